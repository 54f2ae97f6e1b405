import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { writeXlsx } from 'hucre/xlsx';
import { readPackage } from '../../etl/package.ts';
import { parseKeys } from '../../etl/seal/keys.ts';
import { seal } from '../../etl/seal/seal.ts';
import { vietnamTime } from '../../warehouse/days.ts';
import { TestHome } from '../homes.ts';
import { expect, open, test as base } from './fixtures.ts';
import { heading } from './page_parts.ts';

/** Everything that a browser sends out, whatever it is, byte by byte. */
class Watch {
	readonly sent: Buffer[] = [];
	readonly #proxy = createServer((request, response) => {
		this.#pass(request).then(
			(answer) => {
				response.writeHead(answer.statusCode!, answer.headers);
				answer.pipe(response);
			},
			(error: Error) => response.destroy(error)
		);
	});

	async listen(): Promise<string> {
		this.#proxy.listen(0, '127.0.0.1');
		await once(this.#proxy, 'listening');
		return `http://127.0.0.1:${(this.#proxy.address() as AddressInfo).port}`;
	}

	async #pass(request: IncomingMessage): Promise<IncomingMessage> {
		const { method, url, headers } = request;
		const body = await buffer(request);
		this.sent.push(Buffer.from(`${method} ${url} ${JSON.stringify(headers)}`), body);
		const passed = ask(url!, { method, headers });
		passed.end(body);
		const [answer] = (await once(passed, 'response')) as [IncomingMessage];
		return answer;
	}

	async end(): Promise<void> {
		this.#proxy.closeAllConnections();
		this.#proxy.close();
		await once(this.#proxy, 'close');
	}
}

const test = base.extend<{ watch: Watch }>({
	watch: async ({}, use) => {
		const watch = new Watch();
		await use(watch);
		await watch.end();
	},
	proxy: async ({ watch }, use) => use({ server: await watch.listen() })
});

const home = new TestHome();
test.use({ home: home.dir, role: 'unit_clerk' });
test.beforeAll(async () => {
	await home.publish('2025-09-30');
});
test.afterAll(async ({ sites }) => {
	await sites.end(home.dir);
	home.remove();
});

const KEY = '5a'.repeat(32);
const NAMES = ['Tống Thị Hoàng Yến', 'Lò Văn Mẫu'];
const NUMBERS = ['001085012345', '034190067891'];
const ADDRESS = 'ngõ Hoa Giấy, Vũ Thư';
const SUMMARIES = [
	'Đề nghị xem lại quyết định thu hồi thửa đất trồng nhãn',
	'Khiếu nại việc chậm trả lời kiến nghị ngày hội đồng họp'
];
const REMARK = 'gặp riêng bà con trước chợ';
const HEADINGS = [
	'Mã đơn',
	'Ngày nhận đơn',
	'Nguồn đơn',
	'Loại đơn',
	'Lĩnh vực',
	'Họ tên người gửi đơn',
	'Số định danh người gửi đơn',
	'Nơi ở',
	'Tóm tắt nội dung',
	'Ghi chú'
];
const ROWS = NAMES.map((name, at) => [
	`D${at + 1}`,
	`0${at + 4}/08/2025`,
	'BC',
	'KN',
	'DS',
	name,
	NUMBERS[at]!,
	ADDRESS,
	SUMMARIES[at]!,
	REMARK
]);
const SECRETS = [...NAMES, ...NUMBERS, ADDRESS, ...SUMMARIES, REMARK, KEY];

test('A register is sealed in the page, as donthu seal seals it, and nothing else leaves', async ({
	page,
	watch
}) => {
	const register = join(home.dir, 'so-don.xlsx');
	const rows = [HEADINGS, ...ROWS];
	writeFileSync(register, await writeXlsx({ sheets: [{ name: 'Đơn', rows }] }));

	await open(page, '/nop-so-lieu');
	await page.getByLabel('Sổ (.xlsx').setInputFiles(register);
	await page.getByLabel('Tệp khóa').setInputFiles({
		name: 'khoa.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from(`2000-01-01 ${KEY}\n`)
	});
	await page.getByLabel('Kỳ: từ ngày').fill('2025-08-01');
	await page.getByLabel('đến ngày').fill('2025-08-31');
	await page.getByRole('button', { name: 'Niêm phong', exact: true }).click();

	// The register's own headings are asked about once, with a proposal.
	await expect(page.getByLabel('Nơi ở')).toHaveValue('Địa chỉ người gửi đơn');
	await expect(page.getByLabel('Ghi chú')).toHaveValue('bỏ');
	await page.getByRole('button', { name: 'Niêm phong', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('Đã niêm phong 2 dòng');
	await expect(page.getByRole('status')).toContainText('2 theo số định danh');

	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Lưu gói về máy' }).click();
	const inPage = await (await downloading).path();
	await page.getByRole('button', { name: 'Gửi gói', exact: true }).click();
	await expect(heading(page)).toHaveText('Đã nhận');
	await expect(page.getByText('2 dòng: nhận 2, để riêng 0.')).toBeVisible();

	await page.waitForLoadState('networkidle');
	const all = Buffer.concat(watch.sent);
	// The watch does see what is sent: the package is there.
	expect(all.includes('petitioner_token')).toBe(true);
	const text = all.toString('utf8');
	for (const secret of SECRETS) {
		for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
			expect(text.includes(form), secret).toBe(false);
		}
		expect(all.includes(Buffer.from(secret, 'utf16le')), secret).toBe(false);
		expect(text.includes(Buffer.from(secret).toString('base64')), secret).toBe(false);
	}
	const kept = await page.evaluate(async () => ({
		local: { ...localStorage },
		session: { ...sessionStorage },
		databases: await indexedDB.databases(),
		caches: 'caches' in window ? await caches.keys() : []
	}));
	expect(JSON.stringify(kept)).not.toMatch(new RegExp(SECRETS.join('|')));
	expect([kept.local, kept.databases, kept.caches]).toEqual([{}, [], []]);

	// The same register sealed on the command line at the same instant is the same, byte by byte.
	const out = join(home.dir, 'sealed.zip');
	const columnsFile = join(home.dir, 'columns.csv');
	writeFileSync(
		columnsFile,
		'Loại bản ghi,Tiêu đề trong sổ,Cột của mẫu\npetitions,Nơi ở,Địa chỉ người gửi đơn\npetitions,Ghi chú,bỏ\n'
	);
	const manifest = readPackage(inPage).files.get('manifest.json')!.toString();
	const { created_at } = JSON.parse(manifest) as { created_at: string };
	await seal({
		registers: [register],
		unit: 'KV016',
		period: { from: '2025-08-01', to: '2025-08-31' },
		keys: parseKeys(`2000-01-01 ${KEY}`, 'khoa.txt'),
		createdAt: vietnamTime(created_at)!,
		columnsFile,
		out
	});
	expect(readFileSync(inPage).equals(readFileSync(out))).toBe(true);
});

test('What cannot be sealed is said in the page, and nothing is sent', async ({ page, watch }) => {
	await open(page, '/nop-so-lieu');
	const csv = [HEADINGS.slice(0, 6), ['D1', '04/08/2025', 'BC', 'KN', 'DS', NAMES[0]]];
	await page.getByLabel('Sổ (.xlsx').setInputFiles({
		name: 'so-don.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(csv.map((row) => row.join(',')).join('\n'))
	});
	await page.getByLabel('Tệp khóa').setInputFiles({
		name: 'khoa.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from('không phải khóa')
	});
	await page.getByRole('button', { name: 'Niêm phong', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('không phải tệp khóa niêm phong');
	expect(Buffer.concat(watch.sent).includes(NAMES[0]!)).toBe(false);
});
