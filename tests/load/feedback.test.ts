import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, readXlsx, saveXlsx, type Sheet } from 'hucre/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadPackages } from '../../etl/load.ts';
import type { Receipt } from '../../etl/receipt.ts';
import { readZip } from '../../etl/zip.ts';
import { writeNewKey } from '../../etl/seal/key_file.ts';
import { statusOf } from '../../etl/status.ts';
import { csv, type Files, type RecordType, type Row } from '../packages.ts';
import { donthu } from './donthu.ts';
import { amongGood, asFolder, asZip, GOOD, good, oneOfThree, seal } from './drafts.ts';
import { readLedger } from './ledgers.ts';

const TOKEN = 'ab12'.repeat(16);
const FINGERPRINT = 'cd34'.repeat(4);

let folder: string;
let home: string;
let feedback: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'donthu-feedback-'));
	home = join(folder, 'data');
	feedback = join(folder, 'phan-hoi', 'thang-1');
	return () => rmSync(folder, { recursive: true });
});

const send = (name: string, files: Files) => asFolder(files)(join(folder, name));
const load = (...packages: string[]) => donthu(home, 'load', ...packages, '--feedback', feedback);
const sheetsOf = async (name: string): Promise<Sheet[]> => {
	const { sheets } = await readXlsx(readFileSync(join(feedback, name)), { readStyles: true });
	return sheets;
};
const columnOf = (sheet: Sheet, heading: string) => sheet.rows[0]!.indexOf(heading);
/** A data row of a sheet, by heading; empty cells are left out. */
const rowOf = (sheet: Sheet, row: number) =>
	Object.fromEntries(
		sheet.rows[0]!.map((heading, i) => [heading, sheet.rows[row]![i]]).filter(([, cell]) => cell)
	) as Row;
/** The headings of the marked cells of a data row. */
const markedIn = (sheet: Sheet, row: number) =>
	sheet.rows[0]!.filter((_, i) => {
		const fill = sheet.cells!.get(`${row},${i}`)?.style?.fill;
		return fill?.type === 'pattern' && fill.pattern === 'solid';
	});
const noteAt = (sheet: Sheet, row: number, heading: string) =>
	sheet.cells!.get(`${row},${columnOf(sheet, heading)}`)?.comment?.text;

/** Of each record type a cell that is wrong, and what its workbook should say instead. */
const FAULTS: Record<RecordType, { cell: Row; file: string; heading: string; right: string }> = {
	receptions: {
		...{ cell: { visit_kind: '?' }, file: 'so-tiep-cong-dan' },
		...{ heading: 'Hình thức tiếp', right: 'regular' }
	},
	petitions: {
		...{ cell: { channel: 'fax' }, file: 'so-don' },
		...{ heading: 'Nguồn đơn', right: 'Bưu chính' }
	},
	matters: {
		...{ cell: { accepted_on: '31/02/2025' }, file: 'so-viec' },
		...{ heading: 'Ngày thụ lý', right: '28/01/2025' }
	},
	supervisions: {
		...{ cell: { violations: 'hai' }, file: 'so-kiem-sat' },
		...{ heading: 'Số vi phạm', right: '2' }
	},
	documents: {
		...{ cell: { kind: 'thư' }, file: 'so-van-ban' },
		...{ heading: 'Loại văn bản', right: 'kiến nghị' }
	},
	reviews: {
		...{ cell: { eligible: 'có lẽ' }, file: 'so-kiem-tra-xem-xet-lai' },
		...{ heading: 'Đủ điều kiện', right: 'Có' }
	}
};

/** Writes into the first row of a workbook, as a person would. */
async function correct(name: string, heading: string, right: string): Promise<void> {
	const workbook = await openXlsx(readFileSync(join(feedback, name)));
	const register = workbook.sheets[0]!;
	const column = columnOf(register, heading);
	register.rows[1]![column] = right;
	register.cells?.delete(`1,${column}`);
	writeFileSync(join(feedback, name), await saveXlsx(workbook));
}

/** The arguments of the command that a workbook names, with the files and the key where they are. */
async function commandIn(name: string): Promise<string[]> {
	const cells = (await sheetsOf(name)).at(-1)!.rows.flat();
	const [, command] = /: donthu (seal .*)/.exec(cells.filter(Boolean).join('\n'))!;
	const words = [...command!.matchAll(/"([^"]*)"|(\S+)/g)].map(
		([, quoted, word]) => quoted ?? word!
	);
	return words
		.filter((word, i) => word !== '--out' && words[i - 1] !== '--out')
		.map((word) => (word.endsWith('.xlsx') ? join(feedback, word) : word))
		.map((word) => (word === 'TỆP_KHÓA' ? join(folder, 'khoa') : word));
}

describe('donthu load --feedback', () => {
	test('gives back the rows set aside, as they were sent, under Vietnamese headings', async () => {
		await load(send('co-loi', oneOfThree('petitions', { channel: ' fax ', field: 'Dân sự' })));
		const [register] = await sheetsOf('co-loi-so-don.xlsx');

		expect(register!.name).toBe('Sổ đơn');
		expect(register!.rows).toHaveLength(2);
		expect(rowOf(register!, 1)).toEqual({
			'Mã đơn': 'second',
			'Ngày nhận đơn': '2025-01-06',
			'Nguồn đơn': ' fax ',
			'Loại đơn': 'complaint',
			'Lĩnh vực': 'Dân sự'
		});
	});

	test('marks the offending cells, with what is wrong and what to do in a note', async () => {
		const faulty = { channel: 'fax', received_on: '31/02/2025' };
		await load(send('co-loi', oneOfThree('petitions', faulty)));
		const [register] = await sheetsOf('co-loi-so-don.xlsx');

		expect(markedIn(register!, 1)).toEqual(['Ngày nhận đơn', 'Nguồn đơn']);
		expect(noteAt(register!, 1, 'Nguồn đơn')).toBe(
			'Giá trị không có trong danh mục: fax. Dùng giá trị trong danh mục.'
		);
	});

	test('marks the whole row when it is wrong as a whole', async () => {
		const text = csv([GOOD.petitions]).replace('civil\n', 'civil,thừa\n');
		await load(send('thua-o', seal({ 'petitions.csv': text })));
		const [register] = await sheetsOf('thua-o-so-don.xlsx');

		expect(markedIn(register!, 1)).toEqual(register!.rows[0]);
		expect(noteAt(register!, 1, 'Mã đơn')).toContain('dòng có 6 ô, tiêu đề có 5');
	});

	test('lists every problem of these rows, with the row as it was counted in the file', async () => {
		const faulty = { channel: 'fax', petition_kind: '' };
		await load(send('co-loi', oneOfThree('petitions', faulty)));
		const faults = (await sheetsOf('co-loi-so-don.xlsx')).at(-1)!;

		expect(faults.name).toBe('Lỗi và cách sửa');
		expect(faults.rows.slice(0, 3)).toEqual([
			['Dòng', 'Dòng số liệu đã gửi', 'Cột', 'Lỗi', 'Cách sửa'],
			[
				...[2, 2, 'Nguồn đơn'],
				...['Giá trị không có trong danh mục: fax', 'Dùng giá trị trong danh mục']
			],
			[2, 2, 'Loại đơn', 'Thiếu giá trị bắt buộc: Loại đơn', 'Điền giá trị']
		]);
	});

	test('is a workbook for each record type', async () => {
		const files = {
			'petitions.csv': csv(amongGood('petitions', { channel: 'fax' })),
			'receptions.csv': csv(amongGood('receptions', { visit_kind: '?' }))
		};
		await load(asZip(seal(files))(join(folder, 'hai-so')));

		expect(readdirSync(feedback).sort()).toEqual([
			'hai-so-so-don.xlsx',
			'hai-so-so-tiep-cong-dan.xlsx'
		]);
		const [register, faults] = await sheetsOf('hai-so-so-tiep-cong-dan.xlsx');
		expect([register!.name, faults!.name]).toEqual(['Sổ tiếp công dân', 'Lỗi và cách sửa']);
	});

	test('comes back whole: every record type, corrected, sealed and accepted', async () => {
		const files = Object.entries(FAULTS).map(([type, { cell }]) => [
			`${type}.csv`,
			csv(amongGood(type as RecordType, cell))
		]);
		const sent = send('sau-so', seal(Object.fromEntries(files) as Files, { package_id: 'T36-1' }));
		await loadPackages(home, [sent], { feedback });
		expect((await statusOf(home)).rows).toEqual({ accepted: 12, quarantined: 6, pending: 6 });
		for (const { file, heading, right } of Object.values(FAULTS)) {
			await correct(`sau-so-${file}.xlsx`, heading, right);
		}
		writeNewKey(join(folder, 'khoa'));
		const out = join(folder, 'T36-1-sua.zip');
		const sealed = await donthu(home, ...(await commandIn('sau-so-so-don.xlsx')), '--out', out);
		expect([sealed.stderr, sealed.status]).toEqual(['', 0]);

		const [receipt] = await loadPackages(home, [out]);
		expect(receipt).toMatchObject({ verdict: 'accepted', rows: { in: 6 }, problems: [] });
		expect((await statusOf(home)).rows).toEqual({ accepted: 18, quarantined: 6, pending: 0 });
		const { packages } = await readLedger(home);
		expect(packages![1]).toMatchObject({ corrects: 'T36-1', reason: 'Sửa các dòng để riêng' });
	});

	test('can be corrected and sent again', async () => {
		const faulty = { channel: 'fax', forwarded_to: '=1+1' };
		await load(send('co-loi', oneOfThree('petitions', faulty)));
		const workbook = await openXlsx(readFileSync(join(feedback, 'co-loi-so-don.xlsx')));
		const register = workbook.sheets[0]!;
		const uncorrected = readFileSync(join(feedback, 'co-loi-so-don.xlsx'));
		register.rows[1]![columnOf(register, 'Nguồn đơn')] = 'Bưu chính';
		register.cells?.delete(`1,${columnOf(register, 'Nguồn đơn')}`);
		const corrected = Buffer.from(await saveXlsx(workbook));
		const verdictOf = async (name: string, content: Buffer) => {
			const sent = send(
				name,
				seal({ 'petitions.xlsx': content }, {}, () => 1)
			);
			const { stdout } = await donthu(home, 'check', '--json', sent);
			const [receipt] = JSON.parse(stdout) as [Receipt];
			return [receipt.verdict, receipt.problems.map(({ code }) => code)];
		};

		expect(await verdictOf('chua-sua', uncorrected)).toEqual([
			'accepted_with_quarantine',
			['CEL-CODE']
		]);
		expect(await verdictOf('da-sua', corrected)).toEqual(['accepted', []]);
	});

	test('holds no mark of a petitioner, wherever it was written', async () => {
		const faulty = { ...GOOD.petitions, channel: 'fax', forwarded_to: `mã ${TOKEN}` };
		const marked = { ...faulty, petitioner_token: TOKEN, content_fingerprint: FINGERPRINT };
		await load(send('co-ma', seal({ 'petitions.csv': csv([marked]) })));
		const parts = readZip(readFileSync(join(feedback, 'co-ma-so-don.xlsx')), {
			entries: 100,
			bytes: 1e7
		});
		const content = parts.map(({ read }) => read().toString()).join('\n');

		expect(content).toContain('fax');
		expect(content).not.toContain(TOKEN);
		expect(content).not.toContain(FINGERPRINT);
	});

	test('can be opened whatever was in the cells', async () => {
		await load(send('ky-tu-la', oneOfThree('petitions', { channel: 'a\u0001b\uffff<&>' })));
		const [register] = await sheetsOf('ky-tu-la-so-don.xlsx');

		expect(rowOf(register!, 1)).toMatchObject({ 'Nguồn đơn': expect.stringMatching(/^a.b.*<&>$/) });
	});

	test('writes nothing for packages that were taken whole, rejected, or known', async () => {
		const known = send('da-biet', oneOfThree('petitions', { channel: 'fax' }));
		await donthu(home, 'load', known);
		await load(send('tot', good()), send('hong', good({ unit: 'T99' })), known);

		expect(readdirSync(feedback)).toEqual([]);
	});

	test('never writes over what is there, of a package with the same name or of anybody', async () => {
		const faulty = (name: string) =>
			send(name, oneOfThree('petitions', { channel: 'fax', record_id: name }));
		await load(faulty('a/goi'), faulty('b/goi'));
		const first = readFileSync(join(feedback, 'goi-so-don.xlsx'));
		await load(faulty('c/goi'));

		expect(readdirSync(feedback).sort()).toEqual([
			'goi-so-don-2.xlsx',
			'goi-so-don-3.xlsx',
			'goi-so-don.xlsx'
		]);
		expect(readFileSync(join(feedback, 'goi-so-don.xlsx')).equals(first)).toBe(true);
		const [second] = await sheetsOf('goi-so-don-2.xlsx');
		expect(rowOf(second!, 1)).toMatchObject({ 'Mã đơn': 'b/goi' });
	});

	test('loads nothing when the folder cannot be made', async () => {
		writeFileSync(join(folder, 'phan-hoi'), '');
		const { status, stderr } = await load(send('co-loi', oneOfThree('petitions', {})));

		expect(status).toBe(1);
		expect(stderr).toContain('Không ghi được tệp phản hồi');
		expect(existsSync(home)).toBe(false);
	});

	test('is no option of check, which changes nothing', async () => {
		const sent = send('tot', good());
		const { status } = await donthu(home, 'check', sent, '--feedback', feedback);

		expect(status).toBe(1);
		expect(existsSync(feedback)).toBe(false);
	});
});
