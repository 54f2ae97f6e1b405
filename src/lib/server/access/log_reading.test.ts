import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccount } from './accounts.ts';
import { AppState } from './app_state.ts';
import { logFile } from './log_file.ts';
import { beginsWeek, lastWeeks, logCount, logRows, type LogFilter } from './log_reading.ts';
import { note, type Entry } from './log.ts';
import { lookAt } from './routes.ts';
import { createToken, findToken } from './tokens.ts';

const ALL: LogFilter = { from: null, to: null, account: null, action: null, outcome: null };
let home: string;
let state: AppState;

beforeEach(async () => {
	home = mkdtempSync(join(tmpdir(), 'donthu-log-'));
	state = await AppState.open(join(home, 'app.sqlite'));
});
afterEach(() => {
	state.close();
	rmSync(home, { recursive: true });
});

const add = (at: string, entry: Partial<Entry> = {}) =>
	note(state, {
		account: 'lan',
		address: '10.0.0.1',
		action: 'sign_in',
		outcome: 'done',
		...entry,
		at: new Date(at)
	});
const ats = (filter: Partial<LogFilter>) =>
	logRows(state, { ...ALL, ...filter }, { before: null, limit: 100 }).map(({ at }) => at);

describe('The log', () => {
	test('is asked by days of Vietnam', () => {
		add('2026-11-24T16:59:59.999Z');
		add('2026-11-24T17:00:00Z');
		add('2026-11-25T16:59:59.999Z');
		add('2026-11-25T17:00:00Z');
		expect(ats({ from: '2026-11-25', to: '2026-11-25' })).toEqual([
			'2026-11-25T16:59:59.999Z',
			'2026-11-24T17:00:00.000Z'
		]);
		expect(logCount(state, { ...ALL, to: '2026-11-24' })).toBe(1);
	});

	test('is asked by account, through whose eyes ever, by action and outcome', () => {
		add('2026-11-25T01:00:00Z');
		add('2026-11-25T02:00:00Z', { account: 'quan-tri', seenAs: 'Lan', action: 'view_as' });
		add('2026-11-25T03:00:00Z', { account: null, outcome: 'failed' });
		expect(ats({ account: 'LA' })).toHaveLength(2);
		expect(ats({ account: '%' })).toEqual([]);
		expect(ats({ action: 'view_as' })).toEqual(['2026-11-25T02:00:00.000Z']);
		expect(ats({ outcome: 'failed' })).toEqual(['2026-11-25T03:00:00.000Z']);
	});

	test('takes what is done over a connection that is gone by then, and has no address', () => {
		add('2026-11-25T01:00:00Z', { address: undefined });
		expect(logRows(state, ALL, { before: null, limit: 10 })).toMatchObject([{ address: '?' }]);
	});

	test('names the token with which a program did something', async () => {
		const now = new Date('2026-11-25T01:00:00Z');
		const account = await createAccount(
			state,
			{ name: 'lan', person: 'Lan', role: 'analyst', unit: null, password: null, by: 'tests' },
			now
		);
		const asked = { label: 'Kho báo cáo', permissions: ['figures' as const], days: 30 };
		const { token } = findToken(state, createToken(state, account, asked, now), now)!;
		add('2026-11-25T02:00:00Z', { action: 'export', tokenNo: token.token_no });
		add('2026-11-25T01:00:00Z');

		expect(logRows(state, ALL, { before: null, limit: 10 })).toMatchObject([
			{ token_no: null, token: null },
			{ token_no: token.token_no, token: 'Kho báo cáo' }
		]);
	});

	test('comes in pages, each entry once', () => {
		for (let at = 10; at < 35; at += 1) add(`2026-11-25T01:00:${at}Z`);
		const seen: number[] = [];
		for (let before: number | null = null; ; before = seen.at(-1)!) {
			const rows = logRows(state, ALL, { before, limit: 10 });
			if (rows.length === 0) break;
			seen.push(...rows.map(({ log_no }) => log_no));
		}
		expect(seen).toEqual(Array.from({ length: 25 }, (_, at) => 25 - at));
	});

	test('goes along as a file in which nothing is a formula', async () => {
		state.together(() => {
			for (let at = 0; at < 1_001; at += 1) add('2026-11-25T01:00:00Z');
		});
		add('2026-11-25T02:00:00Z', { account: '=1+1', object: 'Lần "đầu", \n' });
		const text = await new Response(logFile(state, ALL)).arrayBuffer();
		const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
		const [head, first] = decoded.split('\r\n');
		expect(head).toBe(
			'\uFEFFlog_no,at,account,seen_as,token_no,token,address,action,object,outcome'
		);
		expect(first).toBe(
			`1002,2026-11-25T02:00:00.000Z,'=1+1,,,,10.0.0.1,sign_in,"Lần ""đầu"", \n",done`
		);
		expect(decoded.trimEnd().split('\r\n')).toHaveLength(1_003);
	});
});

describe('A week', () => {
	test('goes from Monday to Sunday in Vietnam, and is there without entries too', () => {
		// Sunday 23:59 and Monday 00:00 in Vietnam.
		add('2026-11-22T16:59:00Z', { outcome: 'failed' });
		add('2026-11-22T17:00:00Z', { outcome: 'failed' });
		add('2026-11-23T01:00:00Z', { action: 'export' });
		add('2026-11-23T02:00:00Z', { action: 'second_factor', outcome: 'failed' });
		const weeks = lastWeeks(state, '2026-11-29', 3);
		expect(weeks.map(({ monday, sunday }) => [monday, sunday])).toEqual([
			['2026-11-23', '2026-11-29'],
			['2026-11-16', '2026-11-22'],
			['2026-11-09', '2026-11-15']
		]);
		expect(weeks).toMatchObject([
			{ failures: 1, codes: 1, exports: 1, locks: 0 },
			{ failures: 1, exports: 0 },
			{ failures: 0 }
		]);
	});

	test('was gone through by the one who said so last', () => {
		add('2026-11-24T01:00:00Z', { account: 'hoa', action: 'review', object: '2026-11-16' });
		add('2026-11-25T01:00:00Z', { account: 'mai', action: 'review', object: '2026-11-16' });
		const [running, last] = lastWeeks(state, '2026-11-25', 2);
		expect(running!.reviewed).toBeNull();
		expect(last!.reviewed).toEqual({ by: 'mai', at: '2026-11-25T01:00:00.000Z' });
	});

	test.each([
		['2026-11-23', true],
		['2026-11-24', false],
		['2026-11-30', false],
		['2026-02-30', false],
		['', false]
	])('can be gone through when it has begun: %s', (day, can) => {
		expect(beginsWeek(day, '2026-11-29')).toBe(can);
	});
});

test('Lists of records, accounts and the log are noted when they are looked at', () => {
	expect(lookAt(['records'])).toBe('records');
	expect(lookAt(['figures', 'records'])).toBe('records');
	expect(lookAt(['accounts'])).toBe('look');
	expect(lookAt(['log'])).toBe('log');
	expect([lookAt(['figures']), lookAt('anybody'), lookAt(undefined)]).toEqual([null, null, null]);
});
