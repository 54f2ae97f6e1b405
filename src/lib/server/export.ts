import { error } from '@sveltejs/kit';
import { toCsv, workbook, type Sources, type Table } from '#warehouse/answer_formats.ts';
import { metric } from '#warehouse/metrics/catalogue.ts';
import { metricWords, unitLabels, dimensionLabels } from '#warehouse/metrics/vi.ts';
import * as format from '../format.ts';
import { errors } from '../messages/vi.ts';
import { isDemo } from './home.ts';
import type { Reader } from './numbers.ts';
import type { Spoken } from './spoken.ts';
import { sources as words, spoken as spokenWords } from './vi.ts';

/*
What a reader takes along: the figures or records as they are seen, and where they come from. A
workbook has both. A CSV is for programs, which a line of remarks among the data would break: its
sources are a CSV of their own, of the same name with `-nguon` at its end.
*/

export const FORMAT_KEY = 'dinh-dang';
export const EXPORT_FORMATS = ['xlsx', 'csv', 'nguon'] as const;
/** Rows that one file has at most; the command line gives them all. */
export const MOST_ROWS = 100_000;
/** Excel takes a CSV for Unicode only when it begins with this. */
const BOM = '\uFEFF';

export type Exported = {
	/** What the file is called, without its ending. */
	readonly name: string;
	readonly table: Table;
	/** How many rows there are, where the table does not have them all. */
	readonly count: number;
	readonly metrics: readonly string[];
	readonly by: readonly string[];
	readonly spoken: Spoken;
	readonly command: string;
};

/**
 * The file that a request asks for.
 *
 * @param by who takes it along, by the name that people know; null while nobody is signed in
 * @throws 400 for a format that does not exist
 */
export async function exportResponse(
	params: URLSearchParams,
	{ lease }: Reader,
	exported: Exported,
	by: string | null
): Promise<Response> {
	const asked = params.get(FORMAT_KEY) ?? '';
	const kind = EXPORT_FORMATS.find((known) => known === asked);
	if (!kind) {
		error(400, {
			message: errors.badChoice(FORMAT_KEY, asked),
			remedy: errors.choiceRemedies.unknown
		});
	}
	const sources = sourcesOf(exported, lease, { by, at: new Date() });
	const name = `donthu-${exported.name}-${lease.release.id}`;
	if (kind === 'xlsx') {
		return file(
			(await workbook(exported.table, sources)) as BodyInit,
			`${name}.xlsx`,
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
		);
	}
	const isSources = kind === 'nguon';
	return file(
		BOM + toCsv(labelled(isSources ? tableOf(sources) : exported.table)),
		`${name}${isSources ? '-nguon' : ''}.csv`,
		'text/csv; charset=utf-8'
	);
}

/** What the second sheet says: definitions, the question in words, release, who and when. */
export function sourcesOf(
	{ metrics, by, spoken, command, table, count }: Exported,
	{ release, card }: Reader['lease'],
	exported: { by: string | null; at: Date }
): Sources {
	const state = card.state === 'locked' ? 'locked' : 'provisional';
	return [
		...(isDemo() ? [[words.mock, words.mockText] as const] : []),
		...metrics.map((name) => {
			const { label, definition, formula, basis } = metricWords[name]!;
			const unit = unitLabels[metric(name).unit];
			return [
				words.metric(label),
				words.metricText(definition, formula, basis, unit, name)
			] as const;
		}),
		...(by.length > 0
			? [[words.by, by.map((name) => dimensionLabels[name]).join(', ')] as const]
			: []),
		[words.period, `${spoken.period} (${spoken.days})`],
		[words.calendar, spoken.calendar],
		[words.boundaries, spoken.boundaries],
		...(spoken.compared ? [[words.compared, spoken.compared] as const] : []),
		...(spoken.filters.length > 0
			? spoken.filters.map(({ label, values }) => [words.filter(label), values.join('; ')] as const)
			: [[words.filters, spokenWords.everything] as const]),
		[
			words.rows,
			table.rows.length < count
				? words.rowsCut(format.count(table.rows.length), format.count(count))
				: format.count(table.rows.length)
		],
		[words.release, release.id],
		[words.asOf, format.day(release.as_of)],
		[words.knownAt, format.instant(release.known_at)],
		[words.state, words.states[state]],
		[words.exportedAt, format.instant(exported.at.toISOString())],
		[words.exportedBy, exported.by ?? words.nobody],
		[words.command, command]
	];
}

/** A table whose CSV has the words of people in its first line. */
const labelled = (table: Table): Table => ({
	...table,
	columns: table.columns.map((column) => ({ ...column, name: column.label }))
});

const tableOf = (sources: Sources): Table => ({
	columns: [
		{ name: 'word', label: words.word, type: 'text' },
		{ name: 'text', label: words.text, type: 'text' }
	],
	rows: sources
});

const file = (content: BodyInit, name: string, type: string): Response =>
	new Response(content, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`
		}
	});
