import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TOTP, Secret } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	byName,
	createAccount,
	isLocked,
	noteSignIn,
	setPassword,
	signIn,
	signInWithCode,
	type Account
} from './accounts.ts';
import { AppState } from './app_state.ts';
import { note } from './log.ts';
import { MIGRATIONS } from './migrations.ts';
import { oneTimePassword, passwordProblem } from './passwords.ts';
import { enrol, isCode, newEnrolment } from './second_factor.ts';
import { Sealer } from './secrets.ts';
import { beginSession, endSessionsOf, findSession, sessionsOf } from './sessions.ts';
import { createToken, findToken, revokeToken, tokensOf } from './tokens.ts';

const PASSWORD = 'Xuan-Ha-Thu-Dong-4';
const START = new Date('2026-11-25T01:00:00Z');
const later = (ms: number) => new Date(START.getTime() + ms);
const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];
const FROM = { address: '127.0.0.1', agent: 'test' };

let home: string;
let file: string;
let state: AppState;
let account: Account;

beforeEach(async () => {
	home = mkdtempSync(join(tmpdir(), 'donthu-access-'));
	file = join(home, 'app.sqlite');
	state = await AppState.open(file);
	account = await createAccount(
		state,
		{ name: 'lan', person: 'Lan', role: 'analyst', unit: null, password: PASSWORD, by: 'test' },
		START
	);
});
afterEach(() => {
	state.close();
	rmSync(home, { recursive: true });
});

describe('A sign-in', () => {
	test('needs the name, however it is spelt, and the password', async () => {
		expect(await signIn(state, 'LAN', PASSWORD, START)).toMatchObject({ name: 'lan' });
		expect(await signIn(state, 'lan', 'Xuan-Ha-Thu-Dong-5', START)).toBeNull();
		expect(await signIn(state, 'hoa', PASSWORD, START)).toBeNull();
	});

	test('must wait after a failure, each time twice as long', async () => {
		const fail = (at: number) => signIn(state, 'lan', 'sai', later(at));
		await fail(0);
		expect(await signIn(state, 'lan', PASSWORD, later(0.9 * SECOND))).toBeNull();
		await fail(1 * SECOND);
		expect(await signIn(state, 'lan', PASSWORD, later(2.9 * SECOND))).toBeNull();
		expect(await signIn(state, 'lan', PASSWORD, later(3 * SECOND))).not.toBeNull();
	});

	test('is locked for twelve hours after five failures, for a name that is nobody too', async () => {
		for (const name of ['lan', 'hoa']) {
			for (let at = 0; at < 5; at += 1) await signIn(state, name, 'sai', later(at * MINUTE));
			expect(isLocked(state, name, later(5 * MINUTE))).toBe(true);
		}
		expect(await signIn(state, 'lan', PASSWORD, later(11 * HOUR))).toBeNull();
		expect(await signIn(state, 'lan', PASSWORD, later(13 * HOUR))).not.toBeNull();
	});

	test('forgets failures when it succeeds', async () => {
		for (let at = 0; at < 4; at += 1) await signIn(state, 'lan', 'sai', later(at * MINUTE));
		noteSignIn(state, account, later(5 * MINUTE));
		await signIn(state, 'lan', 'sai', later(6 * MINUTE));
		expect(isLocked(state, 'lan', later(6 * MINUTE))).toBe(false);
	});

	test('is closed to an account that was not used for 45 days, and to a disabled one', async () => {
		expect(await signIn(state, 'lan', PASSWORD, later(44 * DAY))).not.toBeNull();
		expect(await signIn(state, 'lan', PASSWORD, later(45 * DAY))).toBeNull();
		state.run(`update account set disabled_at = '2026-11-25T02:00:00Z'`);
		expect(await signIn(state, 'lan', PASSWORD, later(60 * DAY))).toBeNull();
	});

	test('takes another password after it was set', async () => {
		await setPassword(state, account, 'Bay-Sac-Cau-Vong-7', false);
		expect(await signIn(state, 'lan', PASSWORD, START)).toBeNull();
		expect(await signIn(state, 'lan', 'Bay-Sac-Cau-Vong-7', later(MINUTE))).not.toBeNull();
	});
});

describe('A password', () => {
	test.each([
		['Ab-4567', 'short'],
		[`Ab-4${'x'.repeat(130)}`, 'long'],
		['khong-co-chu-hoa-1', 'classes'],
		['Khong-co-chu-so', 'classes'],
		['Khong1co2ky3tu4', 'classes'],
		['Toi-la-Lan-2026!', 'name'],
		['M@tKhau-cua-toi-9', 'guessed'],
		['Xin-123456-chao', 'guessed'],
		['Mật-Khẩu-cua-2026', 'guessed'],
		[PASSWORD, null],
		['Đường-về-nhà-số-9', null]
	])('%s is judged: %s', (password, problem) => {
		expect(passwordProblem(password, 'lan')).toBe(problem);
	});

	test('for one sign-in passes its own judge, and is another each time', () => {
		const made = Array.from({ length: 200 }, () => oneTimePassword('lan'));
		expect(made.map((password) => passwordProblem(password, 'lan'))).toEqual(made.map(() => null));
		expect(new Set(made).size).toBe(200);
	});

	test('is kept as an Argon2id hash alone', () => {
		expect(byName(state, 'lan')!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});
});

describe('A session', () => {
	const begin = () => beginSession(state, account, null, FROM, START);
	const find = (secret: string, at: number, isAsked = true) =>
		findSession(state, secret, later(at), isAsked);

	test('is found by its secret, of which only a digest is kept', () => {
		const secret = begin();
		expect(find(secret, SECOND)?.account.name).toBe('lan');
		expect(find(`${secret}x`, SECOND)).toBeNull();
		expect(JSON.stringify(state.rows('select * from session'))).not.toContain(secret);
	});

	test('ends after fifteen minutes in which nothing was asked', () => {
		const secret = begin();
		expect(find(secret, 14 * MINUTE)).not.toBeNull();
		expect(find(secret, 28 * MINUTE)).not.toBeNull();
		expect(find(secret, 43 * MINUTE)).toBeNull();
		// It does not come back.
		expect(find(secret, 29 * MINUTE)).toBeNull();
	});

	test('is not kept alive by what a page asks by itself', () => {
		const secret = begin();
		for (let at = 1; at < 15; at += 1) find(secret, at * MINUTE, false);
		expect(find(secret, 15 * MINUTE)).toBeNull();
	});

	test('ends after twelve hours, however busy', () => {
		const secret = begin();
		for (let at = 0; at < 72; at += 1) expect(find(secret, at * 10 * MINUTE)).not.toBeNull();
		expect(find(secret, 12 * HOUR)).toBeNull();
	});

	test('ends with the account, and with all others of it', () => {
		const [one, other] = [begin(), begin()];
		expect(sessionsOf(state, account.account_no, later(SECOND))).toHaveLength(2);
		endSessionsOf(state, account.account_no, later(SECOND));
		expect([find(one, MINUTE), find(other, MINUTE)]).toEqual([null, null]);

		const third = begin();
		state.run(`update account set disabled_at = '2026-11-25T01:00:30Z'`);
		expect(find(third, MINUTE)).toBeNull();
	});
});

describe('A second factor', () => {
	let sealer: Sealer;
	const { secret } = newEnrolment('lan');
	const codeAt = (ms: number) =>
		TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: later(ms).getTime() });
	const check = (code: string, at: number) =>
		isCode(state, sealer, byName(state, 'lan')!, code, later(at));

	beforeEach(() => {
		sealer = new Sealer(home);
	});

	test('is taken into use with a right code alone', () => {
		const wrong = codeAt(0) === '000000' ? '000001' : '000000';
		expect(enrol(state, sealer, account, { secret, code: wrong }, START)).toBeNull();
		expect(byName(state, 'lan')!.totp_secret).toBeNull();
		expect(enrol(state, sealer, account, { secret, code: codeAt(0) }, START)).toHaveLength(8);
	});

	test('takes each code once, one step early or late', () => {
		enrol(state, sealer, account, { secret, code: codeAt(0) }, START);
		expect(check(codeAt(0), SECOND)).toBe(false);
		expect(check(codeAt(MINUTE), MINUTE + 20 * SECOND)).toBe(true);
		expect(check(codeAt(MINUTE), MINUTE + 20 * SECOND)).toBe(false);
		expect(check(codeAt(MINUTE), 10 * MINUTE)).toBe(false);
	});

	test('takes each recovery code once', () => {
		const [first] = enrol(state, sealer, account, { secret, code: codeAt(0) }, START)!;
		expect(check(first!.toLowerCase(), HOUR)).toBe(true);
		expect(check(first!, HOUR)).toBe(false);
	});

	test('cannot be tried for long', () => {
		enrol(state, sealer, account, { secret, code: codeAt(0) }, START);
		const attempt = (code: string, at: number) =>
			signInWithCode(
				state,
				account,
				(now) => check(code, now.getTime() - START.getTime()),
				later(at)
			);
		for (let at = 1; at <= 5; at += 1) attempt('1', at * MINUTE);
		expect(attempt(codeAt(HOUR), HOUR)).toBe(false);
	});

	test('is kept sealed: the file of the state does not tell it', () => {
		enrol(state, sealer, account, { secret, code: codeAt(0) }, START);
		const { totp_secret } = byName(state, 'lan')!;
		expect(Buffer.from(totp_secret!).toString('latin1')).not.toContain(secret);
		const changed = Uint8Array.from(totp_secret!);
		changed[20]! ^= 1;
		expect(() => sealer.unseal(changed)).toThrow();
	});
});

describe('A token', () => {
	const make = (days = 30) =>
		createToken(state, account, { label: 'kho', permissions: ['figures', 'send'], days }, START);

	test('opens what its account may, and no more', () => {
		const found = findToken(state, make(), later(DAY));
		expect(found?.account.name).toBe('lan');
		// An analyst sends no packages.
		expect(found?.token.permissions).toEqual(['figures']);
	});

	test('ends by its day, by being revoked, and with its account', () => {
		expect(findToken(state, make(1), later(DAY))).toBeNull();
		const secret = make();
		const { token_no } = tokensOf(state, account.account_no)[0]!;
		expect(revokeToken(state, { account_no: 999, token_no }, START)).toBe(0);
		expect(revokeToken(state, { account_no: account.account_no, token_no }, START)).toBe(1);
		expect(findToken(state, secret, later(SECOND))).toBeNull();
		const other = make();
		state.run(`update account set disabled_at = '2026-11-25T01:00:30Z'`);
		expect(findToken(state, other, later(MINUTE))).toBeNull();
	});

	test('is valid for a year at the longest', () => {
		expect(() => make(366)).toThrow('365');
	});
});

describe('The application state', () => {
	test('keeps a log that cannot be changed', () => {
		const entry = { at: START, account: 'lan', address: '::1', action: 'sign_in' } as const;
		note(state, { ...entry, outcome: 'done' });
		expect(() => state.run('delete from log')).toThrow('only added to');
		expect(() => state.run(`update log set account = 'hoa'`)).toThrow('only added to');
	});

	test('is refused when a newer program wrote it', async () => {
		state.close();
		new DatabaseSync(file).exec('pragma user_version = 999');
		await expect(AppState.open(file)).rejects.toThrow('newer program');
		new DatabaseSync(file).exec(`pragma user_version = ${MIGRATIONS.length}`);
		state = await AppState.open(file);
	});

	test('is made once when several open it at the same time', async () => {
		const fresh = join(home, 'fresh.sqlite');
		const all = await Promise.all([1, 2, 3].map(() => AppState.open(fresh)));
		expect(all.map((opened) => opened.rows('select * from account'))).toEqual([[], [], []]);
		for (const opened of all) opened.close();
	});

	test('is copied while it is in use', async () => {
		const copy = join(home, 'copy.sqlite');
		await state.copyTo(copy);
		const other = await AppState.open(copy);
		expect(byName(other, 'lan')?.person).toBe('Lan');
		other.close();
		expect(existsSync(copy)).toBe(true);
	});
});
