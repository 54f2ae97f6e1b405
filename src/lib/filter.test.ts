import { describe, expect, test } from 'vitest';
import {
	choiceOnly,
	InvalidChoice,
	onlyOf,
	type Options,
	readChoice,
	turned,
	withSelection,
	withValues
} from './filter.ts';

const options: Options = {
	as_of: '2026-08-15',
	periods: [
		{ calendar: 'procuracy', grain: 'year', key: '2026', from: '2025-10-01', to: '2026-09-30' },
		{ calendar: 'procuracy', grain: 'year', key: '2027', from: '2026-10-01', to: '2027-09-30' },
		{ calendar: 'procuracy', grain: 'half', key: '2026-H1', from: '2025-10-01', to: '2026-03-31' },
		{ calendar: 'civil', grain: 'year', key: '2026', from: '2026-01-01', to: '2026-12-31' },
		{
			calendar: 'assembly',
			grain: 'window',
			key: '2026-10T',
			from: '2025-10-01',
			to: '2026-07-31'
		},
		{ calendar: 'all', grain: 'month', key: '2026-02', from: '2026-02-01', to: '2026-02-28' }
	],
	successors: { '63-24': '34-24' },
	codes: {
		province: ['34-01', '34-24', '63-24'],
		level: ['province', 'region'],
		field: ['civil'],
		petition_kind: ['complaint'],
		limit_key: ['knl1', 'knl2']
	}
};

const read = (query: string) => readChoice(new URLSearchParams(query), options);

describe('a URL without a choice', () => {
	test('means the procuracy year to the as-of day, everywhere, everything', () => {
		expect(read('')).toEqual({
			calendar: 'procuracy',
			period: {
				key: '2026',
				grain: 'year',
				from: '2025-10-01',
				to: '2026-08-15',
				end: '2026-09-30'
			},
			comparison: 'last_year',
			boundaries: null,
			filters: {}
		});
	});

	test('may name its keys with nothing, as a plain form does', () => {
		expect(read('lich=&ky=&tu=&den=&tinh=&cap=&linh-vuc=&loai=')).toEqual(read(''));
	});
});

describe('a period', () => {
	test('is read in the chosen calendar', () => {
		expect(read('lich=civil&ky=2026').period).toMatchObject({
			from: '2026-01-01',
			end: '2026-12-31'
		});
		expect(read('ky=2026-H1').period).toMatchObject({ from: '2025-10-01', to: '2026-03-31' });
	});

	test('of months and named windows is the same in every calendar', () => {
		expect(read('lich=civil&ky=2026-02').period.from).toBe('2026-02-01');
		expect(read('lich=civil&ky=2026-10T').period.to).toBe('2026-07-31');
	});

	test('may be a range of days, cut to the as-of day', () => {
		expect(read('tu=2026-05-02&den=2026-12-31').period).toEqual({
			key: '',
			grain: 'range',
			from: '2026-05-02',
			to: '2026-08-15',
			end: '2026-12-31'
		});
	});

	test('that is named wins over days, unless the button for days was pressed last', () => {
		expect(read('ky=2026-02&tu=2026-05-02&den=2026-05-31').period.key).toBe('2026-02');
		expect(read('ky=2026-02&tu=2026-05-02&den=2026-05-31&ky=').period.from).toBe('2026-05-02');
	});
});

describe('a value that stands for nothing is named, with its reason', () => {
	test.each([
		['lich=lunar', 'lich', 'unknown'],
		['ky=2031', 'ky', 'unknown'],
		['lich=civil&ky=2026-H1', 'ky', 'unknown'],
		['ky=2027', 'ky', 'future'],
		['tu=2026-05-02', 'den', 'one_day_missing'],
		['tu=2026-02-30&den=2026-05-01', 'tu', 'not_a_day'],
		['tu=2026-05-02&den=2026-05-01', 'den', 'reversed'],
		['tu=2026-09-01&den=2026-09-30', 'tu', 'future'],
		['tinh=24', 'tinh', 'unknown'],
		['cap=commune', 'cap', 'unknown'],
		['linh-vuc=x', 'linh-vuc', 'unknown'],
		['loai=x', 'loai', 'unknown'],
		['tinh=34-24,34-99', 'tinh', 'unknown'],
		['so-sanh=x', 'so-sanh', 'unknown'],
		['ranh-gioi=x', 'ranh-gioi', 'unknown'],
		['loc=limit_key:x', 'loc', 'unknown'],
		['loc=colour:red', 'loc', 'unknown']
	])('%s', (query, key, reason) => {
		let problem: unknown;
		try {
			read(query);
		} catch (cause) {
			problem = cause;
		}
		expect(problem).toBeInstanceOf(InvalidChoice);
		expect(problem).toMatchObject({ key, reason });
	});
});

describe('a selection', () => {
	test('may be of several codes, and of any dimension', () => {
		expect(read('tinh=34-24,34-01&loc=limit_key:knl2').filters).toEqual({
			province: { codes: ['34-01', '34-24'], isExcluded: false },
			limit_key: { codes: ['knl2'], isExcluded: false }
		});
	});

	test('may leave its codes out', () => {
		expect(read('tinh=!34-24').filters['province']).toEqual({ codes: ['34-24'], isExcluded: true });
	});

	test('is read as a form without JavaScript sends it', () => {
		const sent = 'tinh=!&tinh=34-24&tinh=34-01&cap=!';
		expect(read(sent).filters).toEqual(read('tinh=!34-01,34-24').filters);
	});

	test('of one code alone is that code', () => {
		expect(onlyOf(read('tinh=34-24'), 'province')).toBe('34-24');
		expect(onlyOf(read('tinh=34-24,34-01'), 'province')).toBeNull();
		expect(onlyOf(read('tinh=!34-24'), 'province')).toBeNull();
		expect(onlyOf(read(''), 'province')).toBeNull();
	});

	const wanted = (...codes: string[]) => ({ codes, isExcluded: false });
	const left = (...codes: string[]) => ({ codes, isExcluded: true });

	test('turns with each click on a mark: filtered to, left out, as before', () => {
		expect(turned(undefined, 'a')).toEqual(wanted('a'));
		expect(turned(wanted('a'), 'a')).toEqual(left('a'));
		expect(turned(left('a'), 'a')).toBeNull();
	});

	test('keeps the other codes where they can stay', () => {
		expect(turned(wanted('b'), 'a')).toEqual(wanted('b', 'a'));
		expect(turned(wanted('b', 'a'), 'a')).toEqual(wanted('b'));
		expect(turned(left('b'), 'a')).toEqual(wanted('a'));
		expect(turned(left('b', 'a'), 'a')).toEqual(left('b'));
	});
});

test('a comparison and boundaries are chosen by their own keys', () => {
	expect(read('so-sanh=ky-truoc&ranh-gioi=current')).toMatchObject({
		comparison: 'previous',
		boundaries: 'current'
	});
	expect(read('so-sanh=khong').comparison).toBe('none');
});

describe('one choice has one address', () => {
	const params = new URLSearchParams('loai=complaint&ky=2026-02&tinh=&xep=received');

	test('keys stand in a fixed order, without empty ones, and other keys stay', () => {
		expect(withValues(params, {})).toBe('?ky=2026-02&loai=complaint&xep=received');
	});

	test('a value is set or taken away', () => {
		expect(withValues(params, { tinh: '34-24', loai: null })).toBe(
			'?ky=2026-02&tinh=34-24&xep=received'
		);
		expect(withValues(new URLSearchParams('ky=2026'), { ky: null })).toBe('');
		expect(withValues(new URLSearchParams('lich=civil'), { lich: 'procuracy' })).toBe('');
		expect(withValues(new URLSearchParams('so-sanh=cung-ky'), {})).toBe('');
	});

	test('codes stand in order, in whatever order they were chosen', () => {
		const chosen = new URLSearchParams('tinh=34-24&tinh=34-01&loc=b:2&loc=a:!2,1');
		expect(withValues(chosen, {})).toBe('?tinh=34-01,34-24&loc=a:!1,2&loc=b:2');
	});

	test('a selection of any dimension is set or taken away', () => {
		const filtered = new URLSearchParams('cap=region&loc=limit_key:knl2&loc=instance:second');
		expect(withSelection(filtered, 'limit_key', null)).toBe('?cap=region&loc=instance:second');
		expect(withSelection(filtered, 'level', { codes: ['province'], isExcluded: true })).toBe(
			'?cap=!province&loc=instance:second&loc=limit_key:knl2'
		);
	});

	test('the choice alone goes along to another page', () => {
		expect(choiceOnly(new URLSearchParams('ky=2026&chi-tieu=x&loc=a:1'))).toBe('?ky=2026&loc=a:1');
	});
});
