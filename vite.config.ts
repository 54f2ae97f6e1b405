import { sveltekit } from '@sveltejs/kit/vite';
import { readdirSync } from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { NEEDS } from './src/lib/server/access/routes.ts';
import { undeclared } from './src/lib/server/access/undeclared.ts';

/** A route that does not say what it needs fails the build. */
const routesDeclareNeeds: Plugin = {
	name: 'donthu: routes declare what they need',
	buildStart() {
		const files = readdirSync('src/routes', { recursive: true }) as string[];
		const missing = undeclared(files, Object.keys(NEEDS));
		if (missing.length > 0) {
			this.error(
				`${missing.join(', ')}: say in src/lib/server/access/routes.ts what each of these routes needs.`
			);
		}
	}
};

export default defineConfig({
	plugins: [sveltekit(), routesDeclareNeeds],
	// The native binding of DuckDB cannot be bundled.
	optimizeDeps: { exclude: ['@duckdb/node-api'] },
	ssr: {
		external: [
			'@duckdb/node-api',
			'@node-rs/argon2',
			'@resvg/resvg-js',
			'@myriaddreamin/typst-ts-node-compiler'
		]
	},
	test: {
		include: ['{src,etl,warehouse,scripts,tests}/**/*.test.ts'],
		// Packs all that runs, for minutes: `npm run test:bundle`.
		exclude: process.env['DONTHU_BUNDLE'] === '1' ? [] : ['tests/bundle.test.ts'],
		// A guard against hanging, not a measure: machines are slow at times.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		// A test waits for the disk and for programs of its own: no core is kept free.
		maxWorkers: '100%'
	}
});
