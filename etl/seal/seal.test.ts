import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, saveXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv, type Row } from '../../tests/packages.ts';
import { checkPackages } from '../load.ts';
import { readPackage } from '../package.ts';
import { readRows } from '../readers/csv.ts';
import { receiptJson, receiptLines } from '../receipt.ts';
import { writeTemplates } from '../template/write_templates.ts';
import { readKeys, writeNewKey } from './key_file.ts';
import type { KeyRing } from './keys.ts';
import { seal, type SealRequest } from './seal.ts';

const dir = mkdtempSync(join(tmpdir(), 'donthu-seal-'));
const at = (...names: string[]) => join(dir, ...names);
let keys: KeyRing;
let count = 0;

beforeAll(() => {
	keys = writeNewKey(at('key'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** A place of its own for each package. */
const newOut = (suffix = '.zip') => at(`package-${(count += 1)}${suffix}`);
const register = (name: string, content: string | Uint8Array) => {
	const path = at(`${(count += 1)}-${name}`);
	writeFileSync(path, content);
	return path;
};
const sealed = async (registers: string[], more: Partial<SealRequest> = {}) => {
	const out = more.out ?? newOut();
	const done = await seal({
		registers,
		unit: 'T36',
		period: { from: '2025-01-01', to: '2025-01-31' },
		keys,
		createdAt: '2025-02-03 08:15:00.000000',
		out,
		...more
	});
	return { ...done, out };
};
/** The rows of a data file of a package, by heading. */
function rowsOf(out: string, file = 'petitions.csv'): Record<string, string>[] {
	const text = readPackage(out).files.get(file)!.toString();
	const [head = [], ...rows] = [...readRows([text], ',')];
	return rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i]!, cell])));
}
const manifestOf = (out: string) =>
	JSON.parse(readPackage(out).files.get('manifest.json')!.toString()) as Record<string, unknown>;

const NAME = 'Tống Thị Hoàng Yến';
const NUMBER = '001085012345';
const ADDRESS = 'ngõ Hoa Giấy, Vũ Thư';
const SUMMARY = 'Đề nghị xem lại quyết định thu hồi thửa đất trồng nhãn của gia đình';
const PETITION: Row = {
	record_id: 'D1',
	received_on: '2025-01-06',
	channel: 'post',
	petition_kind: 'complaint',
	field: 'civil',
	petitioner_name: NAME,
	petitioner_id: NUMBER,
	summary: SUMMARY
};
const petitions = (...rows: Row[]) =>
	register('petitions.csv', csv(rows.map((row) => ({ ...PETITION, ...row }))));
const messageOf = async (promise: Promise<unknown>) => {
	try {
		await promise;
	} catch (error) {
		return (error as Error).message;
	}
	throw new Error('it passed');
};

describe('A register becomes a package', () => {
	test('that the loader accepts, with a right manifest', async () => {
		const { out, receipt } = await sealed([petitions({}, { record_id: 'D2' })]);
		expect(receipt).toMatchObject({
			verdict: 'accepted',
			rows: { in: 2, accepted: 2 },
			problems: []
		});
		expect(manifestOf(out)).toMatchObject({
			contract: 'donthu/1',
			package_id: 'T36-2025-01-01-2025-01-31-20250203081500',
			unit: 'T36',
			period: { from: '2025-01-01', to: '2025-01-31' },
			created_at: '2025-02-03T08:15:00+07:00',
			files: [{ path: 'petitions.csv', type: 'petitions', rows: 2 }]
		});
		const [checked] = await checkPackages(at('home'), [out]);
		expect(checked).toEqual(receipt);
		expect(existsSync(at('home'))).toBe(false);
	});

	test('a zip or a folder by its name, of the same content', async () => {
		const path = petitions({});
		const [zip, folder] = [await sealed([path]), await sealed([path], { out: newOut('') })];
		expect(statSync(folder.out).isDirectory()).toBe(true);
		expect(readPackage(zip.out).contentHash).toBe(readPackage(folder.out).contentHash);
	});

	test('byte for byte the same from the same register, key and instant', async () => {
		const path = petitions({}, { record_id: 'D2', petition_kind: 'other' });
		const [one, other] = [await sealed([path]), await sealed([path])];
		expect(readFileSync(one.out).equals(readFileSync(other.out))).toBe(true);
	});

	test('of several record types, each from its register', async () => {
		const reception = { record_id: 'L1', received_on: '2025-01-06', visit_kind: 'regular' };
		const { out } = await sealed([petitions({}), register('so tiep dan.csv', csv([reception]))]);
		expect([...readPackage(out).files.keys()].sort()).toEqual([
			'manifest.json',
			'petitions.csv',
			'receptions.csv'
		]);
	});

	test('with its rows in order, those set aside included', async () => {
		const { out, receipt } = await sealed([
			petitions({}, { record_id: 'D2', channel: 'bồ câu' }, { record_id: 'D3' })
		]);
		expect(receipt.verdict).toBe('accepted_with_quarantine');
		expect(receipt.problems).toMatchObject([
			{ code: 'CEL-CODE', file: 'petitions.csv', row: 2, column: 'channel' }
		]);
		expect(rowsOf(out).map(({ record_id }) => record_id)).toEqual(['D1', 'D2', 'D3']);
	});

	test('or is not written, when the loader would reject it', async () => {
		const { out, receipt, isWritten } = await sealed([petitions({})], { unit: 'Z99' });
		expect(receipt).toMatchObject({
			verdict: 'rejected',
			problems: [{ code: 'PKG-UNIT', remedy: 'Kiểm tra danh mục đơn vị' }]
		});
		expect([isWritten, existsSync(out)]).toEqual([false, false]);
	});

	test('leaves nothing beside it', async () => {
		const folder = at('clean');
		await sealed([petitions({})], { out: join(folder, 'a.zip') });
		await sealed([petitions({})], { out: join(folder, 'b.zip'), unit: 'Z99' });
		expect(readdirSync(folder)).toEqual(['a.zip']);
	});

	test('never in the place of another', async () => {
		const { out } = await sealed([petitions({})]);
		expect(await messageOf(sealed([petitions({})], { out }))).toMatch(/Đã có.*Chọn tên khác/);
	});
});

describe('Petitioners', () => {
	test('have a token and contents a fingerprint, in place of names and words', async () => {
		const [row] = rowsOf((await sealed([petitions({})])).out);
		expect(Object.keys(row!)).toEqual([
			'record_id',
			'received_on',
			'channel',
			'petition_kind',
			'field',
			'petitioner_token',
			'content_fingerprint'
		]);
		expect(row).toMatchObject({
			petitioner_token: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			content_fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string
		});
	});

	test('have the same token in every register, and another under another key', async () => {
		const spelt = NAME.normalize('NFD').toUpperCase();
		const [one] = rowsOf((await sealed([petitions({})])).out);
		const [same] = rowsOf(
			(await sealed([petitions({ petitioner_name: spelt, petitioner_id: '1085012345' })])).out
		);
		const other = writeNewKey(at('other key'));
		const [unlike] = rowsOf((await sealed([petitions({})], { keys: other })).out);
		expect(same!['petitioner_token']).toBe(one!['petitioner_token']);
		expect(unlike!['petitioner_token']).not.toBe(one!['petitioner_token']);
		expect(unlike!['content_fingerprint']).not.toBe(one!['content_fingerprint']);
	});

	test('keep their token when the key changes, for what was received before', async () => {
		const rotated = writeNewKey(at('rotated'), readKeys(at('key')), '2025-01-15');
		const path = petitions({}, { record_id: 'D2', received_on: '20/01/2025' });
		const [before, after] = rowsOf((await sealed([path])).out);
		const [kept, changed] = rowsOf((await sealed([path], { keys: rotated })).out);
		expect(after!['petitioner_token']).toBe(before!['petitioner_token']);
		expect(kept!['petitioner_token']).toBe(before!['petitioner_token']);
		expect(changed!['petitioner_token']).not.toBe(before!['petitioner_token']);
	});

	test('are counted by what their token was made from', async () => {
		const { marks } = await sealed([
			petitions(
				{},
				{ record_id: 'D2', petitioner_id: '' },
				{ record_id: 'D3', petitioner_id: '', petitioner_name: 'Nặc danh' }
			)
		]);
		expect(marks).toEqual({ number: 1, address: 0, name: 1, none: 1 });
	});

	test.each([
		['a denunciation', { petition_kind: 'denunciation' }],
		['a denunciation by its label', { petition_kind: 'TỐ CÁO'.normalize('NFD') }],
		['a denunciation by its abbreviation', { petition_kind: 'tc' }],
		['a report of a crime', { petition_kind: 'crime_report' }],
		['a report of a crime in judicial work', { petition_kind: 'Tố giác trong hoạt động tư pháp' }],
		['a petition of a kind that nobody knows', { petition_kind: 'tố  các' }],
		['a petition without a kind', { petition_kind: '' }],
		['a withdrawn petition', { withdrawn: 'x' }],
		['a petition without a day', { received_on: '31/02/2025' }]
	])('have neither token nor fingerprint in %s', async (_what, cells) => {
		const { out, receipt } = await sealed([petitions({ withdrawn: '', ...cells })]);
		expect(rowsOf(out)[0]).toMatchObject({ petitioner_token: '', content_fingerprint: '' });
		expect(receipt.problems.map(({ code }) => code)).not.toContain('CEL-DENOUNCER');
	});
});

describe('No name leaves the unit', () => {
	const SECRETS = [NAME, NUMBER, NUMBER.replace(/^0+/, ''), ADDRESS, SUMMARY];
	/** In any composition and case, as people would find it. */
	const plain = (text: string) => text.normalize('NFC').toLowerCase();
	const secretsIn = (text: string) =>
		SECRETS.filter((secret) => plain(text).includes(plain(secret)));
	const kinds = ['complaint', 'denunciation', 'crime_report', '?'];
	const rows = kinds.map((petition_kind, i) => ({
		...PETITION,
		record_id: `D${i}`,
		petition_kind,
		'Địa chỉ người gửi đơn': ADDRESS
	}));
	const asSheet = (form: 'NFC' | 'NFD') =>
		writeXlsx({
			sheets: [
				{
					name: NAME,
					rows: [
						Object.keys(rows[0]!),
						...rows.map((row) => Object.values(row).map((cell) => `${cell}`.normalize(form)))
					]
				}
			]
		});

	test.each([
		['a CSV file', async () => register('a.csv', csv(rows))],
		['a CSV file with letters in parts', async () => register('a.csv', csv(rows).normalize('NFD'))],
		['a workbook', async () => register('a.xlsx', await asSheet('NFC'))],
		['a workbook with letters in parts', async () => register('a.xlsx', await asSheet('NFD'))],
		[
			'a row with a cell too many',
			async () =>
				register(
					'a.csv',
					`${csv(rows)}D9,2025-01-06,post,complaint,civil,${NAME},${NUMBER},a,b,c\n`
				)
		],
		[
			'a row with a cell too few',
			async () =>
				register('a.csv', `${csv(rows)}D9,2025-01-06,post,complaint,${NAME},${NUMBER},a\n`)
		],
		['a row of one cell', async () => register('a.csv', `${csv(rows)}${NAME}\n`)],
		[
			'a register of receptions',
			async () =>
				register(
					'a.csv',
					csv([
						{
							record_id: 'L1',
							received_on: '2025-01-06',
							visit_kind: 'regular',
							petitioner_name: NAME,
							petitioner_id: NUMBER
						}
					])
				)
		]
	])('from %s', async (_what, write) => {
		const { out, receipt } = await sealed([await write()]);
		const files = [...readPackage(out).files.values()].map((bytes) => bytes.toString());
		const told = [...receiptLines([receipt], true), ...receiptJson([receipt])];
		expect(secretsIn([...files, ...told].join('\n'))).toEqual([]);
		expect(secretsIn(readFileSync(out).toString('latin1'))).toEqual([]);
	});

	test('and a row with other cells than headings is counted and set aside', async () => {
		const { receipt } = await sealed([register('a.csv', `${csv([PETITION])}${NAME}\n`)]);
		expect(receipt).toMatchObject({
			rows: { in: 2, accepted: 1, quarantined: 1 },
			problems: [{ code: 'ROW-COLUMNS', row: 2 }]
		});
	});

	test.each([
		['a text', { forwarded_to: `Tòa án; ông ${NAME}` }],
		['a text, in parts and capitals', { forwarded_to: NAME.normalize('NFD').toUpperCase() }],
		['an id', { record_id: `${NAME} 01` }],
		['a coded cell', { channel: NAME }],
		['a number', { matter_id: 'CCCD 001 085 012 345' }]
	])('in %s that is sent: the place is told, and nothing is written', async (_what, cells) => {
		const out = newOut();
		const message = await messageOf(sealed([petitions({ record_id: 'D0' }, cells)], { out }));
		expect(message).toMatch(/dòng số liệu 2, cột «.+».*Sửa các ô đó/);
		expect(secretsIn(message)).toEqual([]);
		expect(existsSync(out)).toBe(false);
	});

	test.each([
		['has no headings', () => `D1,2025-01-06,Bưu chính,Khiếu nại,${NAME},Tiếp công dân\n`],
		['has a title above them', () => `Sổ của ${NAME}\n${csv([PETITION])}`],
		['ends within a quoted cell', () => `${csv([PETITION])}D2,"${NAME}\n`],
		['is in a font of the time', () => Buffer.from(`record_id,received_on\n${NAME}\xb8`, 'latin1')]
	])('when a register cannot be read that %s', async (_what, content) => {
		const out = newOut();
		const message = await messageOf(sealed([register('a.csv', content())], { out }));
		expect(message).toMatch(/^Sổ «.+a\.csv».*\. /);
		expect(secretsIn(message)).toEqual([]);
		expect(existsSync(`${out}.columns.csv`)).toBe(false);
	});
});

describe('A register is refused with what to do', () => {
	test.each([
		['that is not there', () => at('nowhere.xlsx'), /Không đọc được sổ.*Kiểm tra đường dẫn/],
		['of another kind of file', () => register('a.docx', 'x'), /không đúng định dạng/],
		[
			'with a column twice',
			() => register('a.csv', `record_id,Mã đơn,received_on,channel,petition_kind,field\n`),
			/hai cột cùng là «Mã đơn»/
		],
		[
			'that was sealed before',
			() => petitions({ petitioner_token: 'ab12'.repeat(16) }),
			/đã có cột «Mã người gửi đơn»/
		],
		[
			'with a column without a heading',
			() => register('a.csv', `record_id,received_on,,channel,petition_kind,field\n`),
			/cột thứ 3 không có tiêu đề/
		],
		[
			'that may be of several types',
			() => register('a.csv', 'record_id,unit\n'),
			/Không rõ.*petitions|Không rõ.*receptions/
		]
	])('%s', async (_what, path, message) => {
		expect(await messageOf(sealed([path()]))).toMatch(message);
	});

	test('when another is of the same type', async () => {
		expect(await messageOf(sealed([petitions({}), petitions({})]))).toMatch(
			/hai sổ cùng loại petitions.*Gộp/
		);
	});
});

describe("A unit's own headings", () => {
	const OWN = [
		'STT,Số đơn,Ngày nhận,Nguồn đơn,Loại đơn,Lĩnh vực,Họ và tên người đứng đơn,Địa chỉ,Nội dung đơn,Màu giấy',
		`1,D1,06/01/2025,Bưu chính,KN,DS,${NAME},"${ADDRESS}",${SUMMARY},trắng`,
		''
	].join('\n');
	const LINES = [
		'petitions,STT,bỏ',
		'petitions,Số đơn,Mã đơn',
		'petitions,Ngày nhận,Ngày nhận đơn',
		'petitions,Họ và tên người đứng đơn,Họ tên người gửi đơn',
		'petitions,Địa chỉ,Địa chỉ người gửi đơn',
		'petitions,Nội dung đơn,Tóm tắt nội dung',
		'petitions,Màu giấy,'
	];
	const linesIn = (file: string) =>
		readFileSync(file, 'utf8').replace('\ufeff', '').trim().split('\r\n').slice(1);

	test('are proposed in a file, with what is not known left open', async () => {
		const columnsFile = at('own.csv');
		const message = await messageOf(sealed([register('a.csv', OWN)], { columnsFile }));
		expect(message).toMatch(/7 tiêu đề khác với mẫu.*own\.csv.*--columns/);
		expect(linesIn(columnsFile)).toEqual(LINES);
	});

	test('are proposed beside the package where no file is named', async () => {
		const out = newOut();
		expect(await messageOf(sealed([register('a.csv', OWN)], { out }))).toContain(
			`${out}.columns.csv`
		);
		expect(linesIn(`${out}.columns.csv`)).toEqual(LINES);
	});

	test('stay a question until somebody has answered it', async () => {
		const columnsFile = register('own.csv', `a,b,c\n${LINES.join('\n')}\n`);
		const before = readFileSync(columnsFile);
		expect(await messageOf(sealed([register('a.csv', OWN)], { columnsFile }))).toMatch(
			/Còn 1 tiêu đề chưa có cột/
		);
		expect(readFileSync(columnsFile)).toEqual(before);
	});

	test('are taken for what the file says, as spreadsheets save it', async () => {
		const answered = [...LINES.slice(0, -1), 'petitions,màu  giấy,Bỏ'].join('\r\n');
		const text = `\ufeffLoại bản ghi;Tiêu đề trong sổ;Cột của mẫu\r\n${answered.replaceAll(',', ';')}\r\n`;
		const { out, receipt } = await sealed([register('a.csv', OWN)], {
			columnsFile: register('own.csv', text)
		});
		expect(receipt).toMatchObject({ verdict: 'accepted', problems: [] });
		expect(rowsOf(out)).toMatchObject([{ record_id: 'D1', petition_kind: 'complaint' }]);
	});

	test('are asked for anew where a register has more, and what was answered stays', async () => {
		const columnsFile = register('own.csv', 'a,b,c\npetitions,STT,bỏ\n');
		await messageOf(sealed([register('a.csv', OWN)], { columnsFile }));
		expect(linesIn(columnsFile)).toEqual(LINES);
	});

	test.each([
		['a column that is none', 'petitions,STT,Số nhà'],
		['a record type that is none', 'letters,STT,bỏ']
	])('are refused where the file names %s', async (_what, line) => {
		const columnsFile = register('own.csv', `a,b,c\npetitions,TT,bỏ\n${line}\n`);
		expect(await messageOf(sealed([register('a.csv', OWN)], { columnsFile }))).toMatch(
			/own\.csv», dòng 3 không đúng/
		);
	});

	test('may be those of any type, which is then named before the file', async () => {
		const path = register('a.csv', 'Số hiệu,Ngày\nL1,06/01/2025\n');
		const columnsFile = at('typed.csv');
		await messageOf(sealed([`receptions=${path}`], { columnsFile }));
		expect(linesIn(columnsFile).map((line) => line.split(',')[0])).toEqual([
			'receptions',
			'receptions'
		]);
	});
});

describe('The registers of donthu template', () => {
	beforeAll(() => writeTemplates(at('template')));

	/** Rows by heading, written into the workbook as a spreadsheet program would save it. */
	async function fill(file: string, ...rows: Record<string, CellValue>[]): Promise<string> {
		const workbook = await openXlsx(readFileSync(at('template', file)));
		const sheet = workbook.sheets[0]!;
		const head = sheet.rows[0]!;
		rows.forEach((row, i) => {
			const cells = head.map((heading) => row[heading as string] ?? null);
			expect(Object.keys(row).filter((heading) => !head.includes(heading))).toEqual([]);
			sheet.rows[i + 1] = cells;
			cells.forEach((value, column) => {
				const cell = sheet.cells?.get(`${i + 1},${column}`);
				if (cell && value !== null) Object.assign(cell, { value });
			});
		});
		return register(file, await saveXlsx(workbook));
	}
	const day = (text: string) => new Date(`${text}T00:00:00Z`);
	const FIELD = { 'Lĩnh vực': 'Tố tụng dân sự' };

	test('filled in with labels, are sealed and accepted without a word', async () => {
		const registers = await Promise.all([
			fill('so-tiep-cong-dan.xlsx', {
				'Mã lượt tiếp': 'L1',
				'Ngày tiếp': day('2025-01-06'),
				'Hình thức tiếp': 'Tiếp thường xuyên',
				'Số người': 3,
				'Lãnh đạo Viện tiếp': 'Có'
			}),
			fill(
				'so-don.xlsx',
				{
					...FIELD,
					'Mã đơn': 'D1',
					'Ngày nhận đơn': day('2025-01-06'),
					'Họ tên người gửi đơn': NAME,
					'Số định danh người gửi đơn': 1085012345,
					'Địa chỉ người gửi đơn': ADDRESS,
					'Tóm tắt nội dung': SUMMARY,
					'Nguồn đơn': 'Đại biểu Quốc hội chuyển',
					'Loại đơn': 'Khiếu nại',
					'Ngày phân loại': day('2025-01-07'),
					'Ngày xử lý': day('2025-01-08'),
					'Phân loại theo thẩm quyền': 'Thuộc thẩm quyền giải quyết',
					'Kết quả xử lý đơn': 'Thụ lý',
					'Mã việc': 'V1',
					'Tỉnh của người gửi đơn': '63-36 – Tỉnh Nam Định',
					'Vượt cấp': 'Không',
					'Phòng, vụ thụ lý': 'P9'
				},
				{
					...FIELD,
					'Mã đơn': 'D2',
					'Ngày nhận đơn': day('2025-01-06'),
					'Nguồn đơn': 'Bưu chính',
					'Loại đơn': 'Tố giác, tin báo về tội phạm'
				}
			),
			fill('so-viec.xlsx', {
				...FIELD,
				'Mã việc': 'V1',
				'Loại việc': 'Khiếu nại',
				'Lần giải quyết': 'Lần đầu',
				'Căn cứ tính thời hạn': 'BLTTDS 92/2015/QH13, Điều 505 – khiếu nại lần đầu – 15 ngày',
				'Thời điểm nhận': new Date('2025-01-06T08:15:00Z'),
				'Ngày thụ lý': day('2025-01-08')
			}),
			fill('so-kiem-sat.xlsx', {
				...FIELD,
				'Mã cuộc kiểm sát': 'K1',
				'Biện pháp kiểm sát': 'Trực tiếp kiểm sát',
				'Cơ quan được kiểm sát': 'Tòa án',
				'Ngày ra yêu cầu, quyết định': day('2025-01-06')
			}),
			fill('so-van-ban.xlsx', {
				...FIELD,
				'Mã văn bản': 'B1',
				'Mã cuộc kiểm sát': 'K1',
				'Loại văn bản': 'Kiến nghị',
				'Cơ quan nhận văn bản': 'Tòa án',
				'Ngày ban hành': day('2025-01-20')
			}),
			fill('so-kiem-tra-xem-xet-lai.xlsx', {
				...FIELD,
				'Mã việc kiểm tra': 'X1',
				'Loại việc xem xét': 'Giải quyết đơn đề nghị kháng nghị giám đốc thẩm, tái thẩm',
				'Ngày nhận đề nghị': day('2025-01-06'),
				'Đơn vị đã ra quyết định': 'T36 – Viện kiểm sát nhân dân tỉnh Nam Định'
			})
		]);
		const { out, receipt, marks } = await sealed(registers);
		expect(receipt).toMatchObject({ verdict: 'accepted', rows: { in: 7 }, problems: [] });
		expect((await checkPackages(at('home'), [out]))[0]).toEqual(receipt);
		expect(marks).toEqual({ number: 1, address: 0, name: 0, none: 1 });
		expect(rowsOf(out, 'matters.csv')).toMatchObject([
			{ limit_key: 'blttds_505_l1', received_at: '2025-01-06 08:15:00' }
		]);
		expect(rowsOf(out)[0]).toMatchObject({ petitioner_province: '63-36', over_level: 'false' });
		expect(rowsOf(out, 'reviews.csv')).toMatchObject([{ decision_unit: 'T36' }]);
	});

	test('seal without a row, for a month in which nothing came', async () => {
		const { receipt } = await sealed([at('template', 'so-don.xlsx')]);
		expect(receipt).toMatchObject({ verdict: 'accepted', rows: { in: 0 } });
	});
});
