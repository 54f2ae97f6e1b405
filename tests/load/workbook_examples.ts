import { asFolder, GOOD, seal, type Example } from './drafts.ts';
import { zipOf, type Entry } from './zip_maker.ts';

/** A cell of a sheet: a text, or the XML of one. */
type Cell = string | { xml: string };
const [HEADINGS, ROW] = [Object.keys(GOOD.petitions), Object.values(GOOD.petitions)] as [
	string[],
	string[]
];

export const sheet = (rows: Cell[][], more = '') => {
	const cell = (value: Cell, place: string) =>
		typeof value === 'string'
			? `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`
			: value.xml.replace('<c', `<c r="${place}"`);
	const row = (cells: Cell[], i: number) =>
		`<row r="${i + 1}">${cells.map((value, j) => cell(value, `${'ABCDEFGH'[j]}${i + 1}`)).join('')}</row>`;
	return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map(row).join('')}</sheetData>${more}</worksheet>`;
};

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (type: string, targets: readonly string[]) =>
	`<Relationships xmlns="${PACKAGE}/relationships">${targets.map((target, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** The bytes of a workbook of these sheets; those behind the first are hidden. */
export const workbook = (sheetXml: string, more: Entry[] = [], hidden: string[] = []): Buffer => {
	const sheets = [sheetXml, ...hidden].map((content, i) => ({
		file: `sheet${i + 1}.xml`,
		content
	}));
	return zipOf([
		{
			name: '[Content_Types].xml',
			content: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/>${sheets.map(({ file }) => `<Override PartName="/xl/worksheets/${file}" ContentType="${MAIN}.worksheet+xml"/>`).join('')}</Types>`
		},
		{ name: '_rels/.rels', content: relations('officeDocument', ['xl/workbook.xml']) },
		{
			name: 'xl/workbook.xml',
			content: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets>${sheets.map((_, i) => `<sheet name="${i + 1}" sheetId="${i + 1}"${i > 0 ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`
		},
		{
			name: 'xl/_rels/workbook.xml.rels',
			content: relations(
				'worksheet',
				sheets.map(({ file }) => `worksheets/${file}`)
			)
		},
		...sheets.map(({ file, content }) => ({ name: `xl/worksheets/${file}`, content })),
		...more
	]);
};

const sent = (bytes: Buffer, rows = 1) =>
	asFolder(seal({ 'petitions.xlsx': bytes }, {}, () => rows));
/** A good row and one in which a cell is this. */
const withCell = (xml: string) =>
	sent(workbook(sheet([HEADINGS, ROW, ['D2', ...ROW.slice(1, -1), { xml }]])), 2);
const PLAIN = workbook(sheet([HEADINGS, ROW]));

const EXAMPLES: Example[] = [
	{ code: 'FIL-XLSX', where: 'a workbook was cut off', sent: sent(PLAIN.subarray(0, -40)) },
	{
		code: 'FIL-XLSX',
		where: 'a zip is no workbook',
		sent: sent(zipOf([{ name: 'a', content: 'x' }]))
	},
	{
		code: 'FIL-XLSX',
		where: 'a workbook has a password, or is of the old kind',
		sent: sent(Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'))
	},
	{
		code: 'FIL-XLSX',
		where: 'a workbook brings definitions of its own',
		sent: sent(
			workbook(`<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${sheet([HEADINGS, ROW])}`)
		)
	},
	{
		code: 'FIL-XLSX-MACRO',
		where: 'a workbook holds macros',
		sent: sent(workbook(sheet([HEADINGS, ROW]), [{ name: 'xl/vbaProject.bin', content: 'x' }]))
	},
	{
		code: 'FIL-XLSX-MACRO',
		where: 'a workbook holds macros of the old kind',
		sent: sent(
			workbook(sheet([HEADINGS, ROW]), [{ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }])
		)
	},
	{
		code: 'FIL-XLSX-MERGED',
		where: 'cells of the data are merged',
		sent: sent(
			workbook(
				sheet([HEADINGS, ROW], '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>')
			)
		)
	},
	{
		code: 'HDR-IDENTITY',
		where: 'a sheet that is not read holds names',
		sent: sent(
			workbook(
				sheet([HEADINGS, ROW]),
				[],
				[sheet([[], ['Mã đơn', 'Họ tên người gửi đơn'], ['D1', 'Phan Thị Bí Mật']])]
			)
		),
		at: ['petitions.xlsx', undefined, 'petitioner_name']
	},
	{
		code: 'CEL-DATE',
		where: 'a number of a spreadsheet is written as a text',
		sent: sent(workbook(sheet([HEADINGS, ROW, ['D2', '45663', ...ROW.slice(2)]])), 2),
		at: ['petitions.xlsx', 2, 'received_on']
	},
	{
		code: 'CEL-FORMULA',
		where: 'a cell holds a formula with its value',
		sent: withCell('<c t="str"><f>"ci"&amp;"vil"</f><v>civil</v></c>'),
		at: ['petitions.xlsx', 2, 'field']
	},
	{
		code: 'CEL-XLSX-ERROR',
		where: 'a cell holds an error',
		sent: withCell('<c t="e"><v>#N/A</v></c>'),
		at: ['petitions.xlsx', 2, 'field']
	},
	{
		code: 'CEL-XLSX-ERROR',
		where: 'a formula was never calculated',
		sent: withCell('<c><f>A1</f></c>'),
		at: ['petitions.xlsx', 2, 'field']
	}
];

/** What only a workbook can have. */
export const WORKBOOK_EXAMPLES = EXAMPLES.map((example) => ({
	...example,
	at: example.at ?? (['petitions.xlsx'] as const)
}));
