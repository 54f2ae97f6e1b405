import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { DonthuError } from '../../warehouse/errors.ts';
import { sync, writeDurably } from '../durably.ts';
import type { Mapping, TypeMapping } from './mapping.ts';
import { source as words } from './vi.ts';

/*
A database as packages. A run takes the rows whose change lies in [since, until): until is the start of
the oldest transaction that was still open, or earlier by the lag that the mapping asks for. So a row
lies in one interval whatever other row has the same instant, and none can still come into an interval
that was read, unless its instant was set longer than the lag before it was committed.
*/

/** Rows read until `until` lie in `packages` folders. Both are instants, ISO 8601. */
export type Pulled = { readonly until: string; readonly packages: number };

type Interval = { readonly since: string; readonly until: string };
type PackageFile = { path: string; type: string; rows: number; sha256: string };
/** By unit and month. */
type Packages = Map<string, PackageFile[]>;

const BOOLEAN = 16;
const INSTANTS = [1114, 1184];
/** Of a line: the unit and the month it goes by, and the rest of it. */
const LINE = /^([A-Za-z0-9]{1,16}),(\d{4}-\d\d),/;

/**
 * Reads what changed since an instant into a new folder, one package folder per unit and month, in one
 * read-only transaction. Rows go through as they come; none is held.
 *
 * @param since ISO 8601; `-infinity`: everything
 * @throws {DonthuError} `source_failed`, `source_row`; the folder is left incomplete then
 */
export async function pullPostgres(
	mapping: Mapping,
	since: string,
	folder: string
): Promise<Pulled> {
	const client = new pg.Client({ connectionString: mapping.connection });
	// A connection that is cut while nothing is asked is told by the next question.
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query(`set time zone 'Asia/Ho_Chi_Minh'`);
		await client.query(`set datestyle = 'ISO, YMD'`);
		await client.query('begin transaction isolation level repeatable read read only');
		const until = await horizon(client, mapping.lag_seconds);
		const packages: Packages = new Map();
		for (const [type, of] of Object.entries(mapping.types)) {
			await copyRows(client, { type, of, interval: { since, until }, folder, packages });
		}
		await client.query('commit');
		for (const [key, files] of packages) {
			await writeManifest(join(folder, key), key, files, { mapping, until });
		}
		await sync(folder);
		return { until, packages: packages.size };
	} catch (error) {
		if (error instanceof DonthuError) throw error;
		const { message, code } = error as NodeJS.ErrnoException;
		throw new DonthuError('source_failed', words.failed(message || `${code}`), words.failedRemedy, {
			cause: error
		});
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** Before this instant nothing can change any more. Other sessions are seen only with pg_read_all_stats. */
async function horizon(client: pg.Client, lagSeconds: number): Promise<string> {
	const { rows } = await client.query<{ until: string }>(
		`select to_char(
			least(now() - make_interval(secs => $1), min(xact_start)) at time zone 'UTC',
			'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
		) as until
		from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid()`,
		[lagSeconds]
	);
	return rows[0]!.until;
}

type Copying = {
	type: string;
	of: TypeMapping;
	interval: Interval;
	folder: string;
	packages: Packages;
};

async function copyRows(client: pg.Client, copying: Copying): Promise<void> {
	const { type, of, interval, folder, packages } = copying;
	const kinds = await client.query(
		`select ${Object.values(of.columns).join(', ')} from ${of.from} as row limit 0`
	);
	const cells = Object.values(of.columns).map((cell, i) =>
		written(cell, kinds.fields[i]!.dataTypeID)
	);
	const stream = client.query(
		copyTo(
			`copy (
				select ${of.unit}, to_char((${of.day})::date, 'YYYY-MM'), ${cells.join(', ')}
				from ${of.from} as row
				where (${of.updated_at})::timestamptz >= '${interval.since}'
					and (${of.updated_at})::timestamptz < '${interval.until}'
				order by 1, 2, ${of.columns['record_id']}
			) to stdout (format csv)`
		)
	);
	const head = `${Object.keys(of.columns).join(',')}\n`;
	const writing: { file: OpenFile | null } = { file: null };
	const close = () => {
		if (!writing.file) return;
		const { key } = writing.file;
		packages.set(key, [...(packages.get(key) ?? []), writing.file.end()]);
		writing.file = null;
	};
	try {
		for await (const line of linesOf(stream)) {
			const [start, unit, month] = LINE.exec(line) ?? [];
			if (start === undefined) {
				throw new DonthuError('source_row', words.badRow(type), words.badRowRemedy);
			}
			const key = `${unit}-${month}`;
			if (writing.file?.key !== key) {
				close();
				await mkdir(join(folder, key), { recursive: true });
				writing.file = new OpenFile(key, type, join(folder, key), head);
			}
			writing.file.write(line.slice(start.length));
		}
	} finally {
		close();
		stream.destroy();
	}
}

/** Cells as a package has them: words for booleans, ISO 8601 for instants. */
function written(cell: string, kind: number): string {
	if (kind === BOOLEAN) return `case when ${cell} then 'true' when not (${cell}) then 'false' end`;
	if (INSTANTS.includes(kind)) return `to_char(${cell}, 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"')`;
	return cell;
}

/** Lines of CSV with their ends; a line within quotes goes on. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
	let rest = '';
	const decoder = new TextDecoder();
	for await (const chunk of chunks) {
		rest += decoder.decode(chunk, { stream: true });
		let from = 0;
		let isQuoted = false;
		for (let at = 0; at < rest.length; at += 1) {
			const letter = rest[at];
			if (letter === '"') isQuoted = !isQuoted;
			else if (letter === '\n' && !isQuoted) {
				yield rest.slice(from, at + 1);
				from = at + 1;
			}
		}
		rest = rest.slice(from);
	}
	if (rest !== '') yield rest;
}

/** A data file that is being written, hashed and counted as it grows. */
class OpenFile {
	readonly key: string;
	readonly #type: string;
	readonly #handle: number;
	readonly #hash: Hash = createHash('sha256');
	#rows = 0;

	constructor(key: string, type: string, folder: string, head: string) {
		this.key = key;
		this.#type = type;
		this.#handle = openSync(join(folder, `${type}.csv`), 'w');
		this.#put(head);
	}

	write(line: string): void {
		this.#put(line);
		this.#rows += 1;
	}

	end(): PackageFile {
		closeSync(this.#handle);
		const path = `${this.#type}.csv`;
		return { path, type: this.#type, rows: this.#rows, sha256: this.#hash.digest('hex') };
	}

	#put(text: string): void {
		// `writeSync` may write a part, on a disk that is almost full.
		writeFileSync(this.#handle, text);
		this.#hash.update(text);
	}
}

/** Written when all of the package is there, and forced to disk with it. */
async function writeManifest(
	folder: string,
	key: string,
	files: readonly PackageFile[],
	{ mapping, until }: { mapping: Mapping; until: string }
): Promise<void> {
	const [, unit, month] = /^(.+)-(\d{4}-\d\d)$/.exec(key)!;
	const [year, number] = month!.split('-').map(Number) as [number, number];
	const lastDay = new Date(Date.UTC(year, number, 0)).getUTCDate();
	for (const { path } of files) await sync(join(folder, path));
	const manifest = {
		contract: 'donthu/1',
		package_id: `${mapping.name}-${key}-${until.replace(/\D/g, '')}`,
		unit,
		period: { from: `${month}-01`, to: `${month}-${lastDay}` },
		created_at: until,
		source: mapping.source,
		files
	};
	await writeDurably(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
}
