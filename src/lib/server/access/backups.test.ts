import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { byName, createAccount } from './accounts.ts';
import { AppState } from './app_state.ts';
import { backUpDaily } from './backups.ts';

let home: string;
let folder: string;
let state: AppState;

beforeEach(async () => {
	home = mkdtempSync(join(tmpdir(), 'donthu-backups-'));
	folder = join(home, 'app-backups');
	state = await AppState.open(join(home, 'app.sqlite'));
});
afterEach(() => {
	state.close();
	rmSync(home, { recursive: true });
});

const lan = () =>
	createAccount(
		state,
		{ name: 'lan', person: 'Lan', role: 'analyst', unit: null, password: null, by: 'test' },
		new Date()
	);

test('The application state is copied once a day, for its owner alone', async () => {
	await backUpDaily(state, folder, '2026-11-25');
	await lan();
	await backUpDaily(state, folder, '2026-11-25');
	await backUpDaily(state, folder, '2026-11-26');

	expect(readdirSync(folder).sort()).toEqual(['app-2026-11-25.sqlite', 'app-2026-11-26.sqlite']);
	const known = async (day: string) => {
		const copy = await AppState.open(join(folder, `app-${day}.sqlite`));
		const account = byName(copy, 'lan');
		copy.close();
		return account !== undefined;
	};
	expect([await known('2026-11-25'), await known('2026-11-26')]).toEqual([false, true]);
	expect(statSync(join(folder, 'app-2026-11-26.sqlite')).mode & 0o777).toBe(0o600);
});

test('What lies beside the state is for its owner alone too', () => {
	for (const name of readdirSync(home)) {
		expect([name, statSync(join(home, name)).mode & 0o777]).toEqual([name, 0o600]);
	}
	expect(readdirSync(home)).toContain('app.sqlite-wal');
});

test('Fourteen copies are kept; what somebody else put there stays', async () => {
	for (let day = 1; day <= 16; day += 1) {
		await backUpDaily(state, folder, `2026-11-${`${day}`.padStart(2, '0')}`);
		if (day === 1) writeFileSync(join(folder, 'ghi-chu.txt'), '');
	}
	const names = readdirSync(folder).sort();
	expect(names).toHaveLength(15);
	expect(names[0]).toBe('app-2026-11-03.sqlite');
	expect(names.at(-1)).toBe('ghi-chu.txt');
});

test('A copy that was broken off is made anew, and what is left of it goes the day after', async () => {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'app-2026-11-25.sqlite.1234.part'), 'broken off');
	await backUpDaily(state, folder, '2026-11-25');
	expect(readdirSync(folder)).toContain('app-2026-11-25.sqlite');
	await backUpDaily(state, folder, '2026-11-26');
	expect(readdirSync(folder).sort()).toEqual(['app-2026-11-25.sqlite', 'app-2026-11-26.sqlite']);
});

test('Two servers of one home copy it side by side', async () => {
	const other = await AppState.open(join(home, 'app.sqlite'));
	const copies = [state, other].map((one) => backUpDaily(one, folder, '2026-11-25'));
	await expect(Promise.all(copies)).resolves.toHaveLength(2);
	other.close();
	expect(readdirSync(folder)).toContain('app-2026-11-25.sqlite');
});
