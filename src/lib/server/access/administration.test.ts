import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RULES, type Role } from '../../roles.ts';
import { byName, createAccount, noteFailure, type Account } from './accounts.ts';
import { changeAccount, disableAccount, enableAccount, stateOf } from './administration.ts';
import { AppState } from './app_state.ts';
import { beginSession, endOthers, sessionsOf, viewAs } from './sessions.ts';
import { createToken, findToken } from './tokens.ts';
import { fitsRole, unitLabel, unitOf } from './units_to_choose.ts';
import { canBeSeenAs, whoHasSession } from './who.ts';

const NOW = new Date('2026-11-25T01:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const FROM = { address: '127.0.0.1', agent: 'test' };

let home: string;
let state: AppState;

beforeEach(async () => {
	home = mkdtempSync(join(tmpdir(), 'donthu-administration-'));
	state = await AppState.open(join(home, 'app.sqlite'));
});
afterEach(() => {
	state.close();
	rmSync(home, { recursive: true });
});

const make = (name: string, role: Role, unit = RULES[role].hasUnit ? 'P24' : null) =>
	createAccount(
		state,
		{ name, person: name, role, unit, password: 'Xuan-Ha-Thu-Dong-4', by: 'test' },
		NOW
	);
const again = (account: Account) => byName(state, account.name)!;
const begin = (account: Account) => beginSession(state, account, null, FROM, NOW);

describe('An administrator', () => {
	let own: Account;
	beforeEach(async () => {
		own = await make('quan-tri', 'administrator');
	});

	test('changes what others may, which ends their sessions', async () => {
		const lan = await make('lan', 'unit_clerk', 'KV016');
		begin(lan);
		const person = { person: 'Lan', role: lan.role, unit: lan.unit };
		expect(changeAccount(state, own, lan, person, NOW)).toBeNull();
		expect(sessionsOf(state, lan.account_no, NOW)).toHaveLength(1);

		const rights = { person: 'Lan', role: 'unit_chief', unit: 'KV017' } as const;
		expect(changeAccount(state, own, lan, rights, NOW)).toBeNull();
		expect(again(lan)).toMatchObject(rights);
		expect(sessionsOf(state, lan.account_no, NOW)).toEqual([]);
	});

	test('keeps the own rights, but may correct the own name', () => {
		const rights = { person: 'Mai', role: 'auditor', unit: null } as const;
		expect(changeAccount(state, own, own, rights, NOW)).toBe('own');
		expect(disableAccount(state, own, own, NOW)).toBe('own');
		expect(again(own)).toMatchObject({ role: 'administrator', disabled_at: null });
		const named = { ...rights, role: 'administrator' } as const;
		expect(changeAccount(state, own, own, named, NOW)).toBeNull();
		expect(again(own).person).toBe('Mai');
	});

	test('does not close the last of them, even when two close each other at once', async () => {
		const other = await make('quan-tri-2', 'administrator');
		expect(disableAccount(state, own, other, NOW)).toBeNull();
		// The other asked before its session was ended.
		expect(disableAccount(state, other, own, NOW)).toBe('last');
		const rights = { person: 'Mai', role: 'steward', unit: null } as const;
		expect(changeAccount(state, other, own, rights, NOW)).toBe('last');
	});

	test('closes an account to passwords, sessions and tokens, and opens it again', async () => {
		const lan = await make('lan', 'analyst');
		begin(lan);
		const token = createToken(
			state,
			lan,
			{ label: 'kho', permissions: ['figures'], days: 30 },
			NOW
		);
		expect(disableAccount(state, own, lan, NOW)).toBeNull();
		expect(stateOf(state, again(lan), NOW)).toBe('disabled');
		expect(sessionsOf(state, lan.account_no, NOW)).toEqual([]);
		expect(findToken(state, token, NOW)).toBeNull();

		enableAccount(state, lan, later(10));
		expect(stateOf(state, again(lan), later(10))).toBe('open');
		expect(findToken(state, token, later(10))).not.toBeNull();
	});

	test('sees why an account does not open', async () => {
		const lan = await make('lan', 'analyst');
		expect(stateOf(state, lan, later(44))).toBe('open');
		expect(stateOf(state, lan, later(45))).toBe('unused');
		enableAccount(state, lan, later(45));
		expect(stateOf(state, again(lan), later(45))).toBe('open');
		for (let tries = 0; tries < 5; tries += 1) noteFailure(state, 'LAN', NOW);
		expect(stateOf(state, lan, NOW)).toBe('locked');
	});
});

describe('Seen through the eyes of another', () => {
	const seeing = async (role: Role) => {
		const own = await make('quan-tri', 'administrator');
		const seen = await make('lan', role);
		const secret = begin(own);
		const [session] = sessionsOf(state, own.account_no, NOW);
		viewAs(state, session!.session_no, seen.account_no);
		const who = (now = NOW) => whoHasSession(state, secret, { now, isAsked: true, isDemo: true })!;
		return { own, seen, who };
	};

	test('are figures, and nothing that lists, sends or changes', async () => {
		const { who } = await seeing('unit_clerk');
		expect(who()).toMatchObject({ account: { name: 'quan-tri' }, seenAs: { name: 'lan' } });
		expect(who().permissions).toEqual(['figures']);
		expect(who().bearer).toMatchObject({ role: 'unit_clerk', unit: 'P24' });
	});

	test('is no account that sees no figures: the log stays closed to administrators', async () => {
		const { seen, who } = await seeing('auditor');
		expect(canBeSeenAs(seen, NOW)).toBe(false);
		expect(who().seenAs).toBeNull();
		expect(who().permissions).toEqual(['accounts']);
	});

	test('is no account that was closed meanwhile', async () => {
		const { own, seen, who } = await seeing('analyst');
		disableAccount(state, own, seen, NOW);
		expect(who().seenAs).toBeNull();
	});
});

test('The own session goes on when others are ended, and nobody ends those of others', async () => {
	const lan = await make('lan', 'analyst');
	const hoa = await make('hoa', 'analyst');
	[lan, lan, lan, hoa].forEach(begin);
	const [own, one] = sessionsOf(state, lan.account_no, NOW).toSorted(
		(a, b) => a.session_no - b.session_no
	);
	const [foreign] = sessionsOf(state, hoa.account_no, NOW);
	expect(endOthers(state, own!, foreign!.session_no, NOW)).toBe(0);
	expect(endOthers(state, own!, own!.session_no, NOW)).toBe(0);
	expect(endOthers(state, own!, one!.session_no, NOW)).toBe(1);
	expect(endOthers(state, own!, null, NOW)).toBe(1);
	expect(sessionsOf(state, lan.account_no, NOW)).toEqual([own]);
	expect(sessionsOf(state, hoa.account_no, NOW)).toHaveLength(1);
});

describe('The unit of an account', () => {
	const unit = (code: string, name: string, level: string) => ({
		...{ code, name, level, provinces: { '63': null, '34': null } },
		...{ valid_from: null, valid_to: null, successor: null }
	});
	const units = [
		unit('P24', 'Viện kiểm sát nhân dân tỉnh Bắc Ninh', 'province'),
		unit('KV016', 'Viện kiểm sát nhân dân khu vực 1 - Bắc Ninh', 'region')
	];

	test.each([
		[unitLabel(units[1]!), 'KV016'],
		[' kv016', 'KV016'],
		['vien kiem sat nhan dan tinh bac ninh', 'P24'],
		['Bắc Ninh', undefined],
		['', undefined]
	])('is read from what was typed: %s', (text, code) => {
		expect(unitOf(text, units)?.code).toBe(code);
	});

	test('is of the level that the role looks at', () => {
		expect(fitsRole('provincial_staff', units[1]!)).toBe(false);
		expect(fitsRole('provincial_staff', units[0]!)).toBe(true);
		expect(fitsRole('unit_clerk', units[0]!)).toBe(true);
	});
});
