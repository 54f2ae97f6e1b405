import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cell, NumbersRequest } from '../../warehouse/numbers.ts';
import { disagreements, typedNumbers } from '../../warehouse/reports/checks.ts';
import type {
	FigureNode,
	Report,
	ReportDocument,
	TableNode
} from '../../warehouse/reports/document.ts';
import { fillReport } from '../../warehouse/reports/fill.ts';
import { accept, nodesOf, refresh } from '../../warehouse/reports/refresh.ts';
import { isTimeGrain } from '../../warehouse/metrics/measure.ts';
import { TEMPLATES } from '../../warehouse/reports/template.ts';
import type { TestHome } from '../homes.ts';
import { choiceOf, reportsHome, source, type Source } from './reports_home.ts';

let home: TestHome;
let from: Source;
let reports: Map<string, Report>;

beforeAll(async () => {
	home = await reportsHome();
	from = await source(home);
	reports = new Map();
	for (const [id, { template }] of TEMPLATES)
		reports.set(id, await fillReport(from.ask, template, choiceOf(id), from.known));
});
afterAll(() => {
	from.close();
	home.remove();
});

const asked = new Map<string, Promise<Cell>>();

/** One number, asked alone and with filters only. */
function alone(metric: string, question: Omit<NumbersRequest, 'metrics'>): Promise<Cell> {
	const key = JSON.stringify([metric, question]);
	const found =
		asked.get(key) ??
		from.ask({ ...question, metrics: [metric] }).then(({ rows }) => rows[0]?.at(-1) ?? null);
	asked.set(key, found);
	return found;
}

const ids = [...TEMPLATES.keys()];
/** Of each kind one: the others ask the same. */
const ASKED_AGAIN = ['chuyen-de-kntc', 'muoi-thang', 'dang-27-ct-tw', 'tom-tat', 'bieu-25.2'];
const tablesOf = ({ document }: Report) =>
	nodesOf(document).filter((node): node is TableNode => node.type === 'reportTable');
const figuresOf = ({ document }: Report) =>
	nodesOf(document).filter((node): node is FigureNode => node.type === 'figure');

describe('a filled report', () => {
	test.each(ids)(
		'%s tells in sentences what is answered when each figure is asked alone',
		async (id) => {
			for (const { attrs } of figuresOf(reports.get(id)!)) {
				const { metric, question, told, over, beside, values } = attrs;
				if (told === 'highest' || told === 'lowest') {
					const { rows } = await from.ask({ ...question, metrics: [metric], by: [over!] });
					for (const key of values.slice(1)) {
						expect(rows.find(([own]) => own === key)?.[1]).toBe(values[0]);
					}
					const places = rows.filter(([key]) => key !== null).map(([, value]) => value as number);
					// Parts of years are left out of an order of years.
					if (!isTimeGrain(over!) && places.length > 0)
						expect(values[0]).toBe(told === 'highest' ? Math.max(...places) : Math.min(...places));
					continue;
				}
				expect(values[0]).toBe(await alone(metric, question));
				if (told === 'change')
					expect(values[1]).toBe(await alone(metric, { ...question, ...beside }));
			}
		}
	);

	test.each(ASKED_AGAIN)('%s has in the cells of its tables what is answered alone', async (id) => {
		for (const { attrs } of tablesOf(reports.get(id)!)) {
			const { asked, rows, question } = attrs;
			if (!('by' in asked.rows)) continue;
			const { by } = asked.rows;
			for (const [place, column] of asked.columns.entries()) {
				if (column.metric === null || column.told !== 'value') continue;
				const of = {
					...question,
					where: { ...question.where, ...asked.where, ...column.where },
					...(asked.boundaries && { boundaries: asked.boundaries })
				};
				const answer = await from.ask({ ...of, metrics: [column.metric], by: [by] });
				const cells = new Map(answer.rows.map(([key, value]) => [key, value]));
				for (const row of rows) {
					const cell = row.cells[place] ?? null;
					if (row.kind === 'total') expect(cell).toBe(await alone(column.metric, of));
					else expect(cell ?? 0).toBe(cells.get(row.key ?? null) ?? 0);
				}
			}
		}
	});

	test.each(ids)('%s contradicts itself nowhere, and types no number', (id) => {
		const { document } = reports.get(id)!;
		expect(disagreements(document)).toEqual([]);
		expect(typedNumbers(document)).toEqual([]);
	});

	test('leaves empty what nobody collects, and marks it', () => {
		const [visits] = tablesOf(reports.get('chuyen-de-kntc')!);
		const at = visits!.attrs.columns.findIndex(({ label }) => label === 'Chuyển, hướng dẫn (*)');
		expect(visits!.attrs.rows.map(({ cells }) => cells[at])).toEqual(
			visits!.attrs.rows.map(() => null)
		);
		expect(visits!.attrs.notes.join('\n')).toContain('(*) Chưa thu thập');
	});

	test('says under its tables of which period, release and unit they speak, and what changed', () => {
		for (const { attrs } of tablesOf(reports.get('chuyen-de-kntc')!)) {
			const notes = attrs.notes.join('\n');
			expect(notes).toContain('Kỳ số liệu: từ 01/7/2024 đến 30/6/2026.');
			expect(notes).toContain(`Số liệu chốt ngày 30/9/2026; bản số liệu ${from.known.release}`);
			expect(notes).toContain('từ 01/7/2025 sắp xếp 34 tỉnh, 3 cấp (Luật 82/2025/QH15');
		}
	});

	test('calls a year by its days where the period holds a part of it, and compares with the same days', () => {
		const [visits] = tablesOf(reports.get('chuyen-de-kntc')!);
		expect(visits!.attrs.rows.map(({ label }) => label)).toEqual([
			'Năm 2024 (01/7–31/12)',
			'Năm 2025',
			'Năm 2026 (01/01–30/6)',
			'Tổng cộng'
		]);
		const change = visits!.attrs.rows.map(({ cells }) => cells[5]);
		expect(change.slice(0, 3).every((cell) => typeof cell === 'number')).toBe(true);
		expect(change[3]).toBeNull();
	});

	test('has a table of provinces on each map', () => {
		const byId = new Map(
			tablesOf(reports.get('chuyen-de-kntc')!).map(({ attrs }) => [attrs.id, attrs])
		);
		expect(byId.get('PL9a')!.rows.map(({ label }) => label)).toEqual([
			'Hà Nội',
			'Tuyên Quang',
			'Trung ương, quân sự',
			'Toàn ngành'
		]);
		expect(byId.get('PL9b')!.rows.map(({ label }) => label)).toContain('Hà Giang (đến 30/6/2025)');
	});

	test('asks few questions', async () => {
		let asked = 0;
		const counting: Source['ask'] = (request) => {
			asked += 1;
			return from.ask(request);
		};
		const { template } = TEMPLATES.get('chuyen-de-kntc')!;
		await fillReport(counting, template, choiceOf(template.id), from.known);
		expect(asked).toBeLessThanOrEqual(30);
	});
});

describe('the official forms', () => {
	test.each(['bieu-25.1', 'bieu-25.2', 'bieu-25.4'])('%s balances', (id) => {
		const [{ attrs }] = tablesOf(reports.get(id)!) as [TableNode];
		expect(attrs.asked.balance.length).toBeGreaterThan(1);
		expect(disagreements(reports.get(id)!.document)).toEqual([]);
	});

	test('a form whose parts do not make the whole is told', () => {
		const report = structuredClone(reports.get('bieu-25.1')!) as never as {
			document: ReportDocument;
		};
		const [{ attrs }] = tablesOf(report as Report) as [TableNode];
		(attrs.rows[1]!.cells as Cell[])[2] = 9_999;
		const found = disagreements(report.document);
		expect(found.filter(({ kind }) => kind === 'form').map(({ text }) => text)).toEqual([
			expect.stringContaining('1 + 2 = 11'),
			expect.stringContaining('3 + 4 + 5 + 6 + 7 + 8 + 9 = 2')
		]);
	});
});

describe('checks', () => {
	const thematic = () => structuredClone(reports.get('chuyen-de-kntc')!);

	test('the same question answered twice is told', () => {
		const report = thematic();
		const figure = figuresOf(report).find(({ attrs }) => attrs.metric === 'petitions_received')!;
		(figure.attrs.values as Cell[])[0] = 1;
		const found = disagreements(report.document);
		expect(found.some(({ kind, ids }) => kind === 'differs' && ids.includes(figure.attrs.id))).toBe(
			true
		);
	});

	test('a total that is not the sum of its rows is told, and a flow that does not close', () => {
		const report = thematic();
		const table = tablesOf(report).find(({ attrs }) => attrs.id === 'PL2')!;
		(table.attrs.rows[0]!.cells as Cell[])[1] = 12_345;
		const kinds = disagreements(report.document).map(({ kind }) => kind);
		expect(kinds).toContain('total');
		expect(kinds).toContain('flow');
	});

	test('a typed number is told with the closest figure of the report', () => {
		const report = thematic();
		const figure = figuresOf(report).find(({ attrs }) => attrs.metric === 'petitions_received')!;
		const typed = `Toàn ngành tiếp nhận mới ${figure.attrs.shown} đơn.`;
		const document: ReportDocument = {
			type: 'doc',
			content: [
				{ type: 'paragraph', content: [{ type: 'text', text: typed }] },
				...report.document.content
			]
		};
		const [found] = typedNumbers(document);
		expect(found).toMatchObject({
			block: 0,
			text: figure.attrs.shown,
			closest: { metric: 'petitions_received', shown: figure.attrs.shown, isSame: true }
		});
	});
});

describe('another release', () => {
	test('is told figure by figure, accepted one by one, and leaves frozen ones alone', async () => {
		const report = structuredClone(reports.get('muoi-thang')!);
		const [first, second, frozen] = figuresOf(report) as [FigureNode, FigureNode, FigureNode];
		for (const { attrs } of [first, second, frozen]) {
			Object.assign(attrs, { values: [7], shown: '7' });
		}
		Object.assign(frozen.attrs, { frozen: true });
		const { changes, document } = await refresh(from.ask, report.document, from.known);
		expect(changes.map(({ id }) => id)).toEqual([first.attrs.id, second.attrs.id]);
		expect(changes[0]).toMatchObject({ old: { shown: '7' }, metric: first.attrs.metric });
		const some = await accept(report.document, document, new Set([second.attrs.id]));
		const shown = new Map(nodesOf(some).map((node) => [node.attrs.id, node]));
		expect((shown.get(first.attrs.id) as FigureNode).attrs.shown).toBe('7');
		expect((shown.get(second.attrs.id) as FigureNode).attrs.shown).toBe(changes[1]!.new.shown);
	});
});

describe('a province', () => {
	const { template } = TEMPLATES.get('muoi-thang')!;
	const choice = choiceOf('muoi-thang', {
		from: '2025-10-01',
		to: '2026-07-31',
		where: { province: ['34-08'] }
	});

	test('is compared with what it is made of, not with nothing', async () => {
		const report = await fillReport(from.ask, template, choice, from.known);
		const change = figuresOf(report).find(({ attrs }) => attrs.told === 'change')!;
		const days = { from: '2024-10-01', to: '2025-07-31' };
		const { rows } = await from.ask({
			...days,
			metrics: [change.attrs.metric],
			where: { province: ['34-08'] },
			boundaries: 'current'
		});
		expect(rows[0]![0]).toBeGreaterThan(0);
		expect(change.attrs.values[1]).toBe(rows[0]![0]);
		expect(report.choice.boundaries).toBe('current');
		expect(tablesOf(report)[0]!.attrs.notes.join()).toContain('Quy đổi về đơn vị, 34 tỉnh');
	});

	test('names units where the country names provinces, and its own procuracy at its head', async () => {
		const report = await fillReport(from.ask, template, choice, from.known);
		const places = tablesOf(report).find(({ attrs }) => attrs.id === 'PL4')!.attrs;
		expect(places.head).toBe('Đơn vị');
		expect(places.rows.map(({ key }) => key)).toContain('P08');
		expect(report.head).toMatchObject({
			superior: 'VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO',
			issuer: 'VIỆN KIỂM SÁT NHÂN DÂN TỈNH TUYÊN QUANG',
			place: 'Tuyên Quang'
		});
	});

	test.each([
		[{}, 'ĐẢNG ỦY VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO', 'Trung ương', 'T/M ĐẢNG ỦY'],
		[
			{ province: ['34-08'] },
			'ĐẢNG ỦY VIỆN KIỂM SÁT NHÂN DÂN TỈNH TUYÊN QUANG',
			'Tỉnh ủy',
			'T/M ĐẢNG ỦY'
		],
		[
			{ unit: ['P01'] },
			'ĐẢNG ỦY VIỆN KIỂM SÁT NHÂN DÂN THÀNH PHỐ HÀ NỘI',
			'Thành ủy',
			'T/M ĐẢNG ỦY'
		],
		[
			{ unit: ['KV016'] },
			'CHI BỘ VIỆN KIỂM SÁT NHÂN DÂN KHU VỰC 1 - BẮC NINH',
			'Tỉnh ủy',
			'T/M CHI BỘ'
		]
	])('%j reports to the Party by its own committee', async (where, issuer, above, signature) => {
		const party = TEMPLATES.get('dang-35-ct-tw')!.template;
		const report = await fillReport(from.ask, party, { ...choice, where }, from.known);
		expect(report.head).toMatchObject({ superior: null, issuer });
		expect(report.foot.receivers[0]).toBe(`Ban Nội chính ${above}`);
		expect(report.foot.signature[0]).toBe(signature);
	});
});
