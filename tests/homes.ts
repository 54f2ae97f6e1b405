import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPackages } from '../etl/load.ts';
import { publish } from '../etl/publish.ts';
import { vietnamTime } from '../warehouse/days.ts';
import {
	EVERYTHING,
	numbers,
	type Cell,
	type NumbersRequest,
	type Scope
} from '../warehouse/numbers.ts';
import { openRelease, type OpenRelease } from '../warehouse/release.ts';
import { filesOf, writeFolder, type Package } from './packages.ts';

export * from './packages.ts';

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
	write(content: Package): string {
		this.#sent += 1;
		const folder = `${`${this.#sent}`.padStart(6, '0')}-${content.package_id}`;
		return writeFolder(join(this.dir, 'sent', folder), filesOf(content));
	}

	/** Publishes and opens a release; everything received so far is known unless said otherwise. */
	async publish(as_of: string, known_at = '2027-01-01T00:00:00+07:00'): Promise<Asker> {
		const { id } = await publish(this.dir, as_of, vietnamTime(known_at)!);
		const release = await openRelease(this.dir, id);
		this.#open.push(release);
		return async (metrics, [from, to], more = {}, scope = EVERYTHING) => {
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

/** What a reader of some units sees: all of them, and nothing else. */
export const onlyOf = (units: readonly string[]): Scope => ({
	...EVERYTHING,
	figures: units,
	records: units
});

/** Rows of the answer: the cells of `by`, then one per metric. */
export type Asker = (
	metrics: string,
	period: readonly [string, string],
	more?: Omit<Partial<NumbersRequest>, 'metrics' | 'from' | 'to'>,
	scope?: Scope
) => Promise<Cell[][]>;
