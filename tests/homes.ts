import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPackages } from '../etl/load.ts';
import { publish } from '../etl/publish.ts';
import { addDays, vietnamTime } from '../warehouse/days.ts';
import { numbers, type Cell, type NumbersRequest, type Scope } from '../warehouse/numbers.ts';
import { openRelease, type OpenRelease } from '../warehouse/release.ts';

/** A row of a package: headings and values, as they stand in the CSV. */
export type Row = Readonly<Record<string, string | number | boolean>>;
export type RecordType =
	'receptions' | 'petitions' | 'matters' | 'supervisions' | 'documents' | 'reviews';
export type Package = {
	package_id: string;
	unit: string;
	/** First and last day. */
	period: readonly [string, string];
	created_at: string;
	rows: Partial<Record<RecordType, readonly Row[]>>;
};

/** A home of its own for one test: packages go in through the loader, numbers come out of a release. */
export class TestHome {
	readonly dir = mkdtempSync(join(tmpdir(), 'donthu-home-'));
	#sent = 0;
	#open: OpenRelease[] = [];

	/** Loads packages in the order given, received when they were made. */
	async load(...packages: Package[]) {
		const folders = packages.map((content) => this.write(content));
		return loadPackages(this.dir, folders, { receivedAt: 'manifest' });
	}

	/** Writes a package as a folder; answers where. */
	write({ rows, period: [from, to], ...manifest }: Package): string {
		this.#sent += 1;
		const folder = join(
			this.dir,
			'sent',
			`${`${this.#sent}`.padStart(6, '0')}-${manifest.package_id}`
		);
		mkdirSync(folder, { recursive: true });
		const files = Object.entries(rows).map(([type, records]) => {
			const text = csv(records);
			writeFileSync(join(folder, `${type}.csv`), text);
			const sha256 = createHash('sha256').update(text).digest('hex');
			return { path: `${type}.csv`, type, rows: records.length, sha256 };
		});
		const content = { contract: 'donthu/1', ...manifest, period: { from, to }, files };
		writeFileSync(join(folder, 'manifest.json'), JSON.stringify(content));
		return folder;
	}

	/** Publishes and opens a release; everything received so far is known unless said otherwise. */
	async publish(as_of: string, known_at = '2027-01-01T00:00:00+07:00'): Promise<Asker> {
		const { id } = await publish(this.dir, as_of, vietnamTime(known_at)!);
		const release = await openRelease(this.dir, id);
		this.#open.push(release);
		return async (metrics, [from, to], more = {}, scope = { units: 'all' }) => {
			const answer = await numbers(release, scope, {
				metrics: metrics.split(' '),
				from,
				to,
				...more
			});
			return answer.rows;
		};
	}

	remove(): void {
		for (const release of this.#open) release.close();
		rmSync(this.dir, { recursive: true, force: true });
	}
}

/** Rows of the answer: the cells of `by`, then one per metric. */
export type Asker = (
	metrics: string,
	period: readonly [string, string],
	more?: Omit<Partial<NumbersRequest>, 'metrics' | 'from' | 'to'>,
	scope?: Scope
) => Promise<Cell[][]>;

function csv(rows: readonly Row[]): string {
	const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const lines = rows.map((row) => headings.map((heading) => `${row[heading] ?? ''}`).join(','));
	return `${[headings.join(','), ...lines].join('\n')}\n`;
}

/** A petition with the cells that every one must have. */
export const petition = (record_id: string, received_on: string, more: Row = {}): Row => ({
	record_id,
	received_on,
	channel: 'post',
	petition_kind: 'complaint',
	field: 'civil',
	...more
});

/** What makes a petition processed on a day. */
export const processed = (processed_on: string, more: Row = {}): Row => ({
	classified_on: processed_on,
	processed_on,
	competence: 'none',
	disposition: 'guide',
	...more
});

/** A first complaint in civil procedure: 15 days from receipt, at most 15 more (BLTTDS art. 505). */
export const matter = (record_id: string, accepted_on: string, more: Row = {}): Row => ({
	record_id,
	petition_kind: 'complaint',
	field: 'civil',
	instance: '1',
	limit_key: 'blttds_505_l1',
	received_at: accepted_on,
	accepted_on,
	...more
});

/** A package of one unit, made a few days after its period. */
export const sent = (
	unit: string,
	period: readonly [string, string],
	rows: Package['rows'],
	more: Partial<Package> = {}
): Package => ({
	package_id: `${unit}-${period[0]}`,
	unit,
	period,
	created_at: `${addDays(period[1], 5)}T08:00:00+07:00`,
	rows,
	...more
});
