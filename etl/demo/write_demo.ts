import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { DonthuError } from '../../warehouse/errors.ts';
import { loadLaw } from '../../warehouse/law.ts';
import { openMemory } from '../../warehouse/open.ts';
import { loadSeeds } from '../../warehouse/seeds.ts';
import { dayOf, readCalendar } from './calendar.ts';
import { readLimits } from './limits.ts';
import { packagesOf } from './office.ts';
import { lineages, readOrganisation } from './organisation.ts';
import { writePackage } from './package_writer.ts';
import { periodsOf } from './schedule.ts';
import { demo } from './vi.ts';
import { planVolumes } from './volumes.ts';
import { World } from './world.ts';

const FROM = '2016-01-01';

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
	/** Packages so far, and about how many there will be. */
	readonly done: number;
	readonly total: number;
	readonly rows: number;
}

/** What was written; `lastCreated` is the moment at which the last package was made. */
export interface DemoResult {
	readonly packages: number;
	readonly files: number;
	readonly rows: number;
	readonly lastCreated: string;
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
	const world = await prepare(request);
	const volumes = planVolumes(world);
	const all = lineages(world.organisation);
	const periods = all
		.flat()
		.map((unit) => periodsOf(unit, world.span.from, world.span.until).length);
	const total = periods.reduce((sum, count) => sum + count, 0);
	let packages = 0;
	let files = 0;
	let rows = 0;
	let lastCreated = '';
	for (const lineage of all) {
		for (const sent of packagesOf(lineage, world, volumes)) {
			const written = writePackage(out, sent);
			packages += 1;
			files += written.files;
			rows += written.rows;
			if (sent.created > lastCreated) lastCreated = sent.created;
		}
		onProgress?.({ done: packages, total, rows });
		// Lets timers and signals of the process have their turn.
		await setImmediate();
	}
	return { packages, files, rows, lastCreated };
}

async function prepare({ petitions, seed, until }: DemoRequest): Promise<World> {
	const connection = await openMemory(1);
	await loadSeeds(connection);
	await loadLaw(connection);
	const facts = {
		organisation: await readOrganisation(connection),
		calendar: await readCalendar(connection),
		limits: await readLimits(connection)
	};
	connection.closeSync();
	return new World({ seed, petitions, from: dayOf(FROM), until: dayOf(until) }, facts);
}
