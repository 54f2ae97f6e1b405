import type { DuckDBConnection } from '@duckdb/node-api';
import { isoInstant } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { attachTrialLedger } from '../../warehouse/ledger.ts';
import { openMemory } from '../../warehouse/open.ts';
import { readCards, type ReleaseCard } from '../../warehouse/release_card.ts';
import { loadSeeds, shippedSeed } from '../../warehouse/seeds.ts';
import { readCsv } from '../readers/csv.ts';
import { difference, type RowChange } from './difference.ts';
import { columnsOf, CORRECTABLE, type Column, type Table, type Version } from './tables.ts';
import { reference as words } from './vi.ts';

export type History = { table: string; versions: Version[] };

type Kept = Pick<Version, 'version' | 'known_at' | 'imported_at'> & { content: string };

/**
 * Every version of every reference table, the one of the program first, then as they became known.
 * Nothing in the home changes, and no home is made.
 *
 * @throws {DonthuError} `ledger_busy`, `ledger_newer`
 */
export async function histories(home: string, now: Date): Promise<History[]> {
	const cards = readCards(home);
	return withLedger(home, async (read) => {
		const found: History[] = [];
		for (const table of CORRECTABLE) found.push(historyOf(table, await read(table), cards, now));
		return found;
	});
}

/**
 * A version of a table, the one that becomes known last where none is named, with its history.
 *
 * @throws {DonthuError} as `histories`, and `unknown_table`, `unknown_version`
 */
export async function showVersion(
	home: string,
	table: string,
	version: number | null,
	now: Date
): Promise<History & Table & { version: number }> {
	const cards = readCards(home);
	return withLedger(home, async (read, columns) => {
		const kept = await read(table);
		const history = historyOf(table, kept, cards, now);
		const shown = version ?? kept.at(-1)!.version;
		return {
			...tableOf(table, await columns(table), contentOf(table, kept, shown)),
			...history,
			version: shown
		};
	});
}

/** What differs between two versions of a table, row by row. */
export async function compareVersions(
	home: string,
	table: string,
	from: number,
	to: number
): Promise<{ table: string; from: number; to: number; rows: RowChange[] }> {
	return withLedger(home, async (read, columns) => {
		const kept = await read(table);
		const [before, after] = [from, to].map(async (version) =>
			tableOf(table, await columns(table), contentOf(table, kept, version))
		);
		return { table, from, to, rows: difference(await before!, await after!) };
	});
}

/** The content of a version as the CSV that can be imported again. */
export async function csvOf(home: string, table: string, version: number | null): Promise<string> {
	return withLedger(home, async (read) => {
		const kept = await read(table);
		return contentOf(table, kept, version ?? kept.at(-1)!.version);
	});
}

/** A table from its CSV; a column that it does not have, because it is older, is empty. */
export function tableOf(name: string, columns: readonly Column[], content: string): Table {
	const { headings, rows } = readCsv(Buffer.from(content), (text) =>
		columns.some((column) => column.name === text)
	);
	const places = columns.map((column) => headings.indexOf(column.name));
	return {
		name,
		columns,
		rows: [...rows].map((row) => places.map((place) => row[place] || null))
	};
}

async function withLedger<T>(
	home: string,
	work: (
		read: (table: string) => Promise<Kept[]>,
		columns: (table: string) => Promise<Column[]>
	) => Promise<T>
): Promise<T> {
	const connection = await openMemory();
	try {
		const catalogue = (await attachTrialLedger(connection, home)) ? 'past' : 'ledger';
		await loadSeeds(connection);
		return await work(
			(table) => keptOf(connection, catalogue, table),
			(table) => columnsOf(connection, table)
		);
	} finally {
		connection.closeSync();
	}
}

/** The versions of a table as they became known, that of the program first. */
async function keptOf(
	connection: DuckDBConnection,
	catalogue: string,
	table: string
): Promise<Kept[]> {
	if (!CORRECTABLE.includes(table)) {
		throw new DonthuError('unknown_table', words.unknownTable(table), words.tables(CORRECTABLE));
	}
	const found = await connection.runAndReadAll(
		`select version_no, cast(known_at as varchar), cast(imported_at as varchar), content
		from ${catalogue}.reference_versions
		where table_name = $1
		order by known_at, version_no`,
		[table]
	);
	const own = found.getRows() as [number, string, string, string][];
	return [
		{ version: 0, known_at: null, imported_at: null, content: shippedSeed(table) },
		...own.map(([version, known_at, imported_at, content]) => ({
			version,
			known_at: isoInstant(known_at),
			imported_at: isoInstant(imported_at),
			content
		}))
	];
}

function historyOf(
	table: string,
	kept: readonly Kept[],
	cards: readonly ReleaseCard[],
	now: Date
): History {
	const used = cards.map(({ id, known_at, published_at }) => {
		const there = kept.filter(
			({ imported_at }) => imported_at === null || new Date(imported_at) <= new Date(published_at)
		);
		return { id, version: inForce(there, new Date(known_at)) };
	});
	const today = inForce(kept, now);
	return {
		table,
		versions: kept.map(({ content, ...version }) => ({
			...version,
			rows: tableOf(table, [], content).rows.length,
			isInForce: version.version === today,
			releases: used.filter((use) => use.version === version.version).map(({ id }) => id)
		}))
	};
}

/** The version that became known last, up to an instant. */
const inForce = (kept: readonly Kept[], at: Date): number =>
	kept.findLast(({ known_at }) => known_at === null || new Date(known_at) <= at)!.version;

function contentOf(table: string, kept: readonly Kept[], version: number): string {
	const found = kept.find((one) => one.version === version);
	if (!found) {
		const numbers = kept.map(({ version }) => version).join(', ');
		throw new DonthuError(
			'unknown_version',
			words.unknownVersion(table, version),
			words.versions(numbers)
		);
	}
	return found.content;
}
