import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sourcesDir } from '../../warehouse/home.ts';
import { openMemory } from '../../warehouse/open.ts';
import { loadSeeds } from '../../warehouse/seeds.ts';
import { sync, writeDurably } from '../durably.ts';
import { readFacts, type Facts } from '../facts.ts';
import { loadPackages } from '../load.ts';
import type { Receipt } from '../receipt.ts';
import { readMapping } from './mapping.ts';
import { pullPostgres, type Pulled } from './postgres.ts';

const EVERYTHING = '-infinity';
/** Of a batch that was read whole; written before the batch gets its name. */
const BATCH = 'batch.json';

/** What came of a run: nothing was new, or packages with their receipts. */
export type PullResult = Pulled & { readonly receipts: readonly Receipt[] };

/**
 * Reads what is new at a source, and loads it. What was read lies in the home until it is loaded, and
 * only then the watermark moves on: a run that is broken off anywhere is made good by the next one.
 * When a package is rejected the watermark stays, and all is read again once the cause is mended.
 *
 * @param since reads again from an instant on, whatever was read before
 * @throws {DonthuError} `bad_mapping`, `source_failed`, `source_row`, and those of the loader
 */
export async function pull(home: string, config: string, since?: string): Promise<PullResult> {
	const mapping = readMapping(config, await factsOfProgram());
	const folder = join(sourcesDir(home), mapping.name);
	const watermark = join(folder, 'watermark.json');
	const ready = join(folder, 'ready');
	await mkdir(folder, { recursive: true });
	if (!existsSync(join(ready, BATCH))) {
		const from = since ?? (await readWatermark(watermark));
		const reading = join(folder, `${process.pid}.reading`);
		for (const left of [ready, reading]) await rm(left, { recursive: true, force: true });
		await mkdir(reading);
		try {
			const pulled = await pullPostgres(mapping, from, reading);
			await writeDurably(join(reading, BATCH), JSON.stringify(pulled));
			await rename(reading, ready);
			await sync(folder);
		} finally {
			await rm(reading, { recursive: true, force: true });
		}
	}
	const pulled = JSON.parse(await readFile(join(ready, BATCH), 'utf8')) as Pulled;
	const receipts = pulled.packages === 0 ? [] : await loadPackages(home, [ready]);
	if (receipts.every(({ verdict }) => verdict !== 'rejected')) {
		await writeDurably(watermark, JSON.stringify({ until: pulled.until }));
	}
	await rm(ready, { recursive: true });
	return { ...pulled, receipts };
}

async function readWatermark(file: string): Promise<string> {
	if (!existsSync(file)) return EVERYTHING;
	return (JSON.parse(await readFile(file, 'utf8')) as { until: string }).until;
}

/** The columns and record types that the program itself knows. */
async function factsOfProgram(): Promise<Facts> {
	const connection = await openMemory();
	try {
		await loadSeeds(connection);
		return await readFacts(connection);
	} finally {
		connection.closeSync();
	}
}
