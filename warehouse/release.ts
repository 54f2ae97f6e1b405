import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { sql } from 'kysely';
import { readCubes, type Cube } from './cubes.ts';
import { isoInstant } from './days.ts';
import { DonthuError } from './errors.ts';
import { releaseFile } from './home.ts';
import { openReadOnly } from './open.ts';
import { db, rowsOf } from './query.ts';
import { currentReleaseId, readCard } from './release_card.ts';
import { release as words } from './vi.ts';

export type Period = {
	calendar: string;
	grain: 'year' | 'half' | 'quarter' | 'month' | 'window';
	key: string;
	first_day: string;
	last_day: string;
};

/** A release that can be asked. Its file never changes. */
export type OpenRelease = {
	readonly id: string;
	readonly as_of: string;
	/** ISO 8601, Vietnam time. */
	readonly known_at: string;
	readonly periods: readonly Period[];
	/** Codes of each coded column, and of `unit`, that a filter may name. */
	readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
	/** What it has counted by month, in the order to be tried. */
	readonly cubes: readonly Cube[];
	connect(): Promise<DuckDBConnection>;
	close(): void;
};

/**
 * Opens a release for reading; without an id, the one that is served.
 *
 * @throws {DonthuError} `no_release` before the first publication, `unknown_release` for an unknown id,
 * `release_unreadable` for one whose file is gone or damaged
 */
export async function openRelease(home: string, id?: string): Promise<OpenRelease> {
	const wanted = id ?? currentReleaseId(home);
	if (wanted === null) throw new DonthuError('no_release', words.none, words.noneRemedy);
	readCard(home, wanted);
	try {
		return await openFile(releaseFile(home, wanted), wanted);
	} catch (cause) {
		const { unreadable, unreadableRemedy } = words;
		throw new DonthuError('release_unreadable', unreadable(wanted), unreadableRemedy, { cause });
	}
}

async function openFile(file: string, id: string): Promise<OpenRelease> {
	const instance = await openReadOnly(file);
	try {
		return await describe(instance, id);
	} catch (error) {
		instance.closeSync();
		throw error;
	}
}

async function describe(instance: DuckDBInstance, id: string): Promise<OpenRelease> {
	const connection = await instance.connect();
	const identity = await rowsOf(
		connection,
		db.selectFrom('meta.release').select(['id', 'as_of', 'known_at'])
	);
	const periods = await rowsOf(
		connection,
		db
			.selectFrom('seed.periods')
			.select(['calendar', 'grain', 'key', 'first_day', 'last_day'])
			.orderBy('first_day')
			.orderBy('last_day')
	);
	const codes = await readCodes(connection);
	const cubes = await readCubes(connection);
	connection.closeSync();
	const { as_of, known_at } = identity[0]!;
	return {
		id,
		as_of: as_of!,
		known_at: isoInstant(known_at!),
		periods: periods as Period[],
		codes,
		cubes,
		connect: () => instance.connect(),
		close: () => instance.closeSync()
	};
}

/** In the order of the seeds, always the same: pages list units in it. */
async function readCodes(connection: DuckDBConnection): Promise<Map<string, Set<string>>> {
	const place = sql<number>`code.rowid`.as('place');
	const coded = db
		.selectFrom('seed.columns as coded')
		.innerJoin('seed.codes as code', 'code.list', 'coded.code_list')
		.select(['coded.column as name', 'code.code', place])
		.unionAll(db.selectFrom('seed.codes as code').select(['code.list as name', 'code.code', place]))
		.unionAll(
			db
				.selectFrom('seed.units as code')
				.select([sql<string>`'unit'`.as('name'), 'code.unit as code', place])
		)
		.orderBy('place');
	const codes = new Map<string, Set<string>>();
	for (const { name, code } of await rowsOf(connection, coded)) {
		codes.set(name, (codes.get(name) ?? new Set()).add(code));
	}
	return codes;
}
