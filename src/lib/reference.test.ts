import { describe, expect, test } from 'vitest';
import { search, tally } from './reference.ts';

const ROWS = [
	['P24', 'Viện kiểm sát nhân dân tỉnh Bắc Ninh', null],
	['P48', 'Viện kiểm sát nhân dân thành phố Đà Nẵng', null]
];

describe('A search in a reference table', () => {
	test.each([
		['', ['P24', 'P48']],
		['bac ninh', ['P24']],
		['ĐÀ NẴNG', ['P48']],
		['da nang p48', ['P48']],
		['ninh nẵng', []]
	])('for «%s» finds %j, whatever the accents and the case', (sought, found) => {
		expect(search(ROWS, sought).map(([code]) => code)).toEqual(found);
	});
});

test('Changes are counted by kind', () => {
	const row = (change: 'added' | 'changed' | 'removed') => ({ change, key: [], cells: [] });
	expect(tally([row('added'), row('removed'), row('added')])).toEqual({
		added: 2,
		changed: 0,
		removed: 1
	});
});
