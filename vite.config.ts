import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	// The native binding of DuckDB cannot be bundled.
	optimizeDeps: { exclude: ['@duckdb/node-api'] },
	ssr: { external: ['@duckdb/node-api'] },
	test: {
		include: ['{src,etl,warehouse,tests}/**/*.test.ts'],
		testTimeout: 60_000,
		hookTimeout: 60_000
	}
});
