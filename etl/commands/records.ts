import { parseArgs } from 'node:util';
import { toCsv, toJson, toXlsx } from '../../warehouse/answer_formats.ts';
import { records } from '../../warehouse/records.ts';
import { openRelease } from '../../warehouse/release.ts';
import { EVERYTHING } from '../../warehouse/scope.ts';
import { choice, readQuestion, required, wholeNumber } from '../../warehouse/question_text.ts';
import { optionName, QUESTION_OPTIONS } from './question_options.ts';

const FORMATS = { json: toJson, csv: toCsv, xlsx: toXlsx } as const;
const FORMAT_NAMES = ['json', 'csv', 'xlsx'] as const;

/** `donthu records`: the records behind a number, on standard output. */
export async function run(args: string[], home: string): Promise<number> {
	const { values } = parseArgs({
		args,
		options: { ...QUESTION_OPTIONS, metric: { type: 'string' }, limit: { type: 'string' } }
	});
	const format = choice('--format', values.format, FORMAT_NAMES);
	const metric = required('--metric', values.metric);
	const limit = values.limit === undefined ? {} : { limit: wholeNumber('--limit', values.limit) };
	const question = { ...readQuestion(values, optionName), metric, ...limit };
	const release = await openRelease(home, values.release);
	try {
		// Whoever runs the command can read the files anyway: the scope is the whole.
		const answer = await records(release, EVERYTHING, question);
		process.stdout.write(await FORMATS[format](answer));
	} finally {
		release.close();
	}
	return 0;
}
