import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { METRICS } from '../../warehouse/metrics/catalogue.ts';
import { diffReleases } from '../diff.ts';
import { choice, list, readQuestion } from '../../warehouse/question_text.ts';
import { optionName, QUESTION_OPTIONS } from './question_options.ts';
import { cli, diffText } from './vi.ts';

const FORMAT_NAMES = ['text', 'json'] as const;

/** `donthu diff`: which numbers differ between two releases, and which records and packages did it. */
export async function run(args: string[], home: string): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			...QUESTION_OPTIONS,
			format: { type: 'string', default: 'text' },
			metrics: { type: 'string' },
			by: { type: 'string' }
		}
	});
	const [before, after, ...more] = positionals;
	if (before === undefined || after === undefined || more.length > 0) {
		throw new DonthuError('usage', cli.twoReleases, cli.oneReleaseRemedy);
	}
	const format = choice('--format', values.format, FORMAT_NAMES);
	const metrics = values.metrics ? list(values.metrics) : METRICS.map(({ name }) => name);
	const question = { ...readQuestion(values, optionName), by: list(values.by ?? '') };
	const changes = await diffReleases(home, [before, after], metrics, question);
	process.stdout.write(
		format === 'json' ? `${JSON.stringify(changes)}\n` : diffText(before, after, changes)
	);
	return 0;
}
