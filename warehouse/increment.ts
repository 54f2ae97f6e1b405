import type { DuckDBConnection } from '@duckdb/node-api';
import { rm } from 'node:fs/promises';
import { buildMarts, contentOf, contentsTable, type ReleaseIdentity } from './build.ts';
import { changedCubes, ownersTable } from './cubes.ts';
import { programHash, readModels, type Model } from './models.ts';
import { attachNew, quoted } from './open.ts';
import { correctionsKnown, seedsHash } from './seeds.ts';

/*
A release as an earlier one with what has changed since. Only one thing is new here: which records
have to be made again. Their versions are taken out of the ledger, and an ordinary release is built
of that excerpt, by the same models and with the same audits. Its rows then take the place of theirs
in a copy of the earlier release.

Touched is a record
- that lies in a package which the earlier release did not take into account;
- with a day after the earlier as-of day and up to the new one, or a suspension that was open on
  any of them: nothing else depends on the as-of day;
- that is linked with a touched record: petitions with the matter they name, matters with the matter
  of the instance before. Not only directly: whatever hangs together is made again as a whole, so that
  the excerpt holds everything that any of its records looks up.
All versions count, also those that are no longer or not yet current: links and days that were
count as much as those that are.
*/

/** An excerpt lies in memory, and of most of the ledger it takes longer than to build in full. */
const TOUCHED_MAX = 100_000;
const TOUCHED_SHARE_MAX = 0.25;

/** A record type, with the column that numbers its records in the marts. */
type Records = { type: string; number: string };

/** The release that another is made of. */
export type Base = {
	readonly file: string;
	/** Copies it, and says whether it is as it was published. */
	copyTo(file: string): Promise<boolean>;
};

/**
 * Builds a release into `file`, which must not exist, from an earlier one and the ledger attached as
 * `ledger`. It has the same contents as one built in full.
 *
 * @returns false when `base` does not serve: it is damaged, was made by another program, with other
 * reference data, for a later day, or from packages that are not those of the ledger; or too much has
 * changed since. No file is there then, and `ledger` is still attached.
 * @throws {DonthuError} `audit_failed`
 */
export async function buildOnBase(
	connection: DuckDBConnection,
	identity: ReleaseIdentity,
	base: Base,
	file: string
): Promise<boolean> {
	const models = readModels();
	const records = recordsOf(models);
	const corrections = await correctionsKnown(connection, 'ledger', identity.known_at);
	const seeds_hash = seedsHash(corrections);
	// Most of the copying is waiting for the disk.
	const [copied, found] = await Promise.allSettled([
		base.copyTo(file),
		findChanges(connection, identity, { base: base.file, seeds_hash, records })
	]);
	if (copied.status === 'rejected') throw copied.reason;
	// What was found in a damaged base, or not found for it, means nothing.
	if (copied.value && found.status === 'rejected') throw found.reason;
	const before = copied.value && found.status === 'fulfilled' ? found.value : null;
	if (before === null) {
		await connection.run('detach database if exists base');
		await rm(file, { force: true });
		return false;
	}
	await takeExcerpt(connection, records);
	await connection.run('detach base');
	await connection.run(`${attachNew(file, 'whole')} attach ':memory:' as release;`);
	await buildMarts(connection, identity, { seeds: 'whole', seeds_hash });
	await merge(connection, models, records, { before, as_of: identity.as_of });
	await connection.run('checkpoint whole');
	await connection.run(`set search_path = 'memory.main'`);
	await connection.run('detach release; detach whole;');
	return true;
}

/** Attaches `base`, and finds the records that have to be made again; null when it does not serve, else its as-of day. */
async function findChanges(
	connection: DuckDBConnection,
	identity: ReleaseIdentity,
	{ base, seeds_hash, records }: { base: string; seeds_hash: string; records: readonly Records[] }
): Promise<string | null> {
	await connection.run(`attach ${quoted(base)} as base (read_only)`);
	const base_as_of = await servingAsOf(connection, identity, seeds_hash);
	if (base_as_of === null) return null;
	await findTouched(connection, identity, base_as_of, records);
	return (await touchesLittle(connection, records)) ? base_as_of : null;
}

function recordsOf(models: readonly Model[]): Records[] {
	return models
		.filter(({ name, key }) => name.startsWith('staging.') && key.join() === 'unit,record_key')
		.map(({ name }) => name.slice('staging.'.length))
		.map((type) => ({
			type,
			number: models.find(({ name }) => name === `mart.${type}`)!.key[0]!
		}));
}

/** The as-of day of `base`, when it serves. */
async function servingAsOf(
	connection: DuckDBConnection,
	{ as_of, known_at }: ReleaseIdentity,
	seeds_hash: string
): Promise<string | null> {
	const releases = await connection.runAndReadAll('select * from base.meta.release');
	const [base] = releases.getRowObjectsJson() as [Record<string, string>];
	if (base['program_hash'] !== programHash() || base['seeds_hash'] !== seeds_hash) return null;
	const others = await connection.runAndReadAll(
		`select package.package_no
		from base.mart.packages as package
		anti join ledger.packages as known
			on known.package_no = package.package_no
			and known.content_hash = package.content_hash
			and known.received_at = package.received_at
			and known.loaded_at = package.loaded_at
			and known.received_at <= cast($1 as timestamp)
		limit 1`,
		[known_at]
	);
	return others.currentRowCount === 0 && base['as_of']! <= as_of ? base['as_of']! : null;
}

/** A record as one number. Where two meet by chance, one is made again without need. */
const markOf = (type: string) => `hash('${type}', record.unit, record.record_key)`;

/** Fills `increment.touched` with the marks of the records that have to be made again. */
async function findTouched(
	connection: DuckDBConnection,
	{ as_of, known_at }: ReleaseIdentity,
	base_as_of: string,
	records: readonly Records[]
): Promise<void> {
	await connection.run(
		`create schema increment;
		create table increment.package as
		select package.package_no
		from ledger.packages as package
		anti join base.mart.packages as counted on counted.package_no = package.package_no
		where package.received_at <= ${quoted(known_at)};
		${LINKS}`
	);
	const days = await daysOf(connection);
	const changed = records.map(({ type }) => {
		const conditions = [
			'record.package_no in (from increment.package)',
			...(base_as_of < as_of ? days(type, base_as_of, as_of) : [])
		];
		return `select ${markOf(type)} as mark from ledger.${type} as record
			where ${conditions.join(' or ')}`;
	});
	await connection.run(
		`create table increment.touched as
		with recursive touched as (
			(${changed.join(' union all ')})

			union

			select other.mark
			from touched
			inner join increment.link as own on own.mark = touched.mark
			inner join increment.link as other on other.matter = own.matter
		)
		from touched`
	);
}

/**
 * Which matters a record may hang together with, as numbers. A matter is looked up by its key in
 * units along the succession, which all belong to one unit today.
 */
const LINKS = `
create table increment.link as
with
	family as (
		select owner.unit, owner.owner as family
		from base.mart.unit_owners as owner
		where owner.boundaries = 'current'
	),
	named as (
		select ${markOf('petitions')} as mark, record.unit, record.matter_id as matter_key
		from ledger.petitions as record
		where record.matter_id is not null

		union all

		select ${markOf('matters')} as mark, record.unit, record.record_key as matter_key
		from ledger.matters as record

		union all

		select
			${markOf('matters')} as mark,
			record.previous_unit as unit,
			record.previous_matter_id as matter_key
		from ledger.matters as record
		where record.previous_matter_id is not null
	)
select named.mark, hash(coalesce(family.family, named.unit), named.matter_key) as matter
from named
left join family on family.unit = named.unit;`;

/** Conditions under which a day of a record, of whatever version, lies between two as-of days. */
async function daysOf(connection: DuckDBConnection) {
	const columns = await connection.runAndReadAll(
		`select table_name, column_name, data_type
		from duckdb_columns()
		where database_name = 'ledger' and (data_type = 'DATE' or data_type like 'STRUCT(from_day DATE, to_day DATE)[]')`
	);
	const rows = columns.getRows() as [string, string, string][];
	return (type: string, after: string, until: string): string[] =>
		rows
			.filter(([table]) => table === type)
			.map(([, column, dataType]) =>
				dataType === 'DATE'
					? `record.${column} > date '${after}' and record.${column} <= date '${until}'`
					: `len(list_filter(record.${column}, lambda days: days.from_day <= date '${until}'
						and (days.to_day is null or days.to_day > date '${after}'))) > 0`
			);
}

async function touchesLittle(
	connection: DuckDBConnection,
	records: readonly Records[]
): Promise<boolean> {
	const rows = records.map(({ type }) => `(select count(*) from ledger.${type})`).join(' + ');
	const counts = await connection.runAndReadAll(
		`select (select count(*) from increment.touched), ${rows}`
	);
	const [touched, all] = counts.getRows()[0]!.map(Number) as [number, number];
	return touched <= Math.max(TOUCHED_MAX, all * TOUCHED_SHARE_MAX);
}

/**
 * Puts the touched part of the ledger in the place of the ledger, which is unlocked so. Rows are looked for in
 * two columns, and taken by their numbers: where none lies, no other column is read.
 */
async function takeExcerpt(
	connection: DuckDBConnection,
	records: readonly Records[]
): Promise<void> {
	const types = records.map(({ type }) => type);
	await connection.run(
		`create schema excerpt;
		create table excerpt.packages as from ledger.packages;
		create table excerpt.receipts as from ledger.receipts;
		create table excerpt.problems as
		select receipt_no, code, file, row_no, column_name from ledger.problems;
		${types
			.map(
				(type) => `create table excerpt.${type} as
				from ledger.${type}
				where rowid in (
					select record.rowid
					from ledger.${type} as record
					semi join increment.touched as touched on touched.mark = ${markOf(type)}
				);`
			)
			.join('\n')}
		detach ledger;
		attach ':memory:' as ledger;
		${['packages', 'receipts', 'problems', ...types].map((table) => `create view ledger.${table} as from memory.excerpt.${table};`).join('\n')}`
	);
}

/**
 * Puts the rows of `release` into `whole`. A mart whose key begins with the number of a record holds
 * rows of that record, and only those of touched records are compared; the other marts were made of
 * everything. Rows that came out as they were stay where they are.
 */
async function merge(
	connection: DuckDBConnection,
	models: readonly Model[],
	records: readonly Records[],
	{ before, as_of }: { before: string; as_of: string }
): Promise<void> {
	const numbers = records.map(
		({ type, number }) => `create table increment.${type} as
			select record.${number}
			from whole.mart.${type} as record
			semi join increment.touched as touched on touched.mark = ${markOf(type)};`
	);
	await connection.run(
		`create schema old; create schema gone; create schema came; ${numbers.join('\n')}`
	);
	const marts = models
		.filter(({ name }) => name.startsWith('mart.'))
		.map((mart) => {
			const type = records.find(({ number }) => number === mart.key[0])?.type;
			const isCompared = type ? `old.${mart.key[0]} in (from increment.${type})` : 'true';
			return { ...mart, table: mart.name.slice('mart.'.length), isCompared };
		});
	await connection.run(marts.map(differences).join('\n'));
	const changed = changedCubes(await changedTables(connection, marts), before, as_of);
	const { cubes } = changed;
	const tables = [...marts, ...cubes];
	await connection.run(
		[
			`${ownersTable('whole.mart.unit_owners')};`,
			changed.records,
			...cubes.map(({ differences }) => differences)
		].join('\n')
	);
	const contents = [
		`select name, row_count, cast('0x' || content_hash as ubigint) as content_hash
		from whole.meta.contents`,
		...tables.flatMap(({ name, table }) => [
			`select '${name}', -count(*), coalesce(bit_xor(row_hash), 0) from gone.${table}`,
			`select '${name}', row_count, content_hash from (${contentOf('memory.came', table)})`
		])
	];
	await connection.run(
		`begin;
		create or replace table whole.meta.release as from release.meta.release;
		${contentsTable('whole', contents)};
		${tables
			.map(
				({ name, table }) => `
				delete from whole.${name} where rowid in (select row_id from gone.${table});
				insert into whole.${name} from came.${table};`
			)
			.join('')}
		commit;`
	);
}

async function changedTables(
	connection: DuckDBConnection,
	tables: readonly { name: string; table: string }[]
): Promise<Set<string>> {
	const counts = tables.map(
		({ name, table }) =>
			`select '${name}' where exists (from gone.${table}) or exists (from came.${table})`
	);
	const changed = await connection.runAndReadAll(counts.join(' union all '));
	return new Set(changed.getRows().map(([name]) => `${name}`));
}

/** `gone` and `came`: the rows of a mart that are in one of both and not in the other. */
const differences = ({
	name,
	table,
	key,
	isCompared
}: Model & { table: string; isCompared: string }) => {
	const same = [
		...key.map((column) => `old.${column} = new.${column}`),
		'old.row_hash = hash(new)'
	];
	return `
		create table old.${table} as
		select ${key.map((column) => `old.${column}`).join(', ')}, old.rowid as row_id, hash(old) as row_hash
		from whole.${name} as old
		where ${isCompared};
		create table gone.${table} as
		select old.row_id, old.row_hash
		from old.${table} as old
		anti join release.${name} as new on ${same.join(' and ')};
		create table came.${table} as
		select new.*
		from release.${name} as new
		anti join old.${table} as old on ${same.join(' and ')};`;
};
