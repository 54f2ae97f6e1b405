import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DonthuError } from '../errors.ts';
import { readTemplate, TEMPLATES } from './template.ts';

const GOOD = `id: thu
name: Thử
symbol: BC-V12
kind: BÁO CÁO
subject: Từ {from} đến {to}
receivers: [Lãnh đạo]
signature: [VỤ 12]
body:
  - text: >-
      Tiếp nhận {petitions_received} đơn, {petitions_received|change:last_year} so với cùng kỳ.
  - table: T1
  - chart: C1
tables:
  T1:
    title: Đơn
    head: Năm
    unit: đơn
    rows: { by: year, total: Tổng }
    columns:
      - { label: Mới, metric: petitions_received }
      - { label: Tố cáo, metric: petitions_received, where: { petition_kind: denunciation } }
charts:
  C1:
    title: Đơn
    by: year
    series:
      - { label: Mới, metric: petitions_received }
`;

/** What is said of the good template with a change. */
function problem(from: string | RegExp, to: string): string {
	const text = GOOD.replace(from, to);
	expect(text).not.toBe(GOOD);
	try {
		readTemplate(text);
	} catch (error) {
		expect(error).toBeInstanceOf(DonthuError);
		expect((error as DonthuError).code).toBe('bad_template');
		return (error as DonthuError).problem;
	}
	throw new Error('The template was taken.');
}

test('a good template is read', () => {
	const template = readTemplate(GOOD);
	expect(template.body.map(({ kind }) => kind)).toEqual(['text', 'table', 'chart']);
	expect(template.tables.get('T1')!.columns.map(({ label }) => label)).toEqual(['Mới', 'Tố cáo']);
});

test.each([
	[
		'an unknown indicator in a sentence',
		'{petitions_received}',
		'{petitions_recieved}',
		9,
		'petitions_recieved'
	],
	[
		'an unknown indicator in a table',
		'Mới, metric: petitions_received }\n      - { label: Tố',
		'Mới, metric: petition }\n      - { label: Tố',
		20,
		'petition'
	],
	[
		'a dimension the indicator has not',
		'petition_kind: denunciation',
		'measure: recheck',
		21,
		'measure'
	],
	['a dimension nobody has', 'petition_kind: denunciation', 'colour: red', 21, 'colour'],
	['an unknown grain', 'by: year, total', 'by: week, total', 18, 'week'],
	['a table that is not there', '- table: T1', '- table: T2', 11, 'T2'],
	['a table that is nowhere placed', '  - table: T1\n', '', 13, 'T1'],
	['a placeholder that is not understood', 'change:last_year', 'changed', 9, 'changed'],
	['a brace that is not closed', '{from}', '{from', 5, '{from'],
	['a missing name', 'name: Thử\n', '', 1, 'name'],
	['a block of no kind', '- chart: C1', '- picture: C1', 12, 'picture'],
	['no column', /columns:[^]*?charts/, 'columns: []\ncharts', 14, 'cột'],
	['YAML that is none', 'kind: BÁO CÁO', 'kind: [BÁO', 4, 'YAML']
] as const)('%s is refused with its line', (_, from, to, line, word) => {
	const said = problem(from, to);
	expect(said).toContain(word);
	expect(Number(/dòng (\d+)/.exec(said)?.[1])).toBeGreaterThanOrEqual(line);
	expect(Number(/dòng (\d+)/.exec(said)?.[1])).toBeLessThanOrEqual(
		line + (word === 'YAML' ? 2 : 0)
	);
});

test('an unknown key of a table is refused with its line and those that there are', () => {
	const said = problem('    unit: đơn\n', '    unit: đơn\n    width: 3\n');
	expect(said).toMatch(/dòng 18: không có mục «width»; các mục: .*wide/);
});

test('an identity of rows that are not there is refused', () => {
	const said = problem(
		'    rows: { by: year, total: Tổng }\n',
		"    rows: { by: year, total: Tổng }\n    balance: ['1 + 2 = 3']\n"
	);
	expect(said).toMatch(/dòng 19: «1 \+ 2 = 3»/);
});

test('the shipped templates are those that the guide and the command name', () => {
	const guide = readFileSync(join(import.meta.dirname, '../../docs/mau-bao-cao.md'), 'utf8');
	for (const id of TEMPLATES.keys()) expect(guide).toContain(`\`${id}\``);
});

test('a form has the rows of the official one that are known, under their names', () => {
	const csv = readFileSync(join(import.meta.dirname, '../seeds/form_items.csv'), 'utf8');
	for (const form of ['25.1', '25.2', '25.4']) {
		const known = [...csv.matchAll(/^([\d.]+),(\d+),(?:"([^"]*)"|([^,]*)),/gm)]
			.filter(([, of]) => of === form)
			.map(([, , row, quoted, plain]) => [row, quoted ?? plain]);
		expect(known.length).toBeGreaterThan(4);
		const { rows } = TEMPLATES.get(`bieu-${form}`)!.template.tables.get('bieu')!;
		const lines = 'lines' in rows ? rows.lines : [];
		expect(
			lines.filter(({ code }) => /^\d+$/.test(code!)).map(({ code, label }) => [code, label])
		).toEqual(expect.arrayContaining(known));
		const counted = lines.filter(({ metric, sum }) => metric !== null || sum.length > 0);
		// What else is counted is told to be no row of the form that is known.
		expect(counted.filter(({ code }) => !known.some(([row]) => row === code)).length).toBeLessThan(
			2
		);
	}
});
