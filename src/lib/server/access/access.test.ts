import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRelease, type OpenRelease } from '#warehouse/release.ts';
import { TestHome } from '../../../../tests/homes.ts';
import { ROLES, RULES, type Role } from '../../roles.ts';
import { facts, type Facts } from '../facts.ts';
import { NEEDS } from './routes.ts';
import { ownUnits, scopeOf, today } from './scope_of.ts';
import { undeclared } from './undeclared.ts';

const home = new TestHome();
let release: OpenRelease;
let known: Facts;

beforeAll(async () => {
	await home.publish('2026-09-30');
	release = await openRelease(home.dir);
	known = await facts(release);
});
afterAll(() => {
	release.close();
	home.remove();
});

describe('What an account sees', () => {
	test('of a unit is the unit of today, whatever it is written down as', () => {
		for (const unit of ['P37', 'T37']) {
			expect(scopeOf({ role: 'unit_clerk', unit }, known)).toMatchObject({
				figures: ['P37'],
				records: ['P37']
			});
		}
	});

	test('of a province are the figures of all, and the records of its units of today', () => {
		const scope = scopeOf({ role: 'provincial_staff', unit: 'P37' }, known);
		expect(scope.figures).toBe('all');
		const units = [...known.units.values()].filter(
			({ provinces, valid_to }) => provinces['34'] === '34-37' && valid_to === null
		);
		expect([...scope.records].sort()).toEqual(units.map(({ code }) => code).sort());
		expect(scope.records).not.toContain('P01');
	});

	test('of a province includes the provinces that became it on 1 July 2025', () => {
		const { kinds } = scopeOf({ role: 'provincial_chief', unit: 'P37' }, known);
		if (kinds === 'all') throw new Error('A province sees the kinds of all units.');
		expect([...kinds.provinces].sort()).toEqual(['34-37', '63-35', '63-36', '63-37']);
		expect(kinds.units).toEqual(expect.arrayContaining(['P37', 'T35', 'T36', 'T37']));
		expect(kinds.units).not.toContain('P01');
	});

	test('of a unit that nobody knows is nothing, unless the role sees the country', () => {
		expect(scopeOf({ role: 'unit_clerk', unit: 'X1' }, known).figures).toEqual([]);
		expect(scopeOf({ role: 'provincial_staff', unit: 'X1' }, known).records).toEqual([]);
	});

	test.each(ROLES)(
		'of role %s has records where it has the permission, and nowhere else',
		(role) => {
			const unit = RULES[role].hasUnit ? 'P37' : null;
			const scope = scopeOf({ role, unit }, known);
			const sees = (units: 'all' | readonly string[]) => units === 'all' || units.length > 0;
			expect(sees(scope.figures)).toBe(RULES[role].permissions.includes('figures'));
			expect(sees(scope.records)).toBe(RULES[role].permissions.includes('records'));
		}
	);

	test.each(['administrator', 'auditor'] as const)('of an %s is no case data', (role) => {
		expect(scopeOf({ role, unit: null }, known)).toMatchObject({ figures: [], records: [] });
	});
});

describe('The units that an account acts for', () => {
	const codes = (role: Role, unit: string | null) =>
		ownUnits({ role, unit }, known).map(({ code }) => code);

	test('are its own and those that became it', () => {
		expect(codes('unit_clerk', 'KV016')).toContain('H213');
		for (const code of codes('unit_clerk', 'KV016')) {
			expect(today(known.units, code)!.code).toBe('KV016');
		}
		expect(codes('unit_chief', 'T24')).toEqual(codes('unit_chief', 'P24'));
	});

	test('are at a province all of its units, before and after the merger', () => {
		const own = codes('provincial_staff', 'P24');
		expect(own).toEqual(expect.arrayContaining(['P24', 'T24', 'T27', 'KV016', 'H213']));
		expect(own.filter((code) => known.units.get(code)!.provinces['34'] !== '34-24')).toEqual([]);
	});

	test('are none for roles without a unit, and for a unit that nobody knows', () => {
		expect(codes('analyst', null)).toEqual([]);
		expect(codes('unit_clerk', 'X1')).toEqual([]);
	});
});

describe('Routes', () => {
	test('all say what they need', () => {
		const files = readdirSync('src/routes', { recursive: true }) as string[];
		expect(undeclared(files, Object.keys(NEEDS))).toEqual([]);
	});

	test('that say nothing are found', () => {
		const files = [
			'+page.svelte',
			'a/+page.server.ts',
			'b/[c]/+server.ts',
			'd/vi.ts',
			'(e)/f/+page.svelte'
		];
		expect(undeclared(files, ['/'])).toEqual(['/a', '/b/[c]', '/f']);
	});
});
