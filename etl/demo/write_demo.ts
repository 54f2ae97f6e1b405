import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { DonthuError } from '../../warehouse/errors.ts';
import { dayOf } from './calendar.ts';
import { packagesOf } from './office.ts';
import { lineages } from './organisation.ts';
import { writePackage } from './package_writer.ts';
import { demo } from './vi.ts';
import { planVolumes } from './volumes.ts';
import { readWorld } from './world.ts';

export interface DemoRequest {
	/** Petitions from 2016 to the last day; what belongs to them comes on top. */
	readonly petitions: number;
	/** The same seed gives the same bytes. */
	readonly seed: string;
	/** The last day that packages speak of, `2026-10-31`. */
	readonly until: string;
	/** A folder that does not exist or is empty; each package becomes a folder in it. */
	readonly out: string;
	readonly onProgress?: (progress: DemoProgress) => void;
}

export interface DemoProgress {
	/** Units with all that they took over, so far and in all. */
	readonly done: number;
	readonly total: number;
	readonly rows: number;
}

export interface DemoResult {
	readonly packages: number;
	readonly files: number;
	readonly rows: number;
}

/**
 * Writes made-up packages of all units from 2016 to a day: of old one for each unit and year, the
 * last thirteen months as monthly packages, some late, some with rows to set aside, some corrected.
 * Throws DonthuError when the folder is not empty.
 */
export async function writeDemo(request: DemoRequest): Promise<DemoResult> {
	const { out, onProgress } = request;
	if (existsSync(out) && readdirSync(out).length > 0) {
		throw new DonthuError('usage', demo.outNotEmpty(out), demo.outNotEmptyRemedy);
	}
	mkdirSync(out, { recursive: true });
	const { seed, petitions, until } = request;
	const world = await readWorld({ seed, petitions, until: dayOf(until) });
	const volumes = planVolumes(world);
	const all = lineages(world.organisation);
	let packages = 0;
	let files = 0;
	let rows = 0;
	for (const [i, lineage] of all.entries()) {
		for (const sent of packagesOf(lineage, world, volumes)) {
			const written = writePackage(out, sent);
			packages += 1;
			files += written.files;
			rows += written.rows;
		}
		onProgress?.({ done: i + 1, total: all.length, rows });
		// Lets timers and signals of the process have their turn.
		await setImmediate();
	}
	return { packages, files, rows };
}
