import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDemo } from '../../etl/demo/write_demo.ts';
import { loadPackages } from '../../etl/load.ts';
import { buildApp } from '../../scripts/build_app.ts';
import { root } from '../../scripts/processes.ts';
import { demoMarker } from '../../warehouse/home.ts';
import { TestHome } from '../homes.ts';
import { makeAccounts } from './accounts.ts';
import { publish } from './donthu.ts';
import { makeDrafts } from './drafts.ts';
import { KNOWN_AS_OF, KNOWN_PACKAGES } from './known_home.ts';

/** The homes that tests only read; one may also be served by hand after a test has failed. */
export const HOMES = {
	/** Few packages, of which every figure is known. */
	known: homeOf('known'),
	/** Made-up data of all units. */
	demo: homeOf('demo'),
	/** A release of nothing. */
	empty: homeOf('empty')
};

const DEMO = { petitions: 12_000, seed: '1', until: '2026-10-31' };

export default async function makeHomes(): Promise<void> {
	const { code, output } = await buildApp();
	if (code !== 0) throw new Error(`The app could not be built.\n${output}`);
	for (const home of Object.values(HOMES)) rmSync(home, { recursive: true, force: true });
	await makeKnownHome();
	await makeDemoHome();
	await publish(HOMES.empty, KNOWN_AS_OF);
	// Before the workers open them: two of them might make the same account at once.
	for (const home of Object.values(HOMES)) await makeAccounts(home);
	await makeDrafts(HOMES.demo);
}

function homeOf(name: string): string {
	return join(root, 'test-results', 'homes', name);
}

async function makeKnownHome(): Promise<void> {
	const home = new TestHome();
	const receipts = await home.load(...KNOWN_PACKAGES);
	const bad = receipts.filter(({ verdict }) => verdict !== 'accepted');
	if (bad.length > 0) throw new Error(JSON.stringify(bad, null, '\t'));
	await home.publish(KNOWN_AS_OF);
	cpSync(home.dir, HOMES.known, { recursive: true });
	home.remove();
}

async function makeDemoHome(): Promise<void> {
	const packages = join(HOMES.demo, 'making');
	mkdirSync(HOMES.demo, { recursive: true });
	writeFileSync(demoMarker(HOMES.demo), JSON.stringify(DEMO));
	await writeDemo({ ...DEMO, out: packages });
	await loadPackages(HOMES.demo, [packages], { receivedAt: 'manifest' });
	rmSync(packages, { recursive: true });
	await publish(HOMES.demo, DEMO.until);
}
