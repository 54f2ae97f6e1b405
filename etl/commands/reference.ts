import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isoInstant, vietnamTime } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { attachTrialLedger } from '../../warehouse/ledger.ts';
import { openMemory } from '../../warehouse/open.ts';
import { readCards } from '../../warehouse/release.ts';
import { correctionsKnown, shippedSeed, type Corrections } from '../../warehouse/seeds.ts';
import { CORRECTABLE, importReference } from '../reference/import.ts';
import { reference as words } from '../reference/vi.ts';

const REJECTED = 2;

/** `donthu reference`: the site's own holidays, limits, units, targets and code lists. */
export async function run(args: string[], home: string): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { 'known-at': { type: 'string' }, json: { type: 'boolean', default: false } }
	});
	const [action, ...paths] = positionals;
	if (action === 'import') return importFiles(home, paths, values['known-at'], values.json);
	if (action === 'export' && paths.length === 1) return exportTables(home, paths[0]!);
	if (action === 'list' && paths.length === 0) return listTables(home);
	throw new DonthuError('usage', words.unknownAction, words.unknownActionRemedy);
}

async function importFiles(
	home: string,
	files: string[],
	when: string | undefined,
	isJson: boolean
): Promise<number> {
	if (files.length === 0) throw new DonthuError('usage', words.noFiles, words.noFilesRemedy);
	const known_at = vietnamTime(when ?? new Date().toISOString());
	if (known_at === null) {
		throw new DonthuError('usage', words.badInstant(`${when}`), words.badInstantRemedy);
	}
	const problems = await importReference(home, files, known_at);
	const from = isoInstant(known_at);
	const past = readCards(home).filter((card) => new Date(card.known_at) >= new Date(from));
	if (isJson) {
		process.stdout.write(`${JSON.stringify({ known_at: from, problems })}\n`);
	} else if (problems.length > 0) {
		const lines = problems.map(({ file, row, column, message }) =>
			words.problem(file, row, column, message)
		);
		process.stdout.write(`${[...lines, words.notImported].join('\n')}\n`);
	} else {
		process.stdout.write(`${words.imported(files.join(', '), from)}\n`);
		if (past.length > 0) {
			process.stdout.write(`${words.pastChanged(past.map(({ id }) => id).join(', '))}\n`);
		}
	}
	return problems.length > 0 ? REJECTED : 0;
}

/** Writes the tables in force, to be corrected and imported again. */
async function exportTables(home: string, directory: string): Promise<number> {
	const corrections = await known(home);
	mkdirSync(directory, { recursive: true });
	for (const table of CORRECTABLE) {
		const file = join(directory, `${table}.csv`);
		if (existsSync(file)) throw new DonthuError('exists', words.exists(file), words.existsRemedy);
		writeFileSync(file, corrections.get(table) ?? shippedSeed(table));
	}
	process.stdout.write(`${words.exported(directory)}\n`);
	return 0;
}

async function listTables(home: string): Promise<number> {
	const connection = await openMemory();
	try {
		const hasPast = await attachTrialLedger(connection, home);
		const versions = await connection.runAndReadAll(
			`select table_name, strftime(known_at, '%Y-%m-%d %H:%M:%S')
			from ${hasPast ? 'past' : 'ledger'}.reference_versions order by table_name, known_at, version_no`
		);
		const rows = versions.getRows() as [string, string][];
		const lines = CORRECTABLE.flatMap((table) => [
			`${table}: ${words.shipped}`,
			...rows.filter(([name]) => name === table).map(([name, at]) => words.version(name, at))
		]);
		process.stdout.write(`${lines.join('\n')}\n`);
		return 0;
	} finally {
		connection.closeSync();
	}
}

async function known(home: string): Promise<Corrections> {
	const connection = await openMemory();
	try {
		const hasPast = await attachTrialLedger(connection, home);
		return await correctionsKnown(connection, hasPast ? 'past' : 'ledger');
	} finally {
		connection.closeSync();
	}
}
