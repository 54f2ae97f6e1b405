import { describe, expect, test } from 'vitest';
import { readChoice } from '#lib/filter.ts';
import type { Facts, Unit } from '#lib/server/facts.ts';
import { localityOf } from '#lib/server/locality.ts';
import type { Asked } from '#lib/server/page.ts';
import { lineage } from './lineage.ts';

const unit = (code: string, successor: string | null, valid_to: string | null): Unit => ({
	code,
	name: code,
	level: 'district',
	provinces: { '63': '63-02', '34': '34-08' },
	valid_from: null,
	valid_to,
	successor
});
const facts = {
	provinces: new Map([
		['63-02', 'Hà Giang'],
		['63-08', 'Tuyên Quang'],
		['34-08', 'Tuyên Quang']
	]),
	units: new Map([
		['H1', unit('H1', 'KV1', '2025-06-30')],
		['H2', unit('H2', 'KV1', '2024-06-30')],
		['KV1', unit('KV1', null, null)]
	]),
	options: {
		as_of: '2026-09-30',
		periods: [
			{ calendar: 'civil', grain: 'year', key: '2023', from: '2023-01-01', to: '2023-12-31' },
			{ calendar: 'civil', grain: 'year', key: '2024', from: '2024-01-01', to: '2024-12-31' },
			{ calendar: 'civil', grain: 'year', key: '2026', from: '2026-01-01', to: '2026-12-31' }
		],
		successors: { '63-02': '34-08', '63-08': '34-08' },
		codes: { level: ['region'], field: ['civil'] }
	}
} as Partial<Facts> as Facts;

function of(code: string, query = 'lich=civil&ky=2026&cap=region&linh-vuc=civil') {
	const params = new URLSearchParams(query);
	const choice = readChoice(params, facts.options);
	return lineage(
		{ facts, question: { choice } } as Partial<Asked> as Asked,
		localityOf(code, facts)!,
		params
	);
}

describe('a province of today', () => {
	test('names those it was made of, in the last year that was theirs', () => {
		const { before, beforePeriod } = of('34-08');
		expect(before.map(({ name }) => name)).toEqual(['Hà Giang', 'Tuyên Quang']);
		expect(beforePeriod?.key).toBe('2024');
	});

	test('keeps the filter on the way, without the level, which was another then', () => {
		expect(of('34-08').before[0]!.query).toBe('?lich=civil&ky=2024&linh-vuc=civil');
	});
});

test('a province of the old map names the one of today, from the day of the merger', () => {
	const { after, afterFrom } = of('63-02');
	expect(after).toMatchObject({ code: '34-08', query: '?lich=civil&ky=2026&linh-vuc=civil' });
	expect(afterFrom).toBe('2025-07-01');
});

describe('a unit', () => {
	test('names those it took over from, in the last year in which all existed', () => {
		const { before, beforePeriod } = of('KV1');
		expect(before.map(({ code }) => code)).toEqual(['H1', 'H2']);
		expect(beforePeriod?.key).toBe('2023');
	});

	test('that is closed names who took over, from the day after its last', () => {
		expect(of('H1')).toMatchObject({ after: { code: 'KV1' }, afterFrom: '2025-07-01' });
	});
});
