import { expect, test } from 'vitest';
import { onePoint } from './one_point.ts';
import { stepsOf } from './steps.ts';

test('A step is a share of the step that it is a part of, and of no other', () => {
	const counts: Record<string, number> = {
		reviews_requested: 20,
		reviews_eligible: 15,
		reviews_accepted: 30,
		reviews_total: 40,
		reviews_concluded: 10,
		reviews_closing: 30
	};

	const steps = stepsOf((name) => counts[name]!);

	expect(steps.map(({ share }) => share)).toEqual([null, 0.75, null, null, 0.25, 0.75]);
});

test('A step of nothing has no share', () => {
	expect(stepsOf(() => 0).every(({ share }) => share === null)).toBe(true);
});

test('One case more is told where it moves a share by two points or more', () => {
	expect(onePoint(4)).toBe('25,0\u00a0điểm\u00a0%');
	expect(onePoint(49)).toBe('2,0\u00a0điểm\u00a0%');
	expect(onePoint(50)).toBeNull();
	expect(onePoint(0)).toBeNull();
});
