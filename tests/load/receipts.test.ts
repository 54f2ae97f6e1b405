import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../etl/receipt.ts';
import { csv } from '../packages.ts';
import { donthu } from './donthu.ts';
import { asFolder, GOOD, good, oneOfThree, restate, seal } from './drafts.ts';
import { contentsOf, readLedger } from './ledgers.ts';

const folder = mkdtempSync(join(tmpdir(), 'donthu-sent-'));
const send = (name: string, files: ReturnType<typeof good>) => asFolder(files)(join(folder, name));
const GOOD_ONE = send('tot', good({ package_id: 'T36-tot' }));
const HALF_GOOD = send(
	'co-loi',
	oneOfThree('petitions', { channel: 'fax' }, { package_id: 'T36-co-loi' })
);
const BAD = send(
	'hong',
	restate(good({ package_id: 'T36-hong' }), (manifest) => ({ ...manifest, unit: 'T99' }))
);
const UNREADABLE = send('khong-ke-khai', { 'petitions.csv': csv([GOOD.petitions]) });

let home: string;
beforeEach(() => {
	home = join(mkdtempSync(join(tmpdir(), 'donthu-home-')), 'data');
	return () => rmSync(join(home, '..'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('A receipt', () => {
	test('says for people what was taken, what not, where, and what to do', async () => {
		const { stdout, stderr } = await donthu(home, 'load', GOOD_ONE, HALF_GOOD, BAD);

		expect(stderr).toBe('');
		expect(stdout).toBe(
			[
				'tot: nhận · 1 dòng',
				'co-loi: nhận, có dòng để riêng · 3 dòng, để riêng 1',
				'  CEL-CODE (petitions.csv, dòng số liệu 2, cột «Nguồn đơn» [channel]): Giá trị không có trong danh mục: fax. Dùng giá trị trong danh mục.',
				'hong: TỪ CHỐI · 0 dòng',
				'  PKG-UNIT: Mã đơn vị không hợp lệ trong kỳ: T99. Kiểm tra danh mục đơn vị.',
				'Đã nạp 3 gói: nhận 2, từ chối 1; 3 dòng được nhận, 1 dòng để riêng.',
				''
			].join('\n')
		);
	});

	test.each([
		[
			'petitions',
			{ field: '' },
			'cột «Lĩnh vực» [field]): Thiếu giá trị bắt buộc: Lĩnh vực. Điền giá trị.'
		],
		[
			'petitions',
			{ classified_on: '05/01/2025' },
			'cột «Ngày phân loại» [classified_on]): Thứ tự thời gian không hợp lý: 05/01/2025 trước 06/01/2025. Kiểm tra lại các ngày.'
		],
		[
			'matters',
			{ extended_on: '23/01/2025' },
			'cột «Ngày gia hạn» [extended_on]): Gia hạn sau khi hết hạn, không được tính: 23/01/2025 sau 22/01/2025. Kiểm tra ngày gia hạn.'
		],
		[
			'petitions',
			{ received_on: '2025-02-04' },
			'cột «Ngày nhận đơn» [received_on]): Ngày ở tương lai: 04/02/2025. Sửa ngày.'
		]
	] as const)('names columns and days of %s as a clerk does: %o', async (type, cells, words) => {
		const path = send('mot-loi', oneOfThree(type, cells));
		const { stdout } = await donthu(home, 'check', path);
		rmSync(path, { recursive: true });

		expect(stdout).toContain(`(${type}.csv, dòng số liệu 2, ${words}\n`);
	});

	test('puts problems alike together, those that keep rows out first', async () => {
		const rows = Array.from({ length: 430 }, (_, i) => ({
			...{ ...GOOD.petitions, record_id: `D${i + 1}`, forwarded_to: i === 0 ? 'n/a' : '' },
			channel: i < 400 ? 'fax' : i < 403 ? `thư ${i}` : 'post',
			field: i < 403 || i >= 412 ? 'civil' : `lĩnh vực ${i}`
		}));
		const path = send('nhieu-loi', seal({ 'petitions.csv': csv(rows) }));
		const { stdout } = await donthu(home, 'check', path);
		const { stdout: json } = await donthu(home, 'check', path, '--json');
		rmSync(path, { recursive: true });

		expect(stdout).toBe(
			[
				'nhieu-loi: nhận, có dòng để riêng · 430 dòng, để riêng 412',
				'  CEL-CODE (petitions.csv, cột «Nguồn đơn» [channel]), 403 lần: Giá trị không có trong danh mục. Dùng giá trị trong danh mục.',
				'    fax — dòng số liệu 1, 2, 3, 4, 5 và 395 dòng nữa',
				'    thư 400 — dòng số liệu 401',
				'    thư 401 — dòng số liệu 402',
				'    thư 402 — dòng số liệu 403',
				'  CEL-CODE (petitions.csv, cột «Lĩnh vực» [field]), 9 lần: Giá trị không có trong danh mục. Dùng giá trị trong danh mục.',
				...[403, 404, 405, 406, 407].map((i) => `    lĩnh vực ${i} — dòng số liệu ${i + 1}`),
				'    … và 4 giá trị nữa (--json để xem hết)',
				'  Cảnh báo CEL-NULL-WORD (petitions.csv, dòng số liệu 1, cột «Nơi chuyển đến» [forwarded_to]): Đã coi là ô trống. Để trống ô.',
				'Đã kiểm tra 1 gói: nhận 1, từ chối 0; 18 dòng được nhận, 412 dòng để riêng.',
				''
			].join('\n')
		);
		expect((JSON.parse(json) as Receipt[])[0]!.problems).toHaveLength(413);
	});

	test.each([
		[
			'headings in TCVN3 bytes',
			'petitions.csv',
			Buffer.from('M· ®¬n,Ngµy nhËn ®¬n,Nguån ®¬n\nD1,06/01/2025,ViÖn\n', 'latin1'),
			'FIL-ENCODING (petitions.csv): Tệp không phải Unicode UTF-8: có lẽ là «Mã đơn, Ngày nhận đơn, Nguồn đơn», mã TCVN3.'
		],
		[
			'headings in VNI letters',
			'petitions.csv',
			'Maõ ñôn,Ngaøy nhaän ñôn\nD1,06/01/2025\n',
			'HDR-MISSING (petitions.csv): Thiếu cột bắt buộc: có lẽ là «Mã đơn, Ngày nhận đơn», mã VNI.'
		],
		[
			'one heading in TCVN3 letters',
			'petitions.csv',
			csv([{ ...GOOD.petitions, 'N¬i chuyÓn ®Õn': '' }]),
			'HDR-UNKNOWN (petitions.csv, cột N¬i chuyÓn ®Õn): Cột không có trong mẫu: có lẽ là «Nơi chuyển đến», mã TCVN3.'
		],
		[
			'a cell in TCVN3 letters',
			'petitions.csv',
			csv([{ ...GOOD.petitions, forwarded_to: 'Tßa ¸n nh©n d©n' }]),
			'CEL-MOJIBAKE (petitions.csv, dòng số liệu 1, cột «Nơi chuyển đến» [forwarded_to]): Chữ bị lỗi phông: Tßa ¸n nh©n d©n, có lẽ là «Tòa án nhân dân». Chuyển sang Unicode.'
		]
	])('says what %s probably mean', async (_what, name, content, words) => {
		const path = send(
			'phong-cu',
			seal({ [name]: content }, {}, () => 1)
		);
		const { stdout } = await donthu(home, 'check', path);
		rmSync(path, { recursive: true });

		expect(stdout).toContain(words);
	});

	test('counts no row again that came before', async () => {
		await donthu(home, 'load', HALF_GOOD);
		const { stdout } = await donthu(home, 'load', GOOD_ONE, HALF_GOOD);

		expect(stdout.split('\n').slice(1)).toEqual([
			'co-loi: nhận · 3 dòng, để riêng 1',
			'  Cảnh báo PKG-DUPLICATE: Gói này đã nhận, không tính lần hai. Không cần làm gì.',
			'Đã nạp 2 gói: nhận 2, từ chối 0; 1 dòng được nhận, 0 dòng để riêng.',
			''
		]);
	});

	test('says which field of a manifest is wrong', async () => {
		const files = restate(good(), (manifest) => ({ ...manifest, package_id: 7 }));
		const path = send('vo-danh', files);
		const { stdout } = await donthu(home, 'check', path);
		rmSync(path, { recursive: true });

		expect(stdout).toContain(
			'PKG-MANIFEST (manifest.json, trường package_id): Tệp kê khai manifest.json sai cấu trúc. '
		);
	});

	test('says the same to programs', async () => {
		const { stdout, stderr } = await donthu(home, 'load', '--json', HALF_GOOD, UNREADABLE);

		expect(stderr).toBe('');
		expect(JSON.parse(stdout)).toEqual([
			{
				package: 'co-loi',
				package_id: 'T36-co-loi',
				unit: 'T36',
				verdict: 'accepted_with_quarantine',
				rows: { in: 3, accepted: 2, quarantined: 1 },
				problems: [
					{
						...{ code: 'CEL-CODE', severity: 'row' },
						...{ file: 'petitions.csv', row: 2, column: 'channel' },
						message: 'Giá trị không có trong danh mục: fax',
						remedy: 'Dùng giá trị trong danh mục'
					}
				]
			},
			{
				package: 'khong-ke-khai',
				package_id: null,
				unit: null,
				verdict: 'rejected',
				rows: { in: 0, accepted: 0, quarantined: 0 },
				problems: [
					{
						...{ code: 'PKG-MANIFEST-MISSING', severity: 'error' },
						...{ file: null, row: null, column: null },
						message: 'Thiếu manifest.json',
						remedy: 'Tạo gói bằng lệnh donthu seal'
					}
				]
			}
		]);
	});

	test('is kept in the ledger, of a rejected package too', async () => {
		await donthu(home, 'load', HALF_GOOD, BAD);
		const { receipts, problems, set_aside_rows } = await readLedger(home);

		expect(receipts).toMatchObject([
			{ receipt_no: 1, name: 'co-loi', package_no: 1, verdict: 'accepted_with_quarantine' },
			{ receipt_no: 2, name: 'hong', package_no: null, verdict: 'rejected' }
		]);
		expect(problems).toMatchObject([
			{ receipt_no: 1, code: 'CEL-CODE', row_no: 2 },
			{ receipt_no: 2, code: 'PKG-UNIT', row_no: null }
		]);
		expect(set_aside_rows).toMatchObject([{ package_no: 1, row_no: 2, record_key: 'second' }]);
	});

	test('names the packages of a folder in order of name, folders and zips alike', async () => {
		const { stdout } = await donthu(home, 'load', '--json', folder);

		expect((JSON.parse(stdout) as Receipt[]).map((receipt) => receipt.package)).toEqual([
			'co-loi',
			'hong',
			'khong-ke-khai',
			'tot'
		]);
	});

	test('repeats nothing that could steer the terminal on which it is read', async () => {
		const steering = seal({
			'petitions.csv': csv([
				{ ...GOOD.petitions, channel: '\u001b[2J\u009bx', '\u001b[1mA\nB': '' }
			])
		});
		const rows = oneOfThree('petitions', { channel: '\u001b[2J\u009bx\u202ey' });
		const paths = [send('\u001b[31mdo', steering), send('dong', rows)];
		const { stdout } = await donthu(home, 'check', ...paths);
		rmSync(paths[0]!, { recursive: true });

		expect(stdout).toContain('HDR-UNKNOWN (petitions.csv, cột  [1mA B)');
		expect(stdout).toContain('Giá trị không có trong danh mục:  [2J x y.');
		expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
	});
});

describe('The exit code is', () => {
	test.each([
		['0 when all was taken', 0, [GOOD_ONE]],
		['0 when rows were set aside', 0, [HALF_GOOD]],
		['2 when a package was rejected', 2, [GOOD_ONE, BAD]]
	])('%s', async (_when, code, paths) => {
		expect((await donthu(home, 'load', ...paths)).status).toBe(code);
		expect((await donthu(home, 'check', ...paths)).status).toBe(code);
	});

	test.each([
		['no package is named', ['load'], 'Chưa nêu gói nào. '],
		['nothing lies there', ['load', 'khong-co'], 'Không có tệp hay thư mục «khong-co». '],
		[
			'the instant is none',
			['load', GOOD_ONE, '--received-at', 'hôm qua'],
			'--received-at: «hôm qua» không phải một thời điểm. '
		],
		['the option is none', ['load', GOOD_ONE, '--voi'], 'Không có tùy chọn «--voi». Xem'],
		['an option has no value', ['load', GOOD_ONE, '--received-at'], 'Tùy chọn --received-at thiếu'],
		['an argument is too much', ['status', 'x'], 'Thừa «x». Xem'],
		['the command is none', ['nạp'], 'Không có lệnh «nạp». ']
	])('1, with a sentence and what to do, when %s', async (_when, argv, sentence) => {
		const { status, stdout, stderr } = await donthu(home, ...argv);

		expect(status).toBe(1);
		expect(stdout).toBe('');
		expect(stderr.split('\n')).toEqual([expect.stringContaining(sentence), '']);
		expect(existsSync(home)).toBe(false);
	});
});

describe('donthu check', () => {
	test('makes no home', async () => {
		await donthu(home, 'check', GOOD_ONE, BAD);

		expect(existsSync(home)).toBe(false);
	});

	test('gives the verdict that load would, on top of what was loaded', async () => {
		await donthu(home, 'load', GOOD_ONE);
		const paths = [GOOD_ONE, HALF_GOOD, BAD, HALF_GOOD];
		const checked = await donthu(home, 'check', '--json', ...paths);
		const loaded = await donthu(home, 'load', '--json', ...paths);

		expect(JSON.parse(checked.stdout)).toEqual(JSON.parse(loaded.stdout));
	});

	test('changes nothing', async () => {
		await donthu(home, 'load', GOOD_ONE);
		const before = contentsOf(home);
		await donthu(home, 'check', GOOD_ONE, HALF_GOOD, BAD);

		expect(contentsOf(home)).toEqual(before);
	});
});
