import type { DuckDBConnection } from '@duckdb/node-api';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DonthuError } from './errors.ts';
import { loadLaw } from './law.ts';
import { quoted } from './open.ts';
import { correctionsKnown, loadSeeds, seedsHash } from './seeds.ts';
import { build as words } from './vi.ts';

export type Layer = 'staging' | 'core' | 'mart';
export const LAYERS: readonly Layer[] = ['staging', 'core', 'mart'];

export type Model = {
	/** `core.matters`, after the file `core/matters.sql`. */
	name: string;
	key: readonly string[];
	reads: readonly string[];
	as: 'table' | 'view';
	/** The select alone, without the head. */
	sql: string;
};

export type ReleaseIdentity = {
	id: string;
	/** The day the release speaks for. */
	as_of: string;
	/** Vietnam time up to which received packages are taken into account. */
	known_at: string;
};

const MODELS = join(import.meta.dirname, 'models');
const AUDITS = join(import.meta.dirname, 'audits');

/** The models in an order in which each comes after those it reads. */
export function readModels(): Model[] {
	const models = LAYERS.flatMap((layer) =>
		readdirSync(join(MODELS, layer))
			.filter((file) => file.endsWith('.sql'))
			.map((file) => parseModel(`${layer}.${basename(file, '.sql')}`, join(MODELS, layer, file)))
	);
	return inOrder(models);
}

function parseModel(name: string, file: string): Model {
	const text = readFileSync(file, 'utf8');
	const end = text.indexOf('*/');
	const head = text.slice(0, end);
	const line = (word: string) => new RegExp(`^${word}\\s+(.+)$`, 'm').exec(head)?.[1]?.trim() ?? '';
	const list = (word: string) => line(word).split(/,\s*/).filter(Boolean);
	const as = line('as');
	if (end === -1 || (as !== 'table' && as !== 'view') || list('key').length === 0) {
		throw new Error(`${file}: the head must say grain, key, reads and as (table or view).`);
	}
	return { name, key: list('key'), reads: list('reads'), as, sql: text.slice(end + 2).trim() };
}

function inOrder(models: Model[]): Model[] {
	const byName = new Map(models.map((model) => [model.name, model]));
	const done = new Set<string>();
	const ordered: Model[] = [];
	const visit = (model: Model, path: string[]) => {
		if (done.has(model.name)) return;
		if (path.includes(model.name)) {
			throw new Error(`Models read each other in a circle: ${[...path, model.name].join(' → ')}.`);
		}
		for (const read of model.reads) {
			const below = byName.get(read);
			if (below) visit(below, [...path, model.name]);
		}
		done.add(model.name);
		ordered.push(model);
	};
	for (const model of models) visit(model, []);
	return ordered;
}

/**
 * Builds a release into `file`, which must not exist, from the ledger attached as `ledger` to a
 * connection in memory. Staging, core and law stay in that memory; the file gets the seeds, the marts
 * and `meta`. The ledger is detached, and so unlocked, as soon as staging has been copied from it.
 *
 * @throws {DonthuError} `audit_failed` when a key is not unique or an audit returns rows.
 */
export async function buildRelease(
	connection: DuckDBConnection,
	identity: ReleaseIdentity,
	file: string
): Promise<void> {
	await connection.run(`attach ${quoted(file)} as release`);
	await connection.run(
		'create schema staging; create schema core; create schema release.mart; create schema release.meta;'
	);
	// Two-part names find staging, core, law and seed in memory, mart and meta in the new file.
	await connection.run(`set search_path = 'memory.main,release.mart,release.meta'`);
	const corrections = await correctionsKnown(connection, 'ledger', identity.known_at);
	await loadSeeds(connection, corrections);
	await loadLaw(connection);
	await writeIdentity(connection, identity, seedsHash(corrections));

	const models = readModels();
	const fromLedger = models.filter((model) =>
		model.reads.some((read) => read.startsWith('ledger.'))
	);
	for (const model of [...fromLedger, ...models.filter((model) => !fromLedger.includes(model))]) {
		await create(connection, model);
		if (model === fromLedger.at(-1)) await connection.run('detach ledger');
	}
	await audit(connection, models);
	await copySeeds(connection);
	await writeContents(connection);
	await connection.run('checkpoint release');
	await connection.run(`set search_path = 'memory.main'`);
	await connection.run('detach release');
}

async function create(connection: DuckDBConnection, model: Model): Promise<void> {
	const catalogue = model.name.startsWith('mart.') ? 'release.' : '';
	try {
		await connection.run(`create ${model.as} ${catalogue}${model.name} as ${model.sql}`);
	} catch (cause) {
		throw new Error(`${model.name} could not be built.`, { cause });
	}
}

async function writeIdentity(
	connection: DuckDBConnection,
	identity: ReleaseIdentity,
	seeds: string
): Promise<void> {
	await connection.run(
		`create table release.meta.release as
			select $id as id, cast($as_of as date) as as_of, cast($known_at as timestamp) as known_at,
				$seeds as seeds_hash`,
		{ ...identity, seeds }
	);
}

async function audit(connection: DuckDBConnection, models: Model[]): Promise<void> {
	const keys = models
		.filter((model) => model.as === 'table')
		.map((model) => ({
			name: `${model.name} (${model.key.join(', ')})`,
			sql: `select ${model.key.join(', ')} from ${model.name} group by all
				having count(*) > 1 or ${model.key.map((column) => `${column} is null`).join(' or ')}`
		}));
	const files = readdirSync(AUDITS)
		.filter((file) => file.endsWith('.sql'))
		.map((file) => ({ name: file, sql: readFileSync(join(AUDITS, file), 'utf8') }));
	for (const { name, sql } of [...keys, ...files]) {
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
		where database_name = 'release' and schema_name in ('mart', 'seed') order by all`
	);
	const parts = tables.getRowsJson().map(
		([name]) => `select '${name}' as name, count(*) as row_count,
			printf('%x', coalesce(bit_xor(hash(content)), 0)) as content_hash from release.${name} as content`
	);
	await connection.run(`create table release.meta.contents as ${parts.join(' union all ')}`);
}
