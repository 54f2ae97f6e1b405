import { error, type RequestEvent } from '@sveltejs/kit';
import { dimensionsOf, metric as find } from '#warehouse/metrics/catalogue.ts';
import { dimensionLabels, metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import type { Cell, Column } from '#warehouse/numbers.ts';
import { countsBehind, recordTypeOf, type RecordsAnswer } from '#warehouse/records.ts';
import * as format from '../format.ts';
import { recordHref } from '../record_types.ts';
import { recordsCommand } from './command.ts';
import { allDefinitions } from './definitions.ts';
import { exportResponse, MOST_ROWS } from './export.ts';
import { answered, inquire, requestOf, type Inquiry } from './inquiry.ts';
import { numberIn, numbers, rowsOf } from './numbers.ts';
import { records } from './records.ts';
import { releaseNote } from './release_note.ts';
import { spoken } from './spoken.ts';
import { valueLabels, type ValueLabels } from './value_labels.ts';
import { recordList as words } from './vi.ts';

/* The list of records behind a number: the page, and the file. */

const METRIC_KEY = 'chi-tieu';
const SORT_KEY = 'xep';
const PAGE_KEY = 'trang';
const ALL_COLUMNS_KEY = 'cot';
const ROWS_PER_PAGE = 50;
const DEFAULT_METRIC = 'petitions_received';

type Event = Pick<RequestEvent, 'url' | 'locals'>;
type AskedList = Awaited<ReturnType<typeof askedList>>;
type Sort = { column: string; descending: boolean };

/** The page of the list: the number, and the records or counts that it is made of. */
export async function recordList(event: Event) {
	const asked = await askedList(event);
	const { inquiry, metric } = asked;
	const { reader, facts, period } = inquiry;
	const groups = allDefinitions(facts.targets, period.to);
	const isList = isCounting(metric.name);
	const [note, parts, list] = await Promise.all([
		releaseNote(reader),
		figures(asked, isList ? [metric.name] : [metric.name, ...countsBehind(metric.name)]),
		isList ? listOf(asked, event.url.searchParams) : null
	]);
	return {
		note,
		definitions: Object.fromEntries(
			groups.flatMap(({ definitions }) => definitions.map((found) => [found.metric, found]))
		),
		groups: groups.map(({ group, definitions }) => ({
			group,
			metrics: definitions.map(({ metric, label }) => ({ metric, label }))
		})),
		metric: {
			name: metric.name,
			label: metricWords[metric.name]!.label,
			unit: unitLabels[metric.unit]
		},
		figure: parts[0]!.figure,
		/** Records of other places count in the number, but are not for this reader to see. */
		isPartial: list !== null && list.number !== (parts[0]!.value ?? 0),
		parts: isList ? [] : parts.slice(1),
		list,
		spoken: asked.spoken,
		notApplied: asked.notApplied,
		command: asked.command,
		mostRows: MOST_ROWS
	};
}

/** The indicator and what it is made of, as numbers of the same question. */
async function figures({ inquiry }: AskedList, names: readonly string[]) {
	const answer = await answered(numbers(inquiry.reader, { ...requestOf(inquiry), metrics: names }));
	const [row] = rowsOf(answer);
	return names.map((name, at) => ({
		metric: name,
		value: numberIn(row, name),
		label: metricWords[name]!.label,
		figure: format.figure(
			numberIn(row, name),
			answer.columns[at]!.type as 'count' | 'share' | 'days'
		)
	}));
}

function isCounting(name: string): boolean {
	const parts = countsBehind(name);
	return parts.length === 1 && parts[0] === name;
}

async function listOf(asked: AskedList, params: URLSearchParams) {
	const { labels, metric } = asked;
	const type = recordTypeOf(metric.name);
	const page = readPage(params);
	const sort = readSort(params);
	const answer = await askRecords(asked, {
		limit: ROWS_PER_PAGE,
		offset: (page - 1) * ROWS_PER_PAGE,
		sort
	});
	const { columns, rows, count, number } = answer;
	const at = (name: string) => columns.findIndex((column) => column.name === name);
	const [unit, id] = [at('unit'), at('record_id')];
	const isAll = params.get(ALL_COLUMNS_KEY) === 'tat-ca';
	const shown = shownColumns(type, columns, isAll);
	return {
		count,
		number,
		page,
		pages: Math.max(1, Math.ceil(count / ROWS_PER_PAGE)),
		from: (page - 1) * ROWS_PER_PAGE + 1,
		sort: sort ?? null,
		isAll,
		hasMore: shown.length < columns.length,
		columns: shown.map((place) => ({
			...columnOf(columns[place]!, asked),
			isFirst: isFirst(type, columns[place]!.name)
		})),
		rows: rows.map((row) => ({
			href: id < 0 ? null : (recordHref(type, `${row[unit]}`, `${row[id]}`) ?? null),
			cells: shown.map((place) => text(columns[place]!, row[place] ?? null, labels))
		}))
	};
}

/** A standing is that of the last day of the period, not that of today. */
const columnOf = (column: Column, { inquiry }: AskedList): Column =>
	column.name === 'standing'
		? { ...column, label: words.standingOn(column.label, format.day(inquiry.period.to)) }
		: column;

/** A cell as people read it. What is not filled in says nothing. */
function text(
	{ name, type }: { name: string; type: string },
	cell: Cell,
	labels: ValueLabels
): string {
	if (cell === null) return '';
	if (type === 'day') return format.day(`${cell}`);
	if (typeof cell === 'number') return format.count(cell);
	return /_at$/.test(name)
		? format.instant(`${cell}`.replace(' ', 'T') + '+07:00')
		: labels.of(name, cell);
}

/** The list of records as a file: every column, in the order of the list. */
export async function recordFile(event: Event): Promise<Response> {
	const params = event.url.searchParams;
	const asked = await askedList(event);
	const { columns, rows, count } = await askRecords(asked, {
		limit: MOST_ROWS,
		sort: readSort(params)
	});
	return exportResponse(
		params,
		asked.inquiry.reader,
		{
			name: `ban-ghi-${asked.metric.name}`,
			table: {
				columns: columns.map((column) => columnOf(column, asked)),
				rows: rows.map((row) =>
					row.map((cell, at) =>
						['text', 'boolean'].includes(columns[at]!.type)
							? word(columns[at]!.name, cell, asked.labels)
							: cell
					)
				)
			},
			count,
			metrics: [asked.metric.name],
			by: [],
			spoken: asked.spoken,
			command: asked.command
		},
		event.locals.who?.account.person ?? null
	);
}

const word = (name: string, cell: Cell, labels: ValueLabels): Cell =>
	cell === null ? null : labels.of(name, cell);

/** The question behind a list: which indicator, and by what its records are filtered. */
async function askedList(event: Event) {
	const params = event.url.searchParams;
	const whole = await inquire(event);
	const name = params.get(METRIC_KEY) || DEFAULT_METRIC;
	const metric = await answered(Promise.resolve().then(() => find(name)));
	// As the page that the number stands on: its filter counts as far as the indicator has it.
	const notApplied = Object.keys(whole.where).filter(
		(dimension) => !dimensionsOf(metric).includes(dimension)
	);
	const inquiry: Inquiry = {
		...whole,
		compared: null,
		where: Object.fromEntries(
			Object.entries(whole.where).filter(([dimension]) => !notApplied.includes(dimension))
		)
	};
	const { release } = inquiry.reader.lease;
	const labels = valueLabels(inquiry.facts);
	return {
		inquiry,
		metric,
		labels,
		notApplied: notApplied.map((dimension) => dimensionLabels[dimension]!.toLowerCase()),
		spoken: spoken(inquiry, labels),
		command: recordsCommand(name, { ...requestOf(inquiry), release: release.id })
	};
}

/** A page of the records, or as many of them as a file may have. */
function askRecords(
	{ inquiry, metric }: AskedList,
	page: { limit: number; offset?: number; sort?: Sort | undefined }
): Promise<RecordsAnswer> {
	return answered(
		records(inquiry.reader, {
			...requestOf(inquiry),
			metric: metric.name,
			limit: page.limit,
			...(page.offset !== undefined && { offset: page.offset }),
			...(page.sort && { sort: page.sort })
		})
	);
}

/** `received_on`, or `received_on:giam` for what is greatest first. */
function readSort(params: URLSearchParams): Sort | undefined {
	const [column = '', direction] = (params.get(SORT_KEY) ?? '').split(':');
	return column ? { column, descending: direction === 'giam' } : undefined;
}

/** @throws 400 for what is no number of a page */
function readPage(params: URLSearchParams): number {
	const text = params.get(PAGE_KEY) || '1';
	const number = Number(text);
	if (Number.isSafeInteger(number) && number > 0) return number;
	error(400, { message: words.badPage, remedy: words.badPageRemedy });
}

/** The columns that a list shows first; all are in the file, and a link away. */
const MAIN: Readonly<Record<string, readonly string[]>> = {
	receptions: ['visit_kind', 'received_on', 'people_count', 'is_group', 'by_leader', 'result'],
	petitions: [
		...['received_on', 'petition_kind', 'field', 'channel', 'respondent'],
		...['processed_on', 'competence', 'disposition']
	],
	matters: [
		...['petition_kind', 'field', 'instance', 'received_on', 'accepted_on', 'due_on'],
		...['standing', 'concluded_on', 'outcome']
	],
	supervisions: ['measure', 'respondent', 'field', 'started_on', 'concluded_on', 'violations'],
	documents: ['kind', 'respondent', 'field', 'issued_on', 'replied_on', 'reply'],
	reviews: [
		...['review_kind', 'field', 'requested_on', 'accepted_on', 'concluded_on', 'review_outcome']
	],
	packages: [
		'period_from',
		'period_to',
		'received_at',
		'rows_in',
		'rows_accepted',
		'rows_quarantined'
	],
	submissions: ['first_day', 'last_day', 'deadline', 'is_on_time']
};

/** What a phone has room for, besides the record and its unit. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
	receptions: ['received_on', 'result'],
	petitions: ['received_on', 'disposition'],
	matters: ['due_on', 'standing'],
	supervisions: ['measure', 'started_on'],
	documents: ['kind', 'issued_on'],
	reviews: ['requested_on', 'review_outcome'],
	packages: ['received_at', 'rows_accepted'],
	submissions: ['deadline', 'is_on_time']
};

const isFirst = (type: string, column: string): boolean =>
	['record_id', 'package_id', 'owner', 'adds', ...(FIRST[type] ?? [])].includes(column);

/** Places of the columns to show, in the order of the list. */
function shownColumns(
	type: string,
	columns: readonly { name: string }[],
	isAll: boolean
): number[] {
	const names = columns.map(({ name }) => name);
	const main = ['record_id', 'package_id', 'owner', ...(MAIN[type] ?? []), 'adds'].filter(
		(name) => names.includes(name) && !(name === 'package_id' && names.includes('record_id'))
	);
	if (isAll || main.length < 4) return names.map((_, at) => at);
	return main.map((name) => names.indexOf(name));
}
