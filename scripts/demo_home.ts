import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addDays, lastDayOfLastMonth } from '../warehouse/days.ts';
import {
	currentPointer,
	demoMarker,
	landingDir,
	ledgerFile,
	releasesDir
} from '../warehouse/home.ts';
import { progress, say } from './progress.mjs';

/** Nearly all monthly packages have come by then: they are due on the third working day. */
const DAYS_TO_SEND = 10;

/** 60,000 petitions and what belongs to them; the same seed gives the same bytes. */
const DEMO = { petitions: 60_000, seed: '1' };

/** Holds the packages while a demo home is made, and is the last thing removed. */
const makingDir = (home: string) => join(home, 'making');

/** Whether the making of demo data was broken off in this home, or is going on. */
export const isHalfMade = (home: string): boolean => existsSync(makingDir(home));

export type Steps = {
	/** Times a step under its name. */
	step: (name: string, work: () => Promise<void>) => Promise<void>;
	publish: (asOf: string, knownAt: string) => Promise<void>;
};

/**
 * Fills an empty home with demo data until the end of last month and publishes them. What an earlier
 * attempt left is removed first: it was made up anyway.
 *
 * @throws {Error} when another process is making demo data in this home
 */
export async function makeDemoHome(home: string, { step, publish }: Steps): Promise<void> {
	mkdirSync(makingDir(home), { recursive: true });
	const lock = onlyOne(home);
	const packages = join(makingDir(home), 'packages');
	for (const left of [packages, landingDir(home), releasesDir(home), currentPointer(home)]) {
		rmSync(left, { recursive: true, force: true });
	}
	for (const file of [ledgerFile(home), `${ledgerFile(home)}.wal`]) rmSync(file, { force: true });

	const until = lastDayOfLastMonth(new Date());
	say(`Making demo data until ${until} in ${home}.`);
	writeFileSync(demoMarker(home), `${JSON.stringify({ ...DEMO, until })}\n`);
	await step('demo', () => write(packages, until));
	await step('load', () => load(packages, home));
	await step('publish', () => publish(until, knownAt(until, new Date())));
	lock.close();
	rmSync(makingDir(home), { recursive: true });
}

async function write(packages: string, until: string): Promise<void> {
	const { writeDemo } = await import('../etl/demo/write_demo.ts');
	const show = progress('demo', 'packages');
	await writeDemo({
		...DEMO,
		until,
		out: packages,
		onProgress: ({ done, total }) => show(done, total)
	});
}

async function load(packages: string, home: string): Promise<void> {
	const { loadPackages } = await import('../etl/load.ts');
	const show = progress('load', 'packages');
	const receipts = await loadPackages(home, [packages], {
		receivedAt: 'manifest',
		onProgress: ({ packagesDone, packagesTotal }) => show(packagesDone, packagesTotal)
	});
	const rejected = receipts.filter(({ verdict }) => verdict === 'rejected');
	if (rejected.length > 0) {
		const [first] = rejected as [(typeof rejected)[number]];
		const codes = first.problems.map(({ code }) => code).join(', ');
		throw new Error(`${rejected.length} demo packages were rejected, ${first.package}: ${codes}.`);
	}
}

/** A lock that ends with the process that holds it, however that ends. */
function onlyOne(home: string): DatabaseSync {
	const lock = new DatabaseSync(join(makingDir(home), 'lock'), { timeout: 2_000 });
	try {
		lock.exec('begin exclusive');
		return lock;
	} catch (cause) {
		throw new Error(
			`Another npm start is making demo data in ${home}. Wait for it, or end it and start again.`,
			{ cause }
		);
	}
}

/**
 * Now or, in the first days of a month, when the packages of the month before will all have come: they
 * lie here already, and without them the month would look as if nothing had been done.
 */
export function knownAt(until: string, instant: Date): string {
	const allCame = new Date(`${addDays(until, DAYS_TO_SEND)}T00:00:00+07:00`);
	return (allCame > instant ? allCame : instant).toISOString();
}
