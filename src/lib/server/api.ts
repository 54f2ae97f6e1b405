import { json, type RequestEvent } from '@sveltejs/kit';
import { toArrow, toCsv, toJson, toXlsx } from '#warehouse/answer_formats.ts';
import { DonthuError } from '#warehouse/errors.ts';
import { dimensionsOf, METRICS } from '#warehouse/metrics/catalogue.ts';
import { dimensionLabels, metricWords, unitLabels } from '#warehouse/metrics/vi.ts';
import { numbers, type NumbersAnswer, type Scope } from '#warehouse/numbers.ts';
import { choice, list, readQuestion, required, wholeNumber } from '#warehouse/question_text.ts';
import { records } from '#warehouse/records.ts';
import { openRelease, type OpenRelease } from '#warehouse/release.ts';
import { api, errors } from '#lib/messages/vi.ts';
import { home } from './home.ts';

/*
The HTTP interface: the questions of the command line, with its parameters, within the scope of who
asks.
*/

type Asking = Pick<RequestEvent, 'url' | 'locals'>;

/** The catalogue of indicators: name, words, type, counting unit, dimensions. */
export const catalogue = (): Response =>
	json(
		METRICS.map((metric) => ({
			name: metric.name,
			...metricWords[metric.name],
			type: metric.type,
			unit: unitLabels[metric.unit],
			dimensions: dimensionsOf(metric).map((name) => ({ name, label: dimensionLabels[name] }))
		}))
	);

/** What both kinds of questions are asked with. */
const OF_A_QUESTION = ['from', 'to', 'where', 'calendar', 'boundaries', 'release', 'format'];

/** As `donthu query`. */
export const answerQuery = (event: Asking): Promise<Response> =>
	answer(event, [...OF_A_QUESTION, 'metrics', 'by'], async (values) => {
		const format = choice('format', values['format'] ?? 'json', ['json', 'csv', 'arrow', 'xlsx']);
		const metrics = list(required('metrics', values['metrics']));
		const by = list(values['by'] ?? '');
		const question = { ...readQuestion(values, parameterName), metrics, by };
		const found = await withRelease(event, (release, scope) => numbers(release, scope, question));
		return figures(found, format);
	});

/** As `donthu records`. */
export const answerRecords = (event: Asking): Promise<Response> =>
	answer(event, [...OF_A_QUESTION, 'metric', 'limit'], async (values) => {
		const format = choice('format', values['format'] ?? 'json', ['json', 'csv', 'xlsx']);
		const metric = required('metric', values['metric']);
		const { limit } = values;
		const question = {
			...readQuestion(values, parameterName),
			...(limit !== undefined && { limit: wholeNumber('limit', limit) }),
			metric
		};
		const found = await withRelease(event, (release, scope) => records(release, scope, question));
		return figures(found, format);
	});

/** Statuses of errors that are not the asker's alone; all others are 400. */
const STATUSES: Readonly<Record<string, number>> = {
	unknown_release: 404,
	release_pruned: 410,
	release_unreadable: 500,
	no_release: 503
};

/** What an option is called in the address of a request. */
const parameterName = (option: string): string => option;

/** An error becomes `{ code, message, remedy, path }` with a fitting status. */
async function answer(
	{ url }: Asking,
	known: readonly string[],
	work: (values: Partial<Record<string, string>>) => Promise<Response>
): Promise<Response> {
	try {
		return await work(parameters(url, known));
	} catch (error) {
		if (!(error instanceof DonthuError)) throw error;
		const { code, problem, remedy } = error;
		return problemResponse(STATUSES[code] ?? 400, { code, message: problem, remedy }, url);
	}
}

/**
 * The parameters of an address. One that is not known, or stands twice, would answer another question
 * than the one asked.
 *
 * @throws {DonthuError} `usage`
 */
function parameters(url: URL, known: readonly string[]): Partial<Record<string, string>> {
	for (const name of url.searchParams.keys()) {
		if (!known.includes(name)) {
			throw new DonthuError('usage', api.unknownParameter(name), api.parameters(known));
		}
		if (url.searchParams.getAll(name).length > 1) {
			throw new DonthuError('usage', api.repeatedParameter(name), api.repeatedParameterRemedy);
		}
	}
	return Object.fromEntries(url.searchParams);
}

type Problem = { code: string; message: string; remedy: string };

/** An error of the interface. */
export const problemResponse = (status: number, problem: Problem, url: URL): Response =>
	json({ ...problem, path: url.pathname }, { status });

/** Lends the release that `release` names, or the one that is served, with the scope of the asker. */
async function withRelease<T>(
	{ url, locals }: Asking,
	work: (release: OpenRelease, scope: Scope) => Promise<T>
): Promise<T> {
	const id = url.searchParams.get('release');
	if (id === null || id === locals.lease?.release.id) {
		if (!locals.lease) {
			throw new DonthuError('no_release', errors.noRelease, errors.noReleaseRemedy);
		}
		return work(locals.lease.release, locals.scope);
	}
	const release = await openRelease(home(), id);
	try {
		return await work(release, locals.scope);
	} finally {
		release.close();
	}
}

const FORMATS = {
	json: { write: toJson, type: 'application/json' },
	csv: { write: toCsv, type: 'text/csv; charset=utf-8' },
	arrow: { write: toArrow, type: 'application/vnd.apache.arrow.stream' },
	xlsx: {
		write: toXlsx,
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
	}
} as const;

/** Figures in a format; those that are not for reading in a browser are for keeping. */
async function figures(found: NumbersAnswer, format: keyof typeof FORMATS): Promise<Response> {
	const { write, type } = FORMATS[format];
	const headers = new Headers({ 'content-type': type });
	if (format !== 'json') {
		headers.set('content-disposition', `attachment; filename="donthu.${format}"`);
	}
	return new Response((await write(found)) as BodyInit, { headers });
}
