import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root, run, type Ended } from './processes.ts';
import { say } from './progress.mjs';

const SOURCES = ['src', 'static', 'warehouse', 'etl', 'svelte.config.js', 'vite.config.ts'];
const PACKAGES = ['package.json', 'package-lock.json'];
const STAMP = join(root, 'build', 'sources.sha256');

/** Builds the app into `build/`, unless what lies there was built from these very sources. */
export async function buildApp(): Promise<Ended> {
	const hash = sourcesHash();
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return { code: 0, output: '' };
	say('Building the app …');
	// The same sources give the same app: SvelteKit would name it by the clock, and the bundler cuts it into
	// parts in the order in which its threads come along.
	const ended = await run(['vite', 'build', '--logLevel', 'warn'], {
		DONTHU_BUILD: hash,
		// Whatever the caller's says: else the app would be one for developers, with warnings to them.
		NODE_ENV: 'production',
		RAYON_NUM_THREADS: '1',
		TOKIO_WORKER_THREADS: '1',
		UV_THREADPOOL_SIZE: '1'
	});
	if (ended.code === 0) writeFileSync(STAMP, hash);
	return ended;
}

function sourcesHash(): string {
	const hash = createHash('sha256');
	for (const file of [...SOURCES, ...PACKAGES].flatMap(filesUnder)) {
		hash.update(`${file}\0`).update(readFileSync(resolve(root, file)));
	}
	return hash.digest('hex');
}

function filesUnder(path: string): string[] {
	if (statSync(join(root, path)).isFile()) return [path];
	return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}
