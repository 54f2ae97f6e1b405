import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { DonthuError } from '../warehouse/errors.ts';
import { demoMarker, ledgerFile } from '../warehouse/home.ts';
import { packageName, peekManifest } from './package.ts';
import { packages as words } from './vi.ts';

/** How the source of a made-up package begins. */
const DEMO_SOURCE = 'donthu demo';

export type World = 'demo' | 'real';

/**
 * Made-up packages and real ones never meet in one home. Looked at before anything is loaded. The
 * first packages decide of which world a new home is.
 *
 * @returns the world of the home; null while it is new and no package says
 * @throws {DonthuError} `demo_package`, `real_package`
 */
export function refuseOtherWorld(home: string, paths: readonly string[]): World | null {
	let world: World | null = existsSync(demoMarker(home)) ? 'demo' : null;
	if (world === null && existsSync(ledgerFile(home))) world = 'real';
	for (const path of paths) {
		const source = sourceOf(peekManifest(path));
		if (source === null) continue;
		const own: World = source.startsWith(DEMO_SOURCE) ? 'demo' : 'real';
		world ??= own;
		if (own === world) continue;
		const name = packageName(path);
		throw world === 'demo'
			? new DonthuError('real_package', words.realInDemo(name), words.realInDemoRemedy)
			: new DonthuError('demo_package', words.demoInReal(name), words.demoInRealRemedy);
	}
	return world;
}

/** Every page of a home that is marked says that its data are made up. */
export function markDemo(home: string): void {
	mkdirSync(home, { recursive: true });
	if (!existsSync(demoMarker(home))) writeFileSync(demoMarker(home), '{}\n');
}

/** Null where there is no manifest to read: such a package is rejected anyway. */
function sourceOf(manifest: Buffer | null): string | null {
	if (manifest === null) return null;
	try {
		const json: unknown = JSON.parse(manifest.toString('utf8').replace(/^\ufeff/, ''));
		const { source } = (json ?? {}) as { source?: unknown };
		return typeof source === 'string' ? source.trim() : '';
	} catch {
		return null;
	}
}
