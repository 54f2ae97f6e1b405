import { csv, type Row } from '../packages.ts';
import { amongGood, asFolder, GOOD, oneOfThree, seal, type Example } from './drafts.ts';

const PETITIONS = csv([GOOD.petitions]);
const HEADINGS = PETITIONS.split('\n')[0]!;
const ROW = PETITIONS.split('\n')[1]!;
const LONG = 'x'.repeat(32_768);

/** A package whose petitions are this file. */
const file = (content: string | Buffer, name = 'petitions.csv') =>
	asFolder(seal({ [name]: content }, {}, () => 1));
const headed = (more: Row) => file(csv([{ ...GOOD.petitions, ...more }]));
/** Letters of one byte each, as TCVN3 and Windows-1258 have them. */
const western = (text: string) => Buffer.from(text, 'latin1');

/** What a data file can have before its rows are looked at. */
export const FILE_EXAMPLES: Example[] = [
	{ code: 'FIL-EMPTY', where: 'a file has no bytes', sent: file(''), at: ['petitions.csv'] },
	...(
		[
			['HTML is named .csv', '<html><table><tr><td>record_id</td></tr></table></html>'],
			['JSON is named .csv', '[{"record_id": "D1"}]'],
			['a PDF is named .csv', '%PDF-1.7'],
			['an old workbook is named .csv', western('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
			['compressed text is named .csv', western('\x1f\x8b\x08\x00')],
			['Parquet is named .csv', 'PAR1'],
			['text is named .xlsx', PETITIONS, 'petitions.xlsx'],
			['text is named .parquet', PETITIONS, 'petitions.parquet'],
			['a Parquet file is damaged', 'PAR1 and nothing PAR1', 'petitions.parquet'],
			[
				'a table has more columns than any register',
				`${HEADINGS},${Array.from({ length: 256 }, (_, i) => `c${i}`).join()}`
			],
			['a document is sent', 'Kính gửi', 'petitions.docx'],
			['a name has no ending', PETITIONS, 'petitions']
		] as const
	).map(([where, content, name = 'petitions.csv']) => ({
		code: 'FIL-TYPE',
		where,
		sent: file(content, name),
		at: [name] as const
	})),
	{
		code: 'FIL-ENCODING',
		where: 'letters are of one byte',
		sent: file(western(csv([{ ...GOOD.petitions, forwarded_to: 'ViÖn kiÓm s¸t' }]))),
		at: ['petitions.csv']
	},
	{
		code: 'FIL-UTF16',
		where: 'a file is UTF-16 with its mark',
		sent: file(Buffer.from(`\ufeff${PETITIONS}`, 'utf16le')),
		at: ['petitions.csv']
	},
	{
		code: 'FIL-NUL',
		where: 'a NUL stands in a text',
		sent: file(`${HEADINGS}\n${ROW}\0\n`),
		at: ['petitions.csv']
	},
	{
		code: 'FIL-QUOTE',
		where: 'a quote is not closed',
		sent: file(`${HEADINGS}\n${ROW}\n"D2,2025-01-06,post,complaint,civil\n`),
		at: ['petitions.csv', 2]
	},
	{
		code: 'FIL-DELIMITER',
		where: 'cells are divided by semicolons',
		sent: file(PETITIONS.replaceAll(',', ';')),
		at: ['petitions.csv']
	},
	{
		code: 'FIL-DELIMITER',
		where: 'cells are divided by tabs',
		sent: file(PETITIONS.replaceAll(',', '\t')),
		at: ['petitions.csv']
	},
	{
		code: 'FIL-CELL',
		where: 'a cell is longer than a spreadsheet allows',
		sent: file(csv(amongGood('petitions', { forwarded_to: LONG }))),
		at: ['petitions.csv', 2]
	},
	{
		code: 'HDR-MISSING',
		where: 'a required column is absent',
		sent: file('record_id,received_on,channel,petition_kind\nD1,2025-01-06,post,complaint\n'),
		at: ['petitions.csv', undefined, 'field']
	},
	{
		code: 'HDR-MISSING',
		where: 'there is no header row',
		sent: file(`${ROW}\n`),
		at: ['petitions.csv']
	},
	{
		code: 'HDR-UNKNOWN',
		where: 'a column is of another record type',
		sent: headed({ measure: 'recheck' }),
		at: ['petitions.csv', undefined, 'measure']
	},
	{
		code: 'HDR-DUPLICATE',
		where: 'a column stands there twice, in English and in Vietnamese',
		sent: headed({ 'Lĩnh vực': 'civil' }),
		at: ['petitions.csv', undefined, 'field']
	},
	{
		code: 'HDR-BLANK',
		where: 'a heading is blank',
		sent: headed({ ' ': '' }),
		at: ['petitions.csv']
	},
	...(
		[
			['petitioner_name', 'the name of the petitioner'],
			['Số định danh người gửi đơn', 'the number of the petitioner', 'petitioner_id'],
			['TOM TAT NOI DUNG', 'what the petitioner wrote', 'summary']
		] as const
	).map(([heading, where, column = heading]) => ({
		code: 'HDR-IDENTITY',
		where: `there is a column for ${where}`,
		sent: headed({ [heading]: '' }),
		at: ['petitions.csv', undefined, column] as const
	})),
	{
		code: 'HDR-IDENTITY',
		where: 'another record type has such a column',
		sent: asFolder(oneOfThree('receptions', { petitioner_name: 'x' })),
		at: ['receptions.csv', undefined, 'petitioner_name']
	}
];
