import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isoInstant, vietnamTime } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { readCards } from '../../warehouse/release_card.ts';
import { checkReference, importReference, type Examined } from '../reference/import.ts';
import { CORRECTABLE } from '../reference/tables.ts';
import { compareVersions, csvOf, histories, showVersion } from '../reference/versions.ts';
import { reference as words } from '../reference/vi.ts';

const REJECTED = 2;

/** `donthu reference`: the site's own holidays, limits, units, targets and code lists. */
export async function run(args: string[], home: string): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			'known-at': { type: 'string' },
			version: { type: 'string' },
			from: { type: 'string' },
			to: { type: 'string' },
			json: { type: 'boolean', default: false }
		}
	});
	const [action, ...paths] = positionals;
	const { json: isJson } = values;
	if (action === 'import' || action === 'check') {
		return takeFiles(home, paths, {
			when: values['known-at'],
			isTrial: action === 'check',
			isJson
		});
	}
	if (action === 'export' && paths.length === 1) return exportTables(home, paths[0]!);
	if (action === 'list' && paths.length === 0) return listTables(home, isJson);
	if (action === 'show' && paths.length === 1) {
		return showTable(home, paths[0]!, versionNumber('--version', values.version, true), isJson);
	}
	if (action === 'diff' && paths.length === 1) {
		const [from, to] = [
			versionNumber('--from', values.from),
			versionNumber('--to', values.to)
		] as const;
		return compare(home, paths[0]!, from!, to!, isJson);
	}
	throw new DonthuError('usage', words.unknownAction, words.unknownActionRemedy);
}

function versionNumber(option: string, value: string | undefined, isOptional = false) {
	if (value === undefined && isOptional) return null;
	if (!/^\d{1,9}$/.test(value ?? '')) {
		throw new DonthuError('usage', words.badVersion(option, value), words.badVersionRemedy);
	}
	return Number(value);
}

async function takeFiles(
	home: string,
	files: string[],
	{ when, isTrial, isJson }: { when: string | undefined; isTrial: boolean; isJson: boolean }
): Promise<number> {
	if (files.length === 0) throw new DonthuError('usage', words.noFiles, words.noFilesRemedy);
	const known_at = vietnamTime(when ?? new Date().toISOString());
	if (known_at === null) {
		throw new DonthuError('usage', words.badInstant(`${when}`), words.badInstantRemedy);
	}
	const examined = isTrial
		? { ...(await checkReference(home, files)), taken: [] }
		: await importReference(home, files, known_at);
	const from = isoInstant(known_at);
	// Published releases that would come out otherwise if they were built again.
	const releases = readCards(home)
		.filter((card) => new Date(card.known_at) >= new Date(from))
		.map(({ id }) => id);
	process.stdout.write(
		isJson
			? `${JSON.stringify({ known_at: from, ...examined, releases })}\n`
			: `${told(examined, { files, from, releases, isTrial }).join('\n')}\n`
	);
	return examined.problems.length > 0 ? REJECTED : 0;
}

function told(
	{ problems, changes }: Examined,
	given: { files: readonly string[]; from: string; releases: readonly string[]; isTrial: boolean }
): string[] {
	if (problems.length > 0) return [...problems.map(words.problem), words.notImported];
	return [
		...changes.map(({ table, rows }) => words.changed(table, rows)),
		given.isTrial ? words.checked : words.imported(given.files.join(', '), given.from),
		...(given.releases.length > 0 ? [words.pastChanged(given.releases.join(', '))] : [])
	];
}

/** Writes the tables in force, to be corrected and imported again. */
async function exportTables(home: string, directory: string): Promise<number> {
	mkdirSync(directory, { recursive: true });
	for (const table of CORRECTABLE) {
		const file = join(directory, `${table}.csv`);
		if (existsSync(file)) throw new DonthuError('exists', words.exists(file), words.existsRemedy);
		writeFileSync(file, await csvOf(home, table, null));
	}
	process.stdout.write(`${words.exported(directory)}\n`);
	return 0;
}

async function listTables(home: string, isJson: boolean): Promise<number> {
	const found = await histories(home, new Date());
	const lines = found.flatMap(({ table, versions }) => [table, ...versions.map(words.version)]);
	process.stdout.write(`${isJson ? JSON.stringify(found) : lines.join('\n')}\n`);
	return 0;
}

async function showTable(
	home: string,
	table: string,
	version: number | null,
	isJson: boolean
): Promise<number> {
	process.stdout.write(
		isJson
			? `${JSON.stringify(await showVersion(home, table, version, new Date()))}\n`
			: await csvOf(home, table, version)
	);
	return 0;
}

async function compare(
	home: string,
	table: string,
	from: number,
	to: number,
	isJson: boolean
): Promise<number> {
	const found = await compareVersions(home, table, from, to);
	const lines = [words.changed(table, found.rows), ...found.rows.map(words.rowChange)];
	process.stdout.write(`${isJson ? JSON.stringify(found) : lines.join('\n')}\n`);
	return 0;
}
