import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip } from '../../etl/zip.ts';
import type { Report, TableNode } from '../../warehouse/reports/document.ts';
import { docxFile } from '../../warehouse/reports/docx.ts';
import { textsShown, wordChanges } from '../../warehouse/reports/docx_text.ts';
import { fillReport } from '../../warehouse/reports/fill.ts';
import { cellText, partsOf, typeAt } from '../../warehouse/reports/layout.ts';
import { pdfFile } from '../../warehouse/reports/pdf.ts';
import { nodesOf } from '../../warehouse/reports/refresh.ts';
import { textsSaid, wordsSaid } from '../../warehouse/reports/said.ts';
import { TEMPLATES } from '../../warehouse/reports/template.ts';
import { xlsxFile } from '../../warehouse/reports/xlsx.ts';
import type { TestHome } from '../homes.ts';
import { donthuOf } from './commands.ts';
import { choiceOf, FROM, reportsHome, source, TO, type Source } from './reports_home.ts';
import { convert, csvRows, pdfPages, pdfPictures, pdfText } from './second_program.ts';

const IDS = ['chuyen-de-kntc', 'tom-tat', 'dang-35-ct-tw'];
const dir = mkdtempSync(join(tmpdir(), 'donthu-reports-'));
const reports = new Map<string, Report>();
/** All sheets of a workbook, as they are shown. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
let home: TestHome;
let from: Source;
let converted: string;

beforeAll(async () => {
	home = await reportsHome();
	from = await source(home);
	for (const id of IDS) {
		const { template } = TEMPLATES.get(id)!;
		const days = id === 'chuyen-de-kntc' ? {} : { from: '2026-01-01', to: '2026-09-30' };
		const report = await fillReport(from.ask, template, choiceOf(id, days), from.known);
		reports.set(id, report);
		writeFileSync(join(dir, `${id}.docx`), await docxFile(report));
		writeFileSync(join(dir, `${id}.pdf`), pdfFile(report));
	}
	writeFileSync(join(dir, 'so-lieu.xlsx'), await xlsxFile(reports.get('chuyen-de-kntc')!));
	converted = await convert(dir, 'pdf', ...IDS.map((id) => join(dir, `${id}.docx`)));
	await convert(dir, CSV, join(dir, 'so-lieu.xlsx'));
});
afterAll(() => {
	from.close();
	home.remove();
	rmSync(dir, { recursive: true });
});

/** Words of a report in their order, as both files must have them. */
const words = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
const letters = (text: string) => text.normalize('NFC').replaceAll(/[\s\u00a0\u200b-]/g, '');

function textsOf(report: Report): string[] {
	const { body, appendices } = partsOf(report.document);
	return [...body, ...appendices].flatMap((part) => {
		if (part.kind === 'table') return [part.table.title, ...part.table.notes];
		if (part.kind === 'chart') return [part.chart.title];
		return [part.runs.map(({ text }) => text).join('')];
	});
}

/** The parts of a .docx by their names. */
const partsIn = (file: string) =>
	new Map(
		readZip(readFileSync(join(dir, file)), { entries: 1000, bytes: 2 ** 28 }).map((entry) => [
			entry.name,
			entry.read().toString('utf8')
		])
	);

const tablesOf = (report: Report) =>
	nodesOf(report.document)
		.filter((node): node is TableNode => node.type === 'reportTable')
		.map(({ attrs }) => attrs);

test.each(IDS)(
	'%s says the same in the .docx, as LibreOffice reads it, and in the .pdf',
	async (id) => {
		const report = reports.get(id)!;
		for (const file of [join(converted, `${id}.pdf`), join(dir, `${id}.pdf`)]) {
			const text = await pdfText(file);
			// Lines and pages break where they like, and numbers of pages and heads stand between.
			const all = letters(
				text.replaceAll(/^.*DỰ THẢO.*$/gm, '').replaceAll(/^\s*\d{1,2}\s*$/gm, '')
			);
			const lost = textsOf(report).filter((text) => !all.includes(letters(text)));
			expect(lost).toEqual([]);
		}
	}
);

test.each(IDS)('%s carries in the .docx what it says, word by word', (id) => {
	const shown = wordsSaid(textsShown(partsIn(`${id}.docx`).get('word/document.xml')!));
	expect(wordChanges(wordsSaid(textsSaid(reports.get(id)!)), shown)).toEqual([]);
});

test.each(IDS)('%s has every number of its tables in both files', async (id) => {
	for (const file of [join(converted, `${id}.pdf`), join(dir, `${id}.pdf`)]) {
		const text = await pdfText(file);
		const lines = text.split('\n').map(words);
		for (const table of tablesOf(reports.get(id)!)) {
			for (const row of table.rows.filter(({ kind }) => kind !== 'group')) {
				const cells = table.columns
					.map((_, at) => cellText(table, row, at))
					.filter((cell) => cell !== '');
				// A long label stands beside its numbers in lines of its own.
				expect(lines.some((line) => words(line).includes(cells.join(' ')))).toBe(true);
			}
		}
	}
});

test('a page for the leadership is one page, in both files', async () => {
	expect(await pdfPages(join(dir, 'tom-tat.pdf'))).toBe(1);
	expect(await pdfPages(join(converted, 'tom-tat.pdf'))).toBe(1);
});

test('a paper of the Party names the Party, not the State', async () => {
	const text = await pdfText(join(dir, 'dang-35-ct-tw.pdf'));
	expect(text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
	expect(text).not.toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA');
	expect(await pdfText(join(dir, 'chuyen-de-kntc.pdf'))).toContain(
		'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
	);
});

test('the .docx has real headings, heads of tables that repeat, rows that hold together, pages on their side', async () => {
	const parts = partsIn('chuyen-de-kntc.docx');
	const xml = parts.get('word/document.xml')!;
	for (const style of ['Heading1', 'Heading2', 'Heading3', 'Caption'])
		expect(xml).toContain(`<w:pStyle w:val="${style}"/>`);
	expect(xml).toContain('<w:tblHeader/>');
	expect(xml).toContain('<w:cantSplit/>');
	expect(xml).toContain('w:orient="landscape"');
	expect(xml.match(/descr="[^"]+"/g)?.length).toBe(2);
	expect(parts.get('customXml/item1.xml')).toContain('urn:donthu:report:1');
	expect(parts.get('word/_rels/document.xml.rels')).toContain('../customXml/item1.xml');
});

test('drafts say so on every page, issued reports nowhere', async () => {
	const issued: Report = { ...reports.get('dang-35-ct-tw')!, state: 'issued' };
	const file = join(dir, 'issued.pdf');
	writeFileSync(file, pdfFile(issued));
	expect(await pdfText(file)).not.toContain('DỰ THẢO');
	const draft = join(dir, 'dang-35-ct-tw.pdf');
	const marks = (await pdfText(draft)).match(/DỰ THẢO/g);
	expect(marks?.length).toBe(await pdfPages(draft));
});

test('the workbook has the numbers that were answered, as LibreOffice reads them, and their sources', async () => {
	const report = reports.get('chuyen-de-kntc')!;
	const read = (sheet: string) => csvRows(join(converted, `so-lieu-${sheet}.csv`));
	for (const table of tablesOf(report)) {
		const rows = read(`Phụ lục ${table.table.slice(2)}`);
		for (const row of table.rows) {
			const found = rows.find(([label]) => label === row.label)!;
			row.cells.forEach((cell, at) => {
				if (typeof cell !== 'number') return;
				const type = typeAt(table, row, at);
				const text = found[at + 1]!;
				const read =
					Number(text.replace('%', '')) / (text.endsWith('%') || type === 'points' ? 100 : 1);
				expect(read).toBeCloseTo(cell, 6);
			});
		}
	}
	const sources = read('Nguồn số liệu').map((row) => row.join('|'));
	expect(sources.some((line) => line.startsWith(`Bản số liệu|${report.release}`))).toBe(true);
	expect(
		sources.some((line) =>
			/PL2\|.*Khiếu nại\|petitions_received\|.*petition_kind=complaint/.test(line)
		)
	).toBe(true);
	expect(readdirSync(converted).filter((file) => file.startsWith('so-lieu-')).length).toBe(13);
});

test('the cells of the workbook and of the papers are what `donthu query` prints', async () => {
	const asked = ['--metrics', 'petitions_received,petitions_closing', '--by', 'year'];
	const days = ['--from', FROM, '--to', TO, '--calendar', 'civil'];
	const { out } = await donthuOf(home)('query', ...asked, ...days);
	const { rows } = JSON.parse(out) as { rows: [string, number, number][] };
	const report = reports.get('chuyen-de-kntc')!;
	const table = tablesOf(report).find(({ id }) => id === 'PL2')!;
	const sheet = csvRows(join(converted, 'so-lieu-Phụ lục 2.csv'));
	const at = (name: string) => table.columns.findIndex(({ label }) => label === name);
	expect(rows.length).toBe(3);
	for (const [year, received, closing] of rows) {
		const row = table.rows.find(({ key }) => key === year)!;
		const cells = sheet.find(([label]) => label === row.label)!;
		expect(cells[at('Mới') + 1]).toBe(`${received}`);
		expect(cells[at('Còn lại') + 1]).toBe(`${closing}`);
		for (const file of [join(converted, 'chuyen-de-kntc.pdf'), join(dir, 'chuyen-de-kntc.pdf')]) {
			const line = new RegExp(`\\s${received}\\s.*\\s${closing}$`, 'm');
			expect((await pdfText(file)).replaceAll(/[ \t]+$/gm, '')).toMatch(line);
		}
	}
});

test.each(IDS)('the pages of %s are drawn, and kept to be looked at', async (id) => {
	for (const [of, file] of [
		['docx', join(converted, `${id}.pdf`)],
		['pdf', join(dir, `${id}.pdf`)]
	] as const) {
		const out = join(import.meta.dirname, '../../test-results/reports', of);
		const pictures = await pdfPictures(file, out);
		expect(pictures.length).toBe(await pdfPages(file));
		// A page on which nothing stands is a few hundred bytes.
		for (const picture of pictures) expect(statSync(picture).size, picture).toBeGreaterThan(2_000);
	}
});

test('text that looks like markup stays text', async () => {
	const odd = 'A "b" \\ #c $d$ *e* _f_ <g> & {h} [i] `j` //k';
	const report: Report = {
		...reports.get('dang-35-ct-tw')!,
		document: {
			type: 'doc',
			content: [{ type: 'paragraph', content: [{ type: 'text', text: odd }] }]
		}
	};
	const file = join(dir, 'odd.pdf');
	writeFileSync(file, pdfFile(report));
	expect(letters(await pdfText(file))).toContain(letters(odd));
});
