import { describe, expect, test } from 'vitest';
import { readChoice, type Options } from '../filter.ts';
import type { Unit } from './facts.ts';
import { levelsOf, notApplied, question, successors, whereOf } from './question.ts';

const LEVELS = ['supreme', 'high', 'province', 'district', 'region'];
const options: Options = {
	as_of: '2026-08-15',
	periods: [
		{ calendar: 'procuracy', grain: 'year', key: '2024', from: '2023-12-01', to: '2024-11-30' },
		{ calendar: 'procuracy', grain: 'year', key: '2025', from: '2024-12-01', to: '2025-09-30' },
		{ calendar: 'procuracy', grain: 'year', key: '2026', from: '2025-10-01', to: '2026-09-30' },
		{ calendar: 'assembly', grain: 'year', key: '2025', from: '2024-10-01', to: '2025-09-30' },
		{ calendar: 'assembly', grain: 'year', key: '2026', from: '2025-10-01', to: '2026-09-30' }
	],
	successors: { '63-02': '34-08', '63-08': '34-08' },
	codes: {
		province: ['34-08', '63-02', '63-08'],
		level: LEVELS,
		field: ['civil', 'bankruptcy'],
		petition_kind: ['complaint']
	}
};

const choose = (query: string) => readChoice(new URLSearchParams(query), options);
const asked = (query: string) => question(choose(query), options);

describe('the map', () => {
	test('has 34 provinces, and figures are restated to them, when the period ends after the merger', () => {
		expect(asked('')).toMatchObject({ map: '34', boundaries: 'current' });
		expect(asked('tu=2025-01-01&den=2025-07-01').map).toBe('34');
	});

	test('has 63 provinces, as reported, when the period ended before it', () => {
		expect(asked('tu=2025-01-01&den=2025-06-30')).toMatchObject({
			map: '63',
			boundaries: 'as_reported'
		});
	});

	test('stays that of 34 for a province of 34, whatever the period', () => {
		expect(asked('ky=2024&tinh=34-08').map).toBe('34');
	});
});

describe('boundaries', () => {
	test('that are chosen go before those of the period', () => {
		expect(asked('ranh-gioi=as_reported')).toMatchObject({ map: '34', boundaries: 'as_reported' });
		expect(asked('ky=2024&ranh-gioi=current')).toMatchObject({ map: '34', boundaries: 'current' });
		expect(asked('ky=2024&ranh-gioi=as_reported')).toMatchObject({
			map: '63',
			boundaries: 'as_reported'
		});
	});

	test('of a comparison across the reorganisation are named where each time has its own', () => {
		expect(asked('ranh-gioi=as_reported').comparison?.isReorganised).toBe(true);
		expect(asked('').comparison?.isReorganised).toBe(false);
	});
});

test('what is left out of a filter leaves the other known codes', () => {
	const { where } = asked('cap=!region,district&linh-vuc=!civil');
	expect(where).toEqual({ level: ['supreme', 'high', 'province'], field: ['bankruptcy'] });
});

describe('the trend', () => {
	test('shows a year of months at least', () => {
		expect(asked('tu=2026-05-02&den=2026-06-10').trend).toEqual({
			from: '2025-06-01',
			to: '2026-06-10'
		});
	});

	test('shows the whole of a longer period', () => {
		expect(asked('tu=2023-05-02&den=2026-06-10').trend.from).toBe('2023-05-01');
	});
});

describe('what a period does not know is followed to what took over', () => {
	test('a province of 63 after the merger', () => {
		expect(successors(choose('tinh=63-02'), options)).toEqual({ tinh: '34-08' });
		expect(successors(choose('tinh=!63-02,63-08'), options)).toEqual({ tinh: '!34-08' });
		expect(successors(choose('ky=2024&tinh=63-02'), options)).toBeNull();
		expect(successors(choose('ky=2024&tinh=63-02&ranh-gioi=current'), options)).toEqual({
			tinh: '34-08'
		});
	});

	test('a level, in both directions', () => {
		expect(successors(choose('cap=district'), options)).toEqual({ cap: 'region' });
		expect(successors(choose('ky=2024&cap=region'), options)).toEqual({ cap: 'district' });
		expect(successors(choose('ky=2024&cap=district'), options)).toBeNull();
	});

	test('so each map offers its own levels', () => {
		expect(levelsOf('34', LEVELS)).toEqual(['supreme', 'province', 'region']);
		expect(levelsOf('63', LEVELS)).toEqual(['supreme', 'high', 'province', 'district']);
	});
});

test('an indicator says which filters it cannot follow', () => {
	const where = whereOf(choose('tinh=34-08&loai=complaint&linh-vuc=civil'), options.codes);
	expect(where).toEqual({ province: ['34-08'], field: ['civil'], petition_kind: ['complaint'] });
	expect(notApplied('petitions_received', where)).toEqual([]);
	expect(notApplied('set_aside_rate', where)).toEqual(['petition_kind']);
	expect(notApplied('submission_rate', where)).toEqual(['field', 'petition_kind']);
});

describe('the page of a unit', () => {
	const unit: Unit = {
		code: 'KV1',
		name: 'KV1',
		level: 'region',
		provinces: { '63': '63-02', '34': '34-08' },
		valid_from: '2025-07-01',
		valid_to: null,
		successor: null
	};
	const of = (query: string, changes: Partial<Unit> = {}) =>
		question(choose(query), options, {
			code: 'KV1',
			name: 'KV1',
			unit: { ...unit, ...changes },
			units: ['KV1']
		});

	test('filters by the unit alone, and by no level but its own', () => {
		expect(of('linh-vuc=civil&cap=region').where).toEqual({ unit: ['KV1'], field: ['civil'] });
		expect(of('cap=region').choice.filters).toEqual({
			province: { codes: ['34-08'], isExcluded: false }
		});
	});

	test('shows before its first day what its predecessors reported', () => {
		expect(of('ky=2024')).toMatchObject({ map: '34', boundaries: 'current' });
	});

	test('shows a unit of that time as it was reported', () => {
		const then = of('ky=2024', { valid_from: null, valid_to: '2025-06-30' });
		expect(then).toMatchObject({
			map: '63',
			choice: { filters: { province: { codes: ['63-02'] } } }
		});
	});
});
