import { parseArgs } from 'node:util';
import { toArrow, toCsv, toJson, toXlsx } from '../../warehouse/answer_formats.ts';
import { EVERYTHING, numbers } from '../../warehouse/numbers.ts';
import { openRelease } from '../../warehouse/release.ts';
import { choice, list, readQuestion, required } from '../../warehouse/question_text.ts';
import { optionName, QUESTION_OPTIONS } from './question_options.ts';

const FORMATS = { json: toJson, csv: toCsv, arrow: toArrow, xlsx: toXlsx } as const;
const FORMAT_NAMES = ['json', 'csv', 'arrow', 'xlsx'] as const;

/** `donthu query`: the same numbers as every page, on standard output. */
export async function run(args: string[], home: string): Promise<number> {
	const { values } = parseArgs({
		args,
		options: { ...QUESTION_OPTIONS, metrics: { type: 'string' }, by: { type: 'string' } }
	});
	const format = choice('--format', values.format, FORMAT_NAMES);
	const metrics = list(required('--metrics', values.metrics));
	const question = { ...readQuestion(values, optionName), metrics, by: list(values.by ?? '') };
	const release = await openRelease(home, values.release);
	try {
		// Whoever runs the command can read the files anyway: the scope is the whole.
		const answer = await numbers(release, EVERYTHING, question);
		process.stdout.write(await FORMATS[format](answer));
	} finally {
		release.close();
	}
	return 0;
}
