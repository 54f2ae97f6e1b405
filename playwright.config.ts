import { defineConfig } from '@playwright/test';

const launchOptions = {
	executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};

/**
 * Real pages of the built app in a real Chromium. The set-up builds the app, if need be, and makes the
 * homes; each worker serves what its tests open.
 */
export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/e2e/make_homes.ts',
	// Playwright empties its folder; beside it lie what the other checks wrote, homes and screenshots.
	outputDir: 'test-results/e2e',
	projects: [
		{ name: 'tests', testMatch: '*.spec.ts' },
		{
			name: 'screenshots',
			testMatch: 'screenshots.ts',
			use: {
				deviceScaleFactor: 0.7,
				// Small letters stand at their true places, not at whole pixels.
				launchOptions: {
					...launchOptions,
					args: [...launchOptions.args, '--font-render-hinting=none']
				}
			}
		}
	],
	fullyParallel: true,
	workers: 2,
	retries: 0,
	timeout: 180_000,
	expect: { timeout: 30_000 },
	use: {
		browserName: 'chromium',
		actionTimeout: 30_000,
		locale: 'vi-VN',
		timezoneId: 'Asia/Ho_Chi_Minh',
		viewport: { width: 1366, height: 768 },
		screenshot: 'only-on-failure',
		launchOptions
	}
});
