import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metric } from '../metrics/catalogue.ts';
import { changeText, extremeText, targetText, valueText } from './sentences.ts';

const petitions = metric('petitions_received');
const rate = metric('own_petitions_rate');
const days = metric('days_to_resolve_median');
const atLeast = (value: number) => ({ value, direction: '>=' as const });

describe('a change', () => {
	test.each([
		[120, 100, 'tăng 20 đơn (20,0%)'],
		[80, 100, 'giảm 20 đơn (20,0%)'],
		[100, 100, 'không thay đổi'],
		[12, 0, 'tăng 12 đơn (kỳ trước không phát sinh)'],
		[0, 0, 'không thay đổi'],
		[10_554, 8_000, 'tăng 2.554 đơn (31,9%)'],
		[null, 3, 'không so sánh được']
	])('of counts from %s to %s reads %s', (now, before, text) => {
		expect(changeText(petitions, now, before)).toBe(text);
	});

	test('of shares is told in points, and what is too small to print is none', () => {
		expect(changeText(rate, 0.857, 0.8)).toBe('tăng 5,7 điểm %');
		expect(changeText(rate, 0.8, 0.857)).toBe('giảm 5,7 điểm %');
		expect(changeText(rate, 0.8, 0.80004)).toBe('không thay đổi');
	});

	test('of days is told in days', () => {
		expect(changeText(days, 12.5, 10)).toBe('tăng 2,5 ngày');
	});
});

describe('a target', () => {
	test.each([
		[6 / 7, 'vượt chỉ tiêu 5,7 điểm %'],
		[0.6, 'thấp hơn chỉ tiêu 20,0 điểm %'],
		[0.8, 'đạt chỉ tiêu'],
		[null, 'chưa có cơ sở so với chỉ tiêu']
	])('of 80 per cent and %s reads %s', (value, text) => {
		expect(targetText(value, atLeast(0.8))).toBe(text);
	});

	test('that is a most is over when there is more', () => {
		expect(targetText(0.05, { value: 0, direction: '<=' })).toBe('cao hơn mức cho phép 5,0 điểm %');
		expect(targetText(0, { value: 0, direction: '<=' })).toBe('đạt chỉ tiêu');
	});
});

test('an extreme names who has it, some who share it, and counts many', () => {
	expect(extremeText(petitions, 12, ['Hà Nội'])).toBe('Hà Nội (12 đơn)');
	expect(extremeText(petitions, 12, ['Hà Nội', 'Huế'])).toBe('Hà Nội và Huế (cùng 12 đơn)');
	expect(extremeText(petitions, 1, ['A', 'B', 'C', 'D'])).toBe('4 nơi cùng 1 đơn');
	expect(extremeText(petitions, null, [])).toBe('không phát sinh');
});

const numberIn = (text: string) => Number(/[\d.]+/.exec(text)![0].replaceAll('.', ''));

test('the number told is the number answered', () => {
	fc.assert(
		fc.property(fc.nat(10_000_000), (value) => {
			expect(numberIn(valueText(petitions, value))).toBe(value);
		})
	);
	fc.assert(
		fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (now, before) => {
			const text = changeText(petitions, now, before);
			if (now === before) expect(text).toBe('không thay đổi');
			else {
				expect(text.startsWith(now > before ? 'tăng' : 'giảm')).toBe(true);
				expect(numberIn(text)).toBe(Math.abs(now - before));
			}
		})
	);
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (a, b) => {
			const text = targetText(a / 1000, atLeast(b / 1000));
			const told = Number(/[\d,]+/.exec(text)?.[0].replace(',', '.') ?? 0);
			expect(told).toBeCloseTo(Math.abs(a - b) / 10, 6);
			expect(text.startsWith(a === b ? 'đạt' : a > b ? 'vượt' : 'thấp hơn')).toBe(true);
		})
	);
});
