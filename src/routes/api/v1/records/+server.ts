import { toCsv, toJson, toXlsx } from '#warehouse/answer_formats.ts';
import { choice, readQuestion, required, wholeNumber } from '#warehouse/question_text.ts';
import { records } from '#warehouse/records.ts';
import { answer, figures, parameterName, withRelease } from '#lib/server/api.ts';
import type { RequestHandler } from './$types.js';

const FORMATS = { json: toJson, csv: toCsv, xlsx: toXlsx } as const;
const FORMAT_NAMES = ['json', 'csv', 'xlsx'] as const;

/** As `donthu records`, with its parameters. */
export const GET: RequestHandler = (event) =>
	answer(event, async () => {
		const values = Object.fromEntries(event.url.searchParams);
		const format = choice('format', values['format'] ?? 'json', FORMAT_NAMES);
		const metric = required('metric', values['metric']);
		const limit =
			values['limit'] === undefined ? {} : { limit: wholeNumber('limit', values['limit']) };
		const question = { ...readQuestion(values, parameterName), metric, ...limit };
		const found = await withRelease(event, (release, scope) => records(release, scope, question));
		return figures(await FORMATS[format](found), format);
	});
