import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { demoMarker } from '../../warehouse/home.ts';
import { donthu } from './donthu.ts';
import { asFolder, good } from './drafts.ts';

const folder = mkdtempSync(join(tmpdir(), 'donthu-sent-'));
const REAL = asFolder(good())(join(folder, 'that'));
const MADE_UP = asFolder(good({ source: 'donthu demo 0.1' }))(join(folder, 'mo-phong'));

let home: string;
beforeEach(() => {
	home = join(mkdtempSync(join(tmpdir(), 'donthu-home-')), 'data');
	return () => rmSync(join(home, '..'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('Made-up packages and real ones', () => {
	test('do not meet in a home with real ones, not even those before it', async () => {
		const { status, stderr } = await donthu(home, 'load', REAL, MADE_UP);

		expect(status).toBe(1);
		expect(stderr).toContain('Gói «mo-phong» là số liệu mô phỏng');
		expect(existsSync(home)).toBe(false);
	});

	test('do not meet in a new home: the first decide, and made-up ones mark it', async () => {
		expect((await donthu(home, 'check', MADE_UP)).status).toBe(0);
		expect(existsSync(home)).toBe(false);
		expect((await donthu(home, 'load', MADE_UP)).status).toBe(0);

		expect(existsSync(demoMarker(home))).toBe(true);
		expect((await donthu(home, 'load', REAL)).status).toBe(1);
	});

	test('do not meet in a home that received real ones before', async () => {
		expect((await donthu(home, 'load', REAL)).status).toBe(0);
		expect((await donthu(home, 'load', MADE_UP)).status).toBe(1);
		expect(existsSync(demoMarker(home))).toBe(false);
	});

	test('do not meet in a home with made-up ones', async () => {
		mkdirSync(home);
		writeFileSync(demoMarker(home), '{}');
		const { status, stderr } = await donthu(home, 'load', MADE_UP, REAL);

		expect(status).toBe(1);
		expect(stderr).toContain('không nhận gói số liệu thật «that»');
		expect((await donthu(home, 'load', MADE_UP)).status).toBe(0);
		expect((await donthu(home, 'check', REAL)).status).toBe(1);
	});
});
