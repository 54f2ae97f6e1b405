import { error } from '@sveltejs/kit';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { History, RowChange, Shown, Taken } from '../reference.ts';
import { application } from './application.ts';
import { donthu } from './command_line.ts';

/* The reference tables in the ledger, which `donthu reference` alone opens. */

/** Every table with its versions, the one of the program first. @throws 503 when the ledger cannot be read */
export const histories = (): Promise<History[]> => ask('list');

/** A version of a table; without a number, the last. */
export const shown = (table: string, version: string | null): Promise<Shown> =>
	ask('show', table, ...(version ? ['--version', version] : []));

/** What differs between two versions, row by row. */
export const compared = (
	table: string,
	from: string,
	to: string
): Promise<{ rows: readonly RowChange[] }> => ask('diff', table, '--from', from, '--to', to);

/** A version as the CSV that can be given again. */
export async function csv(table: string, version: string | null): Promise<string> {
	const { code, answer, problem } = await donthu(
		...['reference', 'show', table, ...(version ? ['--version', version] : [])]
	);
	if (code !== 0) refuse(problem);
	return answer;
}

/**
 * Has a file checked, and taken unless it is only a trial.
 *
 * @param known_at from which instant on it holds; empty: now
 * @returns a sentence when the command could not run
 */
export async function give(
	table: string,
	file: File,
	{ known_at, isTrial }: { known_at: string; isTrial: boolean }
): Promise<Taken | { problem: string }> {
	const folder = await mkdtemp(join(tmpdir(), 'donthu-reference-'));
	try {
		const path = join(folder, `${table}.csv`);
		await writeFile(path, new Uint8Array(await file.arrayBuffer()));
		const { code, answer, problem } = await donthu(
			...['reference', isTrial ? 'check' : 'import', path, '--json'],
			...(known_at ? ['--known-at', known_at] : [])
		);
		return code === 0 || code === 2 ? (JSON.parse(answer) as Taken) : { problem };
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** What the log calls a version of a table. */
export const versionName = (table: string, version: number) => `${table} ${version}`;

/** The accounts that gave the versions, by their names in the log; those of the command line are not in it. */
export function givers(): ReadonlyMap<string, string> {
	const rows = application().state.rows<{ object: string; account: string }>(
		`select object, account from log where action = 'reference' and outcome = 'done'`
	);
	return new Map(rows.map(({ object, account }) => [object, account]));
}

async function ask<T>(...args: string[]): Promise<T> {
	const { code, answer, problem } = await donthu('reference', ...args, '--json');
	if (code !== 0) refuse(problem);
	return JSON.parse(answer) as T;
}

/** The command says what is wrong and what to do. */
function refuse(problem: string): never {
	error(503, { message: problem });
}
