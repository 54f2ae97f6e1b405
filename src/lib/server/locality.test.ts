import { describe, expect, test } from 'vitest';
import type { Facts, Unit } from './facts.ts';
import { CENTRAL, existsOn, localityOf, unitOn } from './locality.ts';

const unit = (code: string, changes: Partial<Unit> = {}): Unit => ({
	code,
	name: code,
	level: 'district',
	provinces: { '63': '63-02', '34': '34-08' },
	valid_from: null,
	valid_to: null,
	successor: null,
	...changes
});
const units = new Map(
	[
		unit('H1', { valid_to: '2024-12-31', successor: 'H2' }),
		unit('H2', { valid_to: '2025-06-30', successor: 'KV1' }),
		unit('KV1', { valid_from: '2025-07-01', level: 'region' }),
		unit('TC', { level: 'supreme', provinces: { '63': null, '34': null } })
	].map((unit) => [unit.code, unit])
);
const facts = {
	provinces: new Map([['34-08', 'Tuyên Quang']]),
	units
} as Partial<Facts> as Facts;

describe('a place', () => {
	test('is a province, filtered by itself', () => {
		expect(localityOf('34-08', facts)).toMatchObject({ name: 'Tuyên Quang', units: null });
	});

	test('is a unit, filtered by its code', () => {
		expect(localityOf('KV1', facts)).toMatchObject({ unit: { code: 'KV1' }, units: ['KV1'] });
	});

	test('is all units without a province together', () => {
		expect(localityOf(CENTRAL, facts)).toMatchObject({ unit: null, units: ['TC'] });
	});

	test('is nothing else', () => {
		expect(localityOf('34-99', facts)).toBeUndefined();
	});
});

describe('a unit', () => {
	test('exists from its first to its last day', () => {
		const exists = (day: string) =>
			existsOn(unit('A', { valid_from: '2020-01-01', valid_to: '2020-12-31' }), day);
		expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map(exists)).toEqual([
			false,
			true,
			true,
			false
		]);
	});

	test('is followed to whoever took over by a day', () => {
		const on = (day: string) => unitOn(units.get('H1')!, day, units).code;
		expect(on('2024-12-31')).toBe('H1');
		expect(on('2025-06-30')).toBe('H2');
		expect(on('2025-07-01')).toBe('KV1');
	});
});
