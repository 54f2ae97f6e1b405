import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { donthu } from '../../tests/load/donthu.ts';

const dir = mkdtempSync(join(tmpdir(), 'donthu-unit-'));
const at = (name: string) => join(dir, name);
const NAME = 'Tống Thị Hoàng Yến';
const CREATED = ['--created-at', '2025-02-03T08:15:00+07:00'];
const run = (...argv: string[]) => donthu(at('home'), ...argv);
const options = (more: Record<string, string>) =>
	Object.entries({
		unit: 'T36',
		period: '2025-01-01/2025-01-31',
		key: at('key'),
		out: at('never.zip'),
		...more
	}).flatMap(([name, value]) => [`--${name}`, value]);

beforeAll(async () => {
	await run('seal', '--new-key', at('key'));
	writeFileSync(
		at('don.csv'),
		`Mã đơn,Ngày nhận đơn,Nguồn đơn,Loại đơn,Lĩnh vực,Họ tên người gửi đơn\nD1,06/01/2025,BC,KN,DS,${NAME}\n`
	);
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('donthu seal', () => {
	test('ends with 0 and a receipt, and says which key was used', async () => {
		const out = at('good.zip');
		const { status, stdout, stderr } = await run('seal', at('don.csv'), ...options({ out }));
		expect([status, stderr]).toEqual([0, '']);
		expect(stdout).toMatch(/^good\.zip: nhận · 1 dòng\n/);
		expect(stdout).toMatch(/Đã niêm phong vào .*good\.zip bằng khóa [0-9a-f]{8}/);
		expect(stdout).not.toContain(NAME);
	});

	test('gives programs the receipt that donthu check gives', async () => {
		const out = at('json.zip');
		const sealed = await run('seal', at('don.csv'), ...options({ out }), ...CREATED, '--json');
		const checked = await run('check', out, '--json');
		expect(sealed.stdout).toBe(checked.stdout);
	});

	test('ends with 2 when the package would be rejected, and writes none', async () => {
		const { status, stdout } = await run('seal', at('don.csv'), ...options({ unit: 'T99' }));
		expect(status).toBe(2);
		expect(stdout).toMatch(/PKG-UNIT.*Kiểm tra danh mục đơn vị/);
		expect(existsSync(at('never.zip'))).toBe(false);
	});

	test.each([
		['no register is named', [], {}, /Chưa nêu sổ nào.*Ghi tên tệp/],
		['the period is none', ['don.csv'], { period: '2025-01' }, /không phải một kỳ.*ngày đầu/],
		['the period ends before it begins', ['don.csv'], { period: '2025-02-01/2025-01-31' }, /kỳ/],
		['the key is not there', ['don.csv'], { key: at('no key') }, /tệp khóa.*--new-key/],
		['the key is none', ['don.csv'], { key: at('don.csv') }, /không phải tệp khóa/],
		['the register is not there', ['nowhere.csv'], {}, /Không đọc được sổ.*Kiểm tra đường dẫn/],
		['the place is no folder', ['don.csv'], { out: at('key/a.zip') }, /Không ghi được gói/]
	])('ends with 1 and what to do when %s', async (_when, registers, more, message) => {
		const { status, stdout, stderr } = await run('seal', ...registers.map(at), ...options(more));
		expect([status, stdout]).toEqual([1, '']);
		expect(stderr).toMatch(message);
		expect(stderr).not.toContain(NAME);
	});

	test.each(['--unit', '--period', '--key', '--out'])('asks for %s', async (option) => {
		const all = options({});
		const rest = all.toSpliced(all.indexOf(option), 2);
		const { status, stderr } = await run('seal', at('don.csv'), ...rest);
		expect(status).toBe(1);
		expect(stderr).toContain(`Thiếu ${option}`);
	});

	test('says which package it corrects, and why', async () => {
		const out = at('correction');
		const said = { corrects: 'T36-2024-12', reason: ' Bổ sung đơn ' };
		const { status } = await run('seal', at('don.csv'), ...options({ out, ...said }));

		expect(status).toBe(0);
		expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).toMatchObject({
			corrects: 'T36-2024-12',
			reason: 'Bổ sung đơn'
		});
	});

	test.each([
		['without a reason', { corrects: 'T36-2024-12' }, /Thiếu --reason.*đính chính cần lý do/],
		['for a blank reason', { corrects: 'T36-2024-12', reason: ' ' }, /--reason.*để trống/],
		['by an id that is none', { corrects: 'T36\u0007', reason: 'x' }, /--corrects.*ký tự/]
	])('corrects nothing %s', async (_how, said, words) => {
		const given = options({ ...(said as Record<string, string>) });
		const { status, stderr } = await run('seal', at('don.csv'), ...given);

		expect(status).toBe(1);
		expect(stderr).toMatch(words);
		expect(existsSync(at('never.zip'))).toBe(false);
	});

	test('warns of a key file that others may read', async () => {
		await run('seal', '--new-key', at('open key'));
		chmodSync(at('open key'), 0o644);
		const more = { key: at('open key'), out: at('warned.zip') };
		const { status, stderr } = await run('seal', at('don.csv'), ...options(more));
		expect(status).toBe(0);
		expect(stderr).toMatch(/Cảnh báo.*chmod 600/);
	});

	test('makes the key that follows another', async () => {
		const next = ['seal', '--new-key', at('key 2'), '--key', at('key')];
		expect((await run(...next)).stderr).toMatch(/cần --from/);
		expect((await run(...next, '--from', 'mai')).stderr).toMatch(/không phải một ngày/);
		expect((await run(...next, '--from', '2027-01-01')).stdout).toMatch(/Đã tạo khóa [0-9a-f]{8}/);
		expect((await run(...next, '--from', '2027-01-01')).stderr).toMatch(/không ghi đè/);
	});

	test('never makes a home', () => {
		expect(existsSync(at('home'))).toBe(false);
	});
});

describe('donthu template', () => {
	test('names the files that it wrote', async () => {
		const { status, stdout } = await run('template', at('so'));
		expect(status).toBe(0);
		expect(
			stdout.split('\n').filter((line) => existsSync(line.replace('Đã tạo ', '')))
		).toHaveLength(6);
	});

	test('ends with 1 where registers lie already', async () => {
		const { status, stderr } = await run('template', at('so'));
		expect(status).toBe(1);
		expect(stderr).toMatch(/không ghi đè.*Chọn thư mục khác/);
	});
});
