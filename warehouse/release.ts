import type { DuckDBConnection } from '@duckdb/node-api';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isoInstant } from './days.ts';
import { DonthuError } from './errors.ts';
import { currentPointer, releaseCard, releaseFile, releasesDir } from './home.ts';
import { openReadOnly } from './open.ts';
import { release as words } from './vi.ts';

export type Period = {
	calendar: string;
	grain: 'year' | 'half' | 'quarter' | 'month' | 'window';
	key: string;
	first_day: string;
	last_day: string;
};

/** What is known of a release beside its content. */
export type ReleaseCard = {
	id: string;
	as_of: string;
	known_at: string;
	published_at: string;
	state: 'provisional' | 'locked';
	/** SHA-256 of the file. */
	sha256: string;
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
	connect(): Promise<DuckDBConnection>;
	close(): void;
};

/** The id of the release that is served; null before the first publication. */
export function currentReleaseId(home: string): string | null {
	const pointer = currentPointer(home);
	return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : null;
}

/** Every release of a home, in order of publication. */
export function readCards(home: string): ReleaseCard[] {
	if (!existsSync(releasesDir(home))) return [];
	return readdirSync(releasesDir(home))
		.filter((file) => file.endsWith('.json'))
		.map((file) => readCard(home, file.slice(0, -'.json'.length)))
		.sort((a, b) => (a.published_at < b.published_at ? -1 : 1));
}

/** @throws {DonthuError} `unknown_release` */
export function readCard(home: string, id: string): ReleaseCard {
	// An id becomes a file name: nothing that could leave the folder passes.
	if (!/^[\w-]+$/.test(id) || !existsSync(releaseCard(home, id))) {
		throw new DonthuError('unknown_release', words.unknown(id), words.unknownRemedy);
	}
	return JSON.parse(readFileSync(releaseCard(home, id), 'utf8')) as ReleaseCard;
}

/**
 * Opens a release for reading; without an id, the one that is served.
 *
 * @throws {DonthuError} `no_release` before the first publication, `unknown_release` for an unknown id.
 */
export async function openRelease(home: string, id?: string): Promise<OpenRelease> {
	const wanted = id ?? currentReleaseId(home);
	if (wanted === null) throw new DonthuError('no_release', words.none, words.noneRemedy);
	readCard(home, wanted);
	const instance = await openReadOnly(releaseFile(home, wanted));
	const connection = await instance.connect();
	const rows = async (sql: string) =>
		(await connection.runAndReadAll(sql)).getRowsJson() as string[][];
	const [identity] = await rows('select id, as_of, known_at from meta.release');
	const periods = await rows(
		'select calendar, grain, key, first_day, last_day from seed.periods order by first_day, last_day'
	);
	const codes = new Map<string, Set<string>>();
	const coded = await rows(
		`select "column", code from seed.columns inner join seed.codes on list = code_list
		union select list, code from seed.codes
		union select 'unit', unit from seed.units`
	);
	for (const [column = '', code = ''] of coded) {
		codes.set(column, (codes.get(column) ?? new Set()).add(code));
	}
	connection.closeSync();
	return {
		id: identity![0]!,
		as_of: identity![1]!,
		known_at: isoInstant(identity![2]!),
		periods: periods.map(
			([calendar, grain, key, first_day, last_day]) =>
				({ calendar, grain, key, first_day, last_day }) as Period
		),
		codes,
		connect: () => instance.connect(),
		close: () => instance.closeSync()
	};
}
