import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerFile, releasesDir } from '#warehouse/home.ts';
import { soundCards } from '#warehouse/release_card.ts';
import { home } from './home.ts';

/** How the home is, for whoever runs it. Instants are seconds since 1970; null: not yet. */
export type SiteState = {
	/** The ledger was last written: packages were loaded or refused, or reference data taken. */
	readonly lastLoad: number | null;
	readonly lastPublication: number | null;
	readonly releases: number;
	readonly bytes: { readonly ledger: number; readonly releases: number; readonly free: number };
};

/** Looks at files alone: the ledger stays free for the loader. */
export async function siteState(): Promise<SiteState> {
	const ledger = await stat(ledgerFile(home())).catch(() => null);
	const last = soundCards(home()).at(-1);
	const files = await readdir(releasesDir(home())).catch(() => []);
	const sizes = await Promise.all(
		files.map(async (file) => (await stat(join(releasesDir(home()), file)).catch(() => null))?.size)
	);
	const { bavail, bsize } = await statfs(home());
	return {
		lastLoad: ledger && ledger.mtimeMs / 1000,
		lastPublication: last ? Date.parse(last.published_at) / 1000 : null,
		releases: files.filter((file) => file.endsWith('.duckdb')).length,
		bytes: {
			ledger: ledger?.size ?? 0,
			releases: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
			free: bavail * bsize
		}
	};
}
