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

const overdue = (value: number | null, previous: number | null) =>
	tile('overdue_rate', { value, previous });
const own = (value: number, verdict: 'beaten' | 'met' | 'missed', isJudged = true) =>
	tile('own_petitions_rate', {
		value,
		target: { value: 0.8, difference: value - 0.8, verdict, isJudged }
	});
const read = (tiles: Tile[], where: Late[] = []) =>
	headline(tiles, where)
		.map(({ text }) => text)
		.join('');
const said = (...pieces: { text: string }[]) => pieces.map(({ text }) => text).join('');

describe('overdue', () => {
	test('fell, rose or stayed against the same day last year', () => {
		expect(read([overdue(0.032, 0.04)])).toBe(said(...words.overdue('3,2%', -1), words.end));
		expect(read([overdue(0.04, 0.032)])).toBe(said(...words.overdue('4,0%', 1), words.end));
		expect(read([overdue(0.0321, 0.0319)])).toBe(said(...words.overdue('3,2%', 0), words.end));
		expect(read([overdue(0.032, null)])).toBe(said(...words.overdue('3,2%', null), words.end));
	});

	test('stands out as the key figure', () => {
		expect(headline([overdue(0.032, 0.04)], []).find(({ isKey }) => isKey)?.text).toBe('3,2%');
	});

	test('of nothing is said in words', () => {
		expect(read([overdue(0, 0.1)])).toBe(said(...words.noneOverdue, words.end));
		expect(read([overdue(null, null)])).toBe(said(...words.nothingOpen, words.end));
	});
});

describe('own petitions', () => {
	test('are judged by points above or below the target', () => {
		expect(read([overdue(0, 0), own(0.857, 'beaten')])).toContain('5,7');
		expect(read([overdue(0, 0), own(0.757, 'missed')])).toContain(
			words.own('missed', '4,3').text.trim().slice(0, -3)
		);
	});

	test('are not judged before their year is over', () => {
		expect(read([overdue(0, 0), own(0.4, 'missed', false)])).toContain(
			words.ownSoFar('40,0%').text
		);
	});
});

describe('places', () => {
	const where = [
		{ name: 'A', overdue: 1 },
		{ name: 'B', overdue: 5 },
		{ name: 'C', overdue: 2 },
		{ name: 'D', overdue: 2 },
		{ name: 'E', overdue: 0 }
	];

	test('the three with most overdue are named with their share of all', () => {
		expect(read([overdue(0.1, 0.1)], where)).toContain(words.places(['B', 'C', 'D'], '90%').text);
	});

	test('nobody is named when all that are late would be', () => {
		expect(read([overdue(0.1, 0.1)], where.slice(2))).not.toContain('C');
	});
});
