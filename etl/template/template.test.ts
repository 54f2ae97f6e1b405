import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, type Sheet, type Workbook } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemory } from '../../warehouse/open.ts';
import { loadSeeds } from '../../warehouse/seeds.ts';
import { readFacts, type Facts } from '../facts.ts';
import { readChoices, type Choices } from './choices.ts';
import { registerColumns } from './register_columns.ts';
import { meanings } from './vi.ts';
import { writeTemplates } from './write_templates.ts';

const dir = mkdtempSync(join(tmpdir(), 'donthu-template-'));
let facts: Facts;
let choices: Choices;
let resolutionKeys: string[];

beforeAll(async () => {
	await writeTemplates(join(dir, 'so'));
	const connection = await openMemory();
	await loadSeeds(connection);
	facts = await readFacts(connection);
	choices = await readChoices(connection);
	const keys = await connection.runAndReadAll(
		`select key from seed.time_limits
		where family = 'resolution' and petition_type in ('khieu_nai', 'to_cao', 'any')`
	);
	resolutionKeys = keys.getRows().map(([key]) => key as string);
	connection.closeSync();
});
afterAll(() => rmSync(dir, { recursive: true }));

const open = (file: string): Promise<Workbook> => readXlsx(readFileSync(join(dir, 'so', file)));
const checkOf = (workbook: Workbook, heading: string) => {
	const at = workbook.sheets[0]!.rows[0]!.indexOf(heading);
	return workbook.sheets[0]!.dataValidations![at]!;
};
/** The lines of the drop-down list of a column. */
function linesOf(workbook: Workbook, heading: string): unknown[] {
	const { type, formula1 } = checkOf(workbook, heading);
	expect(type).toBe('list');
	const [, letter, first, last] = /^'Danh mục'!\$([A-Z])\$(\d+):\$\1\$(\d+)$/.exec(formula1!)!;
	const lists = workbook.sheets.find(({ name }) => name === 'Danh mục')!;
	return lists.rows
		.slice(Number(first) - 1, Number(last))
		.map((row) => row[letter!.charCodeAt(0) - 65]);
}

describe('donthu template', () => {
	test('writes a register for each record type', () => {
		expect(readdirSync(join(dir, 'so'))).toHaveLength(6);
	});

	test('heads it with the labels of the columns, the required ones in red', async () => {
		const { sheets } = await readXlsx(readFileSync(join(dir, 'so', 'so-kiem-sat.xlsx')), {
			readStyles: true
		});
		const colours = ['supervisions']
			.flatMap((type) => registerColumns(type, facts))
			.map(({ label }, i) => [
				label,
				sheets[0]!.cells!.get(`0,${i}`)!.style!.fill as { fgColor: { rgb: string } }
			]);
		const red = colours.filter(([, fill]) => JSON.stringify(fill).includes('B42318'));
		expect(red.map(([label]) => label)).toEqual([
			'Mã cuộc kiểm sát',
			'Biện pháp kiểm sát',
			'Cơ quan được kiểm sát',
			'Lĩnh vực',
			'Ngày ra yêu cầu, quyết định'
		]);
		expect(sheets[0]!.rows[0]).toEqual(colours.map(([label]) => label));
	});

	test('asks for the petitioner in the register of petitions, and for no mark', async () => {
		const [head] = (await open('so-don.xlsx')).sheets[0]!.rows;
		expect(head!.slice(0, 6)).toEqual([
			'Mã đơn',
			'Ngày nhận đơn',
			'Họ tên người gửi đơn',
			'Số định danh người gửi đơn',
			'Địa chỉ người gửi đơn',
			'Tóm tắt nội dung'
		]);
		expect(head).not.toContain('Mã người gửi đơn');
		expect(head).not.toContain('Mã đặc trưng nội dung');
	});

	test('lets coded cells be chosen by their labels, and yes or no', async () => {
		const petitions = await open('so-don.xlsx');
		expect(linesOf(petitions, 'Loại đơn')).toEqual(
			choices.get('petition_kind')!.map(({ label }) => label)
		);
		expect(linesOf(petitions, 'Vượt cấp')).toEqual(['Có', 'Không']);
		expect(linesOf(petitions, 'Tỉnh của người gửi đơn')).toContain('34-01 – Thành phố Hà Nội');
		expect(linesOf(petitions, 'Tỉnh của người gửi đơn')).toHaveLength(63 + 34);
	});

	test('offers only complaints and denunciations as matters', async () => {
		expect(linesOf(await open('so-viec.xlsx'), 'Loại việc')).toEqual(['Khiếu nại', 'Tố cáo']);
	});

	test('lets the limit be chosen by law, article, kind, instance and length', async () => {
		const lines = linesOf(await open('so-viec.xlsx'), 'Căn cứ tính thời hạn');
		expect(lines).toContain('BLTTDS 92/2015/QH13, Điều 505 – khiếu nại lần đầu – 15 ngày');
		expect(lines).toContain(
			'BLTTHS 101/2015/QH13, Điều 475.1 – khiếu nại lần đầu – Viện kiểm sát giải quyết – 7 ngày'
		);
		expect(lines).toContain(
			'Luật Khiếu nại 02/2011/QH13, Điều 28 (vùng sâu, vùng xa) – khiếu nại lần đầu – Viện kiểm sát giải quyết – 45 ngày'
		);
		expect(lines).toContain(
			'BLTTDS 92/2015/QH13, Điều 507 – khiếu nại lần hai – luật không quy định thời hạn'
		);
		expect(lines).toHaveLength(resolutionKeys.length);
	});

	test('says no two lines of a list alike, so that each means one thing', () => {
		for (const [list, lines] of choices) {
			const labels = lines.map(({ label }) => label.toLowerCase());
			expect([list, new Set(labels).size]).toEqual([list, labels.length]);
		}
	});

	test('checks days and numbers as they are typed', async () => {
		const petitions = await open('so-don.xlsx');
		expect(checkOf(petitions, 'Ngày nhận đơn')).toMatchObject({
			type: 'date',
			range: 'B2:B1048576',
			showErrorMessage: true
		});
		expect(checkOf(petitions, 'Số người đứng đơn')).toMatchObject({
			type: 'whole',
			formula1: '1',
			formula2: '1000000'
		});
	});

	test('explains every column on a sheet of its own', async () => {
		for (const type of facts.columns.keys()) {
			for (const { name } of registerColumns(type, facts)) {
				expect([name, meanings[`${type}.${name}`] ?? meanings[name]]).not.toContain(undefined);
			}
		}
		const { sheets } = await open('so-viec.xlsx');
		const explained = sheets[1]!.rows.map(([heading]) => heading);
		expect(explained).toEqual(expect.arrayContaining(sheets[0]!.rows[0]!));
	});

	test('leaves room for each heading, explanation and line of a list', async () => {
		for (const file of readdirSync(join(dir, 'so'))) {
			const [register, explanation, lists] = (await open(file)).sheets;
			const widthOf = (sheet: Sheet, column: number) => sheet.columns![column]!.width!;
			const linesOf = (sheet: Sheet, row: number) => sheet.rowDefs!.get(row)!.height! / 15;

			register!.rows[0]!.forEach((label, i) => {
				// A word is not broken, and the button of the filter takes two letters.
				expect(widthOf(register!, i) * 2).toBeGreaterThanOrEqual(`${label}`.length + 8);
			});
			expect(linesOf(register!, 0)).toBeGreaterThanOrEqual(2);
			explanation!.rows.forEach((row, at) => {
				for (const [i, text] of row.entries()) {
					const room = widthOf(explanation!, i) * linesOf(explanation!, at);
					expect(room).toBeGreaterThanOrEqual(`${text ?? ''}`.length);
				}
			});
			for (const row of lists!.rows) {
				for (const [i, text] of row.entries())
					expect(widthOf(lists!, i)).toBeGreaterThan(`${text ?? ''}`.length);
			}
		}
	});

	test('names the lists as the columns that have them', async () => {
		const { sheets } = await open('so-viec.xlsx');
		const [head] = sheets[2]!.rows;
		expect(head).toContain('Căn cứ tính thời hạn');
		expect(head!.filter((text) => !/\p{Lu}/u.test(`${text}`))).toEqual([]);
	});

	test('prints all columns side by side, under their headings on each page', async () => {
		for (const { pageSetup } of (await open('so-don.xlsx')).sheets) {
			expect(pageSetup).toMatchObject({
				orientation: 'landscape',
				fitToWidth: 1,
				printTitlesRow: '$1:$1'
			});
		}
	});

	test('keeps every hint within what a spreadsheet shows', async () => {
		for (const file of readdirSync(join(dir, 'so'))) {
			for (const check of (await open(file)).sheets[0]!.dataValidations!) {
				expect(check.inputTitle!.length).toBeLessThanOrEqual(32);
				expect(check.inputMessage!.length).toBeLessThanOrEqual(255);
				expect(check.errorMessage!.length).toBeLessThanOrEqual(225);
			}
		}
	});

	test('writes the same bytes each time', async () => {
		await writeTemplates(join(dir, 'again'));
		for (const file of readdirSync(join(dir, 'so'))) {
			const [one, other] = ['so', 'again'].map((folder) => readFileSync(join(dir, folder, file)));
			expect(one!.equals(other!)).toBe(true);
		}
	});

	test('never writes over a register that somebody may have filled in', async () => {
		const filled = join(dir, 'again', 'so-viec.xlsx');
		writeFileSync(filled, 'filled');
		await expect(writeTemplates(join(dir, 'again'))).rejects.toThrow(/Đã có tệp.*không ghi đè/);
		expect(readFileSync(filled, 'utf8')).toBe('filled');
	});
});
