import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	figuresIn,
	namedDocument,
	type Content,
	type FigureNode,
	type Report
} from '../../report.ts';
import { AppState } from '../access/app_state.ts';
import { admitDocument, LIMITS, type Answers } from './admit.ts';
import { comment, comments, resolve } from './comments.ts';
import { otherFigures, otherVersions, readOthers, takeOthers } from './others.ts';
import { keepTemplate, templateVersions } from './own_templates.ts';
import { contradictions, issuedReleases } from './register.ts';
import { issue, move } from './states.ts';
import {
	begin,
	findNode,
	findReport,
	listReports,
	named,
	readVersion,
	save,
	versions
} from './store.ts';

const dir = mkdtempSync(join(tmpdir(), 'donthu-reports-'));
const NOW = new Date('2026-11-25T03:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const an = { account: 'an', person: 'An' };
const binh = { account: 'binh', person: 'Bình' };
const choice = {
	template: 'chuyen-de',
	from: '2025-01-01',
	to: '2025-12-31',
	calendar: 'civil',
	boundaries: 'current',
	where: {}
} as const;
let state: AppState;

beforeAll(async () => {
	state = await AppState.open(join(dir, 'app.sqlite'));
});
afterAll(() => {
	state.close();
	rmSync(dir, { recursive: true });
});

const figure = (id: string, value: number, release = '2025-12-31-01'): FigureNode => ({
	type: 'figure',
	attrs: {
		id,
		metric: 'petitions_received',
		question: { from: '2025-01-01', to: '2025-12-31' },
		told: 'value',
		release,
		values: [value],
		shown: `${value} đơn`,
		frozen: false
	}
});
const content = (text: string, value = 412): Content => ({
	layout: 'state',
	release: '2025-12-31-01',
	as_of: '2025-12-31',
	head: {
		...{ superior: null, issuer: 'VIỆN KIỂM SÁT', number: '', symbol: 'BC-V12', place: 'Hà Nội' },
		...{ day: null, kind: 'BÁO CÁO', subject: 'về đơn thư' }
	},
	foot: { receivers: ['Lưu: VT'], signature: ['VỤ TRƯỞNG'] },
	document: {
		type: 'doc',
		content: [
			{
				type: 'paragraph',
				content: [{ type: 'text', text }, figure('so-1', value), { type: 'text', text: '.' }]
			}
		]
	}
});
const begun = (text = 'Đã nhận ', value = 412, on = choice as typeof choice | object) =>
	begin(
		state,
		{ template: 'chuyen-de', choice: { ...choice, ...on }, content: content(text, value) },
		an,
		NOW
	);
const edit = (no: number, base_no: number, text: string, by = an, now = later(1)) =>
	save(state, no, { base_no, kind: 'edited', content: named(content(text)) }, by, now);
const textIn = (no: number, version_no = findReport(state, no)!.version_no) => {
	const [block] = readVersion(state, { report_no: no, version_no })!.content.document.content;
	const [first] = (block as unknown as { content: { text: string }[] }).content;
	return first!.text;
};

describe('A report', () => {
	test('is read as it was begun, with what the server answered', () => {
		const no = begun();
		expect(readVersion(state, findReport(state, no)!)!.content).toEqual(content('Đã nhận '));
		expect(listReports(state)[0]).toMatchObject({ report_no: no, subject: 'về đơn thư' });
	});

	test('keeps one version of changes that one person makes in a sitting', () => {
		const no = begun();
		expect(edit(no, 1, 'a')).toMatchObject({ version_no: 2 });
		expect(edit(no, 2, 'b', an, later(2))).toMatchObject({ version_no: 3 });
		expect(edit(no, 3, 'c', binh, later(3))).toMatchObject({ version_no: 4 });
		expect(edit(no, 4, 'd', binh, later(30))).toMatchObject({ version_no: 5 });
		expect(versions(state, no).map(({ version_no }) => version_no)).toEqual([5, 4, 3, 1]);
		expect(textIn(no)).toBe('d');
		expect(textIn(no, 3)).toBe('b');
	});

	test('is written by two people at once: the second is told, and both texts stay', () => {
		const no = begun();
		edit(no, 1, 'của An');
		const told = edit(no, 1, 'của Bình', binh);
		expect(told).toMatchObject({ parallel_no: 3, current: { person: 'An' }, state: 'draft' });
		// What is written on beside it stays one text.
		expect(edit(no, 1, 'của Bình, thêm', binh, later(2))).toMatchObject({ parallel_no: 3 });
		expect(textIn(no)).toBe('của An');
		expect(textIn(no, 3)).toBe('của Bình, thêm');
	});

	test('loses nothing, whoever saves in whatever order', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ isAn: fc.boolean(), lag: fc.nat(2) }), { maxLength: 12 }),
				(saves) => {
					const no = begun();
					const lastOf = new Map<string, string>();
					for (const [at, { isAn, lag }] of saves.entries()) {
						const by = isAn ? an : binh;
						const base = Math.max(1, findReport(state, no)!.version_no - lag);
						edit(no, base, `${by.account} ${at}`, by, later(at * 20));
						lastOf.set(by.account, `${by.account} ${at}`);
					}
					const texts = versions(state, no).map(({ version_no }) => textIn(no, version_no));
					for (const text of lastOf.values()) expect(texts).toContain(text);
				}
			),
			{ numRuns: 40 }
		);
	});
});

describe('The way to the signature', () => {
	const ready = (value = 412, on: object = {}) => {
		const no = begun('Đã nhận ', value, on);
		const at = (to: 'reviewed' | 'approved' | 'draft', by = an, more: object = {}) =>
			move(state, no, { to, version_no: 1, reason: '', unchecked: 0, ...more }, by, NOW);
		return { no, at };
	};
	const paper = (value = 412, number = '12'): Report => ({
		...content('Đã nhận ', value),
		choice,
		state: 'issued',
		isMock: false,
		head: { ...content('').head, number, day: '2026-01-10' }
	});
	const put = (no: number, report = paper()) =>
		issue(state, no, { version_no: 1, report, sha256: 'f'.repeat(64) }, an, NOW);

	test('needs a second person, and answers to what the checks found', () => {
		const { at } = ready();
		expect(at('approved', binh)).toBe('wrong_state');
		expect(at('reviewed', an, { version_no: 7 })).toBe('stale');
		expect(at('reviewed')).toBeNull();
		expect(at('approved', an)).toBe('own_work');
		expect(at('approved', binh, { unchecked: 1 })).toBe('unchecked');
		expect(at('draft', binh)).toBe('reason_missing');
		expect(at('draft', binh, { reason: 'Thiếu phụ lục.' })).toBeNull();
		expect(at('reviewed')).toBeNull();
		expect(at('approved', binh)).toBeNull();
	});

	test('closes the text: what comes later is kept beside it', () => {
		const { no, at } = ready();
		at('reviewed');
		expect(edit(no, 1, 'muộn')).toMatchObject({ parallel_no: 2, state: 'reviewed' });
		expect(textIn(no)).toBe('Đã nhận ');
	});

	test('ends with a report that nothing changes any more, not even SQL', () => {
		const { no, at } = ready();
		expect(put(no)).toBe('wrong_state');
		at('reviewed');
		at('approved', binh);
		expect(put(no)).toBeNull();
		expect(at('draft', binh, { reason: 'x' })).toBe('wrong_state');
		edit(no, 1, 'sau khi ban hành');
		expect(versions(state, no)).toHaveLength(1);
		const changes = [
			'update report set state = :draft where report_no = :no',
			'update issued_report set report = :draft where report_no = :no',
			'delete from issued_report where report_no = :no and :draft <> 1',
			'update issued_figure set value = :draft where report_no = :no',
			'delete from issued_figure where report_no = :no and :draft <> 1',
			'update report_version set content = :draft where report_no = :no',
			'delete from report_version where report_no = :no and :draft <> 1',
			'update report_node set node = :draft where report_no = :no',
			'delete from report_node where report_no = :no and :draft <> 1',
			"insert into report_node values (:no, :draft, 'r', '{}')"
		];
		for (const sql of changes)
			expect(() => state.run(sql, { no, draft: 'x' }), sql).toThrow(/never|only added/);
		expect(issuedReleases(state)).toEqual(['2025-12-31-01']);
	});

	test('tells a later report what was said before', () => {
		const { no } = ready(413);
		const [found] = contradictions(state, no, { document: content('', 413).document });
		expect(found).toMatchObject({
			now: { shown: '413 đơn', boundaries: 'as_reported' },
			before: { shown: '412 đơn', number: '12/BC-V12', day: '2026-01-10' }
		});
		expect(contradictions(state, no, { document: content('', 412).document })).toEqual([]);
	});
});

describe('A document that a browser sends', () => {
	const known = figure('so-1', 412);
	const answers: Answers = {
		find: (id, release) => (id === 'so-1' && release === known.attrs.release ? known : undefined),
		ask: ({ id, metric, question, told }) =>
			Promise.resolve({
				type: 'figure',
				attrs: {
					...figure('asked', 99).attrs,
					...{ metric, question, told },
					values: [99],
					shown: '99 đơn',
					id: `new-${id}`
				}
			})
	};
	const doc = (...content: unknown[]) => ({ type: 'doc', content });
	const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

	test('cannot say a number', async () => {
		const lie = { ...known, attrs: { ...known.attrs, values: [1], shown: '1 đơn', frozen: true } };
		const { document, asked } = await admitDocument(doc(paragraph(lie)), answers);
		expect(document.content).toEqual([
			paragraph({ type: 'figure', attrs: { id: 'so-1', release: '2025-12-31-01', frozen: true } })
		]);
		expect(asked).toEqual([]);
	});

	test('has a copy of a figure asked again, under a name of its own', async () => {
		const { document, asked } = await admitDocument(doc(paragraph(known, known)), answers);
		expect(asked).toMatchObject([{ was: 'so-1', node: { attrs: { id: 'new-so-1' } } }]);
		expect(JSON.stringify(document)).not.toContain('shown');
	});

	test.each([
		['a script', doc({ type: 'script' })],
		['an unknown mark', doc(paragraph({ type: 'text', text: 'a', marks: [{ type: 'link' }] }))],
		[
			'a table of its own',
			doc({ type: 'reportTable', attrs: { id: 'x', release: 'y', rows: [] } })
		],
		[
			'a figure of another kind',
			doc(paragraph({ type: 'figure', attrs: { id: 'x', release: 'y' } }))
		],
		['a heading too deep', doc({ type: 'heading', attrs: { level: 4 } })],
		['no document', 'text'],
		['two appendices', doc({ type: 'appendices' }, { type: 'appendices' })],
		['too much', doc(paragraph({ type: 'text', text: 'a'.repeat(LIMITS.letters + 1) }))]
	])('is refused with %s', async (_, sent) => {
		await expect(admitDocument(sent, answers)).rejects.toMatchObject({ code: 'bad_document' });
	});

	test('changes no figure, whatever it says', async () => {
		const value = fc.oneof(fc.string(), fc.integer(), fc.constant('so-1'), fc.constant(null));
		const attrs = fc.dictionary(
			fc.constantFrom('id', 'release', 'values', 'shown', 'metric', 'question', 'told', 'frozen'),
			fc.oneof(value, fc.array(value), fc.dictionary(fc.string(), value)),
			{ noNullPrototype: true }
		);
		const inline = fc.oneof(
			attrs.map((more) => ({ type: 'figure', attrs: { ...known.attrs, ...more } })),
			fc.string().map((text) => ({ type: 'text', text })),
			fc.record({ type: fc.string(), attrs })
		);
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(inline, { maxLength: 4 }), { maxLength: 4 }),
				async (all) => {
					const no = begun();
					const from: Answers = {
						find: (id, release) => findNode(state, no, id, release),
						ask: answers.ask
					};
					const sent = doc(...all.map((content) => paragraph(...content)));
					let admitted;
					try {
						admitted = await admitDocument(sent, from);
					} catch (error) {
						expect(error).toMatchObject({ code: 'bad_document' });
						return;
					}
					if (admitted.asked.length > 0) return;
					const kept = { ...named(content('')), document: admitted.document };
					save(state, no, { base_no: 1, kind: 'edited', content: kept }, an, later(1));
					const { document } = readVersion(state, findReport(state, no)!)!.content;
					for (const { attrs } of figuresIn(document)) {
						expect(attrs).toEqual({ ...known.attrs, frozen: attrs.frozen });
					}
					expect(namedDocument(document)).toEqual(admitted.document);
				}
			),
			{ numRuns: 150 }
		);
	});
});

test('A comment is said once and resolved once', () => {
	const no = begun();
	comment(state, no, { node_id: 'so-1', quote: '', text: 'Vì sao?' }, binh, NOW);
	const [said] = comments(state, no);
	expect(said).toMatchObject({ person: 'Bình', text: 'Vì sao?', resolved_at: null });
	expect(resolve(state, no, said!.comment_no, an, NOW)).toBe(true);
	expect(resolve(state, no, said!.comment_no, an, NOW)).toBe(false);
});

describe('Figures of others', () => {
	const heading = 'Cơ quan,Biểu,Dòng,Từ ngày,Đến ngày,Giá trị,Đơn vị tính,Văn bản nguồn'.split(',');
	const row = (value: string, line = 'Đơn đã giải quyết') => [
		'TAND tối cao',
		'Biểu 02',
		line,
		'01/10/2024',
		'30/9/2025',
		value,
		'đơn',
		'BC 12/BC-TA'
	];

	test('are taken whole, and a later value keeps the earlier one', () => {
		const { entries, problems } = readOthers([heading, row('1.234'), row('97,5', 'Tỷ lệ')]);
		expect(problems).toEqual([]);
		expect(takeOthers(state, entries, an, NOW)).toEqual({ added: 2, changed: 0 });
		expect(takeOthers(state, entries, an, NOW)).toEqual({ added: 0, changed: 0 });
		takeOthers(state, readOthers([heading, row('1.240')]).entries, binh, NOW);
		const changed = otherFigures(state).find(({ line }) => line === 'Đơn đã giải quyết')!;
		expect(otherVersions(state, changed.figure_id).map(({ value }) => value)).toEqual([1240, 1234]);
	});

	test('are refused with row and column', () => {
		const { problems } = readOthers([heading, row('nhiều'), row('5'), row('6')]);
		expect(problems).toMatchObject([
			{ row: 2, column: 'Giá trị', value: 'nhiều' },
			{ row: 3, column: 'Dòng' },
			{ row: 4, column: 'Dòng' }
		]);
		expect(readOthers([heading.slice(1), ['x']]).problems).toMatchObject([
			{ row: 1, column: 'Cơ quan' }
		]);
	});
});

test('A template that two people change at once keeps the first change', () => {
	const text = { name: 'rieng', text: 'a' };
	expect(keepTemplate(state, { ...text, base: 0 }, an, NOW)).toBe(1);
	expect(keepTemplate(state, { ...text, base: 0 }, binh, NOW)).toBeNull();
	expect(keepTemplate(state, { ...text, base: 1 }, binh, NOW)).toBe(2);
	expect(templateVersions(state, 'rieng')).toHaveLength(2);
});
