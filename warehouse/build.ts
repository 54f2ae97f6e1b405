import type { DuckDBConnection } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCubes } from './cubes.ts';
import { DonthuError } from './errors.ts';
import { loadLaw } from './law.ts';
import { programHash, readAudits, readModels, type Model } from './models.ts';
import { attachNew } from './open.ts';
import { correctionsKnown, loadSeeds, seedsHash } from './seeds.ts';
import { build as words } from './vi.ts';

const CURRENT_VERSIONS = join(import.meta.dirname, 'models', 'current_versions.sql');

export type ReleaseIdentity = {
	id: string;
	/** The day the release speaks for. */
	as_of: string;
	/** Vietnam time up to which received packages are taken into account. */
	known_at: string;
};

/**
 * Builds a release into `file`, which must not exist, from the ledger attached as `ledger` to a
 * connection in memory. The file gets the seeds, the marts, their cubes and `meta`.
 *
 * @throws {DonthuError} `audit_failed` when a key is not unique or an audit returns rows.
 */
export async function buildRelease(
	connection: DuckDBConnection,
	identity: ReleaseIdentity,
	file: string
): Promise<void> {
	await connection.run(attachNew(file, 'release'));
	const corrections = await correctionsKnown(connection, 'ledger', identity.known_at);
	await loadSeeds(connection, corrections);
	await buildMarts(connection, identity, { seeds: 'memory', seeds_hash: seedsHash(corrections) });
	await buildCubes(connection, 'release', identity.as_of);
	await copySeeds(connection);
	await writeContents(connection);
	await connection.run('checkpoint release');
	await connection.run(`set search_path = 'memory.main'`);
	await connection.run('detach release');
}

/**
 * Builds and audits the marts of what lies in `ledger` into the catalogue attached as `release`.
 * Staging, core and law stay in memory. The ledger is detached, and so unlocked, as soon as staging
 * has been copied from it.
 *
 * @param seeds the catalogue in which the schema `seed` is, and the hash of what is in it
 * @throws {DonthuError} `audit_failed`
 */
export async function buildMarts(
	connection: DuckDBConnection,
	identity: ReleaseIdentity,
	{ seeds, seeds_hash }: { seeds: string; seeds_hash: string }
): Promise<void> {
	await connection.run(
		'create schema staging; create schema core; create schema release.mart; create schema release.meta;'
	);
	// Two-part names find staging, core and law in memory, mart and meta in the release.
	await connection.run(`set search_path = 'memory.main,release.mart,release.meta,${seeds}.seed'`);
	await loadLaw(connection);
	await connection.run(readFileSync(CURRENT_VERSIONS, 'utf8'));
	await connection.run(
		`create table release.meta.release as
			select $id as id, cast($as_of as date) as as_of, cast($known_at as timestamp) as known_at,
				$seeds_hash as seeds_hash, $program_hash as program_hash`,
		{ ...identity, seeds_hash, program_hash: programHash() }
	);
	const models = readModels();
	// Models have the larger relation on the left. DuckDB guesses that few records are of before the as-of
	// day, and would then build its hash tables from whole petitions.
	await connection.run(`set disabled_optimizers = 'build_side_probe_side'`);
	const fromLedger = models.filter((model) =>
		model.reads.some((read) => read.startsWith('ledger.'))
	);
	for (const model of [...fromLedger, ...models.filter((model) => !fromLedger.includes(model))]) {
		await create(connection, model);
		if (model === fromLedger.at(-1)) await connection.run('detach ledger');
	}
	await connection.run('reset disabled_optimizers');
	await audit(connection, models);
}

async function create(connection: DuckDBConnection, model: Model): Promise<void> {
	const catalogue = model.name.startsWith('mart.') ? 'release.' : '';
	try {
		await connection.run(`create ${model.as} ${catalogue}${model.name} as ${model.sql}`);
	} catch (cause) {
		throw new Error(`${model.name} could not be built.`, { cause });
	}
}

async function audit(connection: DuckDBConnection, models: readonly Model[]): Promise<void> {
	for (const { name, sql } of readAudits(models)) {
		const found = await connection.runAndReadUntil(sql, 5);
		const rows = found.getRowsJson();
		if (rows.length > 0) {
			throw new DonthuError(
				'audit_failed',
				words.auditFailed(name, JSON.stringify(rows.slice(0, 5))),
				words.auditRemedy
			);
		}
	}
}

async function copySeeds(connection: DuckDBConnection): Promise<void> {
	const tables = await connection.runAndReadAll(
		`select table_name from duckdb_tables() where schema_name = 'seed' and database_name = 'memory'`
	);
	await connection.run('create schema release.seed');
	for (const [table] of tables.getRowsJson()) {
		await connection.run(`create table release.seed.${table} as from memory.seed.${table}`);
	}
}

/** Rows and an order-free content hash of every table, by which two builds are compared. */
async function writeContents(connection: DuckDBConnection): Promise<void> {
	const tables = await connection.runAndReadAll(
		`select schema_name || '.' || table_name from duckdb_tables()
		where database_name = 'release' and schema_name in ('mart', 'cube', 'seed') order by all`
	);
	const parts = tables.getRows().map(([name]) => contentOf('release', `${name}`));
	await connection.run(contentsTable('release', parts));
}

/**
 * The rows of a table and their hash. The hash of a table is the exclusive or of the hashes of its
 * rows: what comes and what goes can be counted in and out.
 */
export const contentOf = (catalogue: string, table: string, where = 'true') =>
	`select '${table}' as name, count(*) as row_count, coalesce(bit_xor(hash(content)), 0) as content_hash
	from ${catalogue}.${table} as content where ${where}`;

/** Makes `meta.contents` of such parts, which are added up by table. */
export const contentsTable = (catalogue: string, parts: readonly string[]) =>
	`create or replace table ${catalogue}.meta.contents as
	select name, cast(sum(row_count) as bigint) as row_count,
		printf('%x', bit_xor(content_hash)) as content_hash
	from (${parts.join(' union all ')})
	group by name order by name`;
