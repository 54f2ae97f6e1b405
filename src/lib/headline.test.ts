import { describe, expect, test } from 'vitest';
import type { Tile } from './figures.ts';
import { headline, type Late } from './headline.ts';
import { headline as words } from './messages/vi.ts';

const tile = (metric: string, changes: Partial<Tile>): Tile => ({
	metric,
	label: metric,
	type: 'share',
	unit: '',
	value: null,
	n: null,
	target: null,
	previous: null,
	trend: [],
	notApplied: [],
	...changes
});

/** A rate of so many matters. */
const overdue = (value: number | null, previous: number | null, whole = 1000) =>
	tile('overdue_rate', {
		value,
		previous,
		n: value === null ? null : { part: Math.round(value * whole), whole }
	});
const own = (value: number, verdict: 'beaten' | 'met' | 'missed', isJudged = true, whole = 1000) =>
	tile('own_petitions_rate', {
		value,
		n: { part: value * whole, whole },
		target: { value: 0.8, difference: value - 0.8, verdict, isJudged }
	});
const read = (tiles: Tile[], where: Late[] = []) =>
	headline(tiles, where)
		.map(({ text }) => text)
		.join('');
const said = (...pieces: { text: string }[]) => pieces.map(({ text }) => text).join('');

describe('overdue', () => {
	test('fell, rose or stayed against the same day last year', () => {
		const many = (value: number, previous: number | null) => read([overdue(value, previous, 9000)]);
		expect(many(0.032, 0.04)).toBe(said(...words.overdue('3,2%', -1), words.end));
		expect(many(0.04, 0.032)).toBe(said(...words.overdue('4,0%', 1), words.end));
		expect(many(0.032, null)).toBe(said(...words.overdue('3,2%', null), words.end));
		// Both are printed alike.
		expect(many(0.0321, 0.0319)).toBe(said(...words.overdue('3,2%', 0), words.end));
	});

	test('of not so many is told in cases too', () => {
		expect(read([overdue(0.05, 0.04, 100)])).toContain(words.cases('5', '100').text);
	});

	test('opens the definition of its rate', () => {
		const piece = headline([overdue(0.032, 0.04)], []).find(({ metric }) => metric);
		expect(piece).toEqual({ text: '3,2%', metric: 'overdue_rate' });
	});

	test('of few is told in cases, without a trend', () => {
		expect(read([overdue(0.25, 0.1, 4)])).toBe(said(...words.overdueOf('1', '4'), words.end));
	});

	test('of nothing is said in words', () => {
		expect(read([overdue(0, 0.1)])).toBe(said(...words.noneOverdue('1.000'), words.end));
		expect(read([overdue(null, null), own(0.5, 'missed')])).toContain(said(...words.nothingOpen));
	});
});

describe('own petitions', () => {
	test('are judged by points above or below the target', () => {
		expect(read([overdue(0, 0), own(0.857, 'beaten')])).toContain('5,7');
		expect(read([overdue(0, 0), own(0.757, 'missed')])).toContain('4,3');
	});

	test('are not judged before their year is over', () => {
		expect(read([overdue(0, 0), own(0.4, 'missed', false)])).toContain(words.ownRate('40,0%').text);
	});

	test('of few are told in petitions', () => {
		expect(read([overdue(0, 0), own(0.5, 'missed', true, 4)])).toContain(
			words.ownOf('2', '4').text
		);
	});
});

describe('places', () => {
	const at = (...overdue: number[]) =>
		overdue.map((overdue, i) => ({ name: 'ABCDEFGH'[i]!, overdue }));
	const where = (places: Late[]) => read([overdue(0.1, 0.1)], places);

	test('the three with most overdue are named, with their part of all', () => {
		expect(where(at(1, 5, 3, 2, 0))).toContain(words.mostAt(['B', 'C', 'D'], '10/11 việc').text);
	});

	test('a part of many is a percentage', () => {
		expect(where(at(10, 50, 30, 20))).toContain(
			words.mostAt(['B', 'C', 'D'], words.percent('91')).text
		);
	});

	test('nobody is named who has no more than one who is not named', () => {
		expect(where(at(2, 2, 1, 1, 1))).toContain(words.mostAt(['A', 'B'], '4/7 việc').text);
		expect(where(at(1, 1, 1, 1))).toContain(words.spread('4').text);
	});

	test('all are named when they are few', () => {
		expect(where(at(1, 0, 2))).toContain(words.onlyAt(['C', 'A']).text);
	});
});

test('a period without any figure says so', () => {
	expect(read([tile('petitions_received', {}), overdue(null, null)])).toBe(
		said(...words.nothing, words.end)
	);
});
