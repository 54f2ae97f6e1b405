import { existsSync } from 'node:fs';
import { DonthuError } from '../warehouse/errors.ts';
import { demoMarker } from '../warehouse/home.ts';
import { packageName, peekManifest } from './package.ts';
import { packages as words } from './vi.ts';

/** How the source of a made-up package begins. */
const DEMO_SOURCE = 'donthu demo';

/**
 * Made-up packages and real ones never meet in one home. Looked at before anything is loaded.
 *
 * @throws {DonthuError} `demo_package`, `real_package`
 */
export function refuseOtherWorld(home: string, paths: readonly string[]): void {
	const isDemoHome = existsSync(demoMarker(home));
	for (const path of paths) {
		const source = sourceOf(peekManifest(path));
		if (source === null || source.startsWith(DEMO_SOURCE) === isDemoHome) continue;
		const name = packageName(path);
		throw isDemoHome
			? new DonthuError('real_package', words.realInDemo(name), words.realInDemoRemedy)
			: new DonthuError('demo_package', words.demoInReal(name), words.demoInRealRemedy);
	}
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
