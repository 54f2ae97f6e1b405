import { describe, expect, test } from 'vitest';
import {
	change,
	count,
	day,
	days,
	figure,
	instant,
	month,
	points,
	share,
	signedPoints
} from './format.ts';
import { words } from './messages/vi.ts';

describe('numbers are written the Vietnamese way', () => {
	test('a dot between thousands', () => {
		expect([count(0), count(999), count(1234), count(82811)]).toEqual([
			'0',
			'999',
			'1.234',
			'82.811'
		]);
	});

	test('a comma before one decimal, and the sign at the number', () => {
		expect([share(0), share(0.975), share(1), share(0.0004)]).toEqual([
			'0,0%',
			'97,5%',
			'100,0%',
			'0,0%'
		]);
		expect(days(1234.56)).toBe('1.234,6');
	});
});

test('no data is a dash and never a zero', () => {
	expect([figure(null, 'count'), figure(null, 'share'), figure(null, 'days')]).toEqual([
		'–',
		'–',
		'–'
	]);
	expect(figure(0, 'count')).toBe('0');
});

test('rates differ by points, never by per cent', () => {
	expect(points(0.057)).toBe(`+5,7\u00a0${words.points}`);
	expect(points(-0.008)).toBe(`−0,8\u00a0${words.points}`);
	expect(words.points).toMatch(/\u00a0%$/);
});

test('a difference that rounds to nothing has no sign', () => {
	expect([signedPoints(0.0004), signedPoints(-0.0004), change(0)]).toEqual(['0,0', '0,0', '0,0%']);
});

test('counts change by per cent', () => {
	expect([change(0.031), change(-0.2)]).toEqual(['+3,1%', '−20,0%']);
});

test('days and instants are written day first, in Vietnam time', () => {
	expect(day('2026-09-30')).toBe('30/09/2026');
	expect(month('2026-09')).toBe('09/2026');
	expect(instant('2026-10-05T10:00:00Z')).toBe('17:00 05/10/2026');
	expect(instant('2026-10-05T23:30:00+07:00')).toBe('23:30 05/10/2026');
});
