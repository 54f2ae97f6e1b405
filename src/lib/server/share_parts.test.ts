import { expect, test } from 'vitest';
import { SHARE_PARTS } from './share_parts.ts';

const parts = (rate: string, row: Record<string, number | null>) => SHARE_PARTS[rate]!.parts(row);

test('A share of some outcomes is of them and of the others', () => {
	const row = { matters_founded: 2, matters_partly_founded: 3, matters_unfounded: 15 };
	expect(parts('founded_rate', row)).toEqual({ part: 5, whole: 20 });
	const reviews = { reviews_set_aside: 1, reviews_amended: null, reviews_kept: 3 };
	expect(parts('set_aside_rate', reviews)).toEqual({ part: 1, whole: 4 });
});

test('What was transferred is not among what had to be resolved', () => {
	const row = { matters_resolved: 9, matters_total: 20, matters_transferred: 2 };
	expect(parts('resolution_rate', row)).toEqual({ part: 9, whole: 18 });
});

test('Who was not received follows from the share of those who were', () => {
	expect(parts('reception_rate', { receptions: 368, reception_rate: 368 / 372 })).toEqual({
		part: 368,
		whole: 372
	});
	expect(parts('reception_rate', { receptions: 0, reception_rate: 0 })).toBeNull();
	expect(parts('reception_rate', { receptions: 0, reception_rate: null })).toBeNull();
});
