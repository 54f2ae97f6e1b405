import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ledgerFile } from '../../warehouse/home.ts';
import { donthu } from './donthu.ts';
import { asFile, asZip, good, restate } from './drafts.ts';
import { readLanding, readLedger } from './ledgers.ts';

const folder = mkdtempSync(join(tmpdir(), 'donthu-own-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const OF_T36 = asZip(good({ package_id: 'T36-own' }))(at('t36'));
const OF_T24 = asZip(good({ package_id: 'T24-own', unit: 'T24' }))(at('t24'));
const OF_NOBODY = asZip(good({ package_id: 'X-own', unit: 'T99' }))(at('t99'));

describe('donthu load --unit', () => {
	test('takes packages of the units that are named', async () => {
		const { status, stdout } = await donthu(at('a'), 'load', OF_T36, OF_T24, '--unit', 'T36, T24');
		expect([status, stdout]).toEqual([0, expect.stringContaining('Đã nạp 2 gói: nhận 2')]);
	});

	test('refuses a package of another unit before anything of it is stored', async () => {
		const { status, stdout, stderr } = await donthu(at('b'), 'load', OF_T24, '--unit', 'T36');

		expect([status, stdout]).toEqual([1, '']);
		expect(stderr).toMatch(/không phải của đơn vị được phép gửi.*Kiểm tra/);
		expect(existsSync(ledgerFile(at('b'))) ? (await readLedger(at('b'))).receipts : []).toEqual([]);
		expect(readLanding(at('b')).size).toBe(0);
	});

	test('says the same whether the package, or the unit, is known or not', async () => {
		const refused = (sent: string) => donthu(at('c'), 'load', sent, '--unit', 'T36');
		const unknown = await refused(OF_T24);
		await donthu(at('c'), 'load', OF_T24);
		const used = asZip(good({ package_id: 'T24-own', unit: 'T24', source: 'other' }))(at('used'));

		for (const sent of [OF_T24, OF_NOBODY, used]) expect(await refused(sent)).toEqual(unknown);
		expect(unknown.stderr).not.toMatch(/T24|T99/);
	});

	test('judges as ever what has no manifest to read', async () => {
		const broken = asFile(Buffer.from('not a zip'))(at('broken'));
		const spoilt = asZip(restate(good(), (manifest) => ({ ...manifest, unit: undefined })))(
			at('spoilt')
		);
		for (const sent of [broken, spoilt]) {
			expect((await donthu(at('d'), 'load', sent, '--unit', 'T36')).status).toBe(2);
		}
	});
});
