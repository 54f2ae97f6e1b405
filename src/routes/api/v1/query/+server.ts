import { toArrow, toCsv, toJson, toXlsx } from '#warehouse/answer_formats.ts';
import { numbers } from '#warehouse/numbers.ts';
import { choice, list, readQuestion, required } from '#warehouse/question_text.ts';
import { answer, figures, parameterName, withRelease } from '#lib/server/api.ts';
import type { RequestHandler } from './$types.js';

const FORMATS = { json: toJson, csv: toCsv, arrow: toArrow, xlsx: toXlsx } as const;
const FORMAT_NAMES = ['json', 'csv', 'arrow', 'xlsx'] as const;

/** As `donthu query`, with its parameters. */
export const GET: RequestHandler = (event) =>
	answer(event, async () => {
		const values = Object.fromEntries(event.url.searchParams);
		const format = choice('format', values['format'] ?? 'json', FORMAT_NAMES);
		const metrics = list(required('metrics', values['metrics']));
		const by = list(values['by'] ?? '');
		const question = { ...readQuestion(values, parameterName), metrics, by };
		const found = await withRelease(event, (release, scope) => numbers(release, scope, question));
		return figures(await FORMATS[format](found), format);
	});
