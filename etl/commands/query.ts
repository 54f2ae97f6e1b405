import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { BOUNDARIES, CALENDARS, numbers, type NumbersAnswer } from '../../warehouse/numbers.ts';
import { openRelease } from '../../warehouse/release.ts';
import { toArrow, toCsv, toJson, toXlsx } from '../../warehouse/answer_formats.ts';
import { cli } from './vi.ts';

const FORMATS = { json: toJson, csv: toCsv, arrow: toArrow, xlsx: toXlsx } as const;

/** `donthu query`: the same numbers as every page, on standard output. */
export async function run(argv: string[], home: string): Promise<number> {
	const { values } = parseArgs({
		args: argv,
		options: {
			metrics: { type: 'string' },
			by: { type: 'string' },
			from: { type: 'string' },
			to: { type: 'string' },
			where: { type: 'string' },
			calendar: { type: 'string', default: 'civil' },
			boundaries: { type: 'string', default: 'as_reported' },
			release: { type: 'string' },
			format: { type: 'string', default: 'json' }
		}
	});
	const format = choice(
		'--format',
		values.format,
		Object.keys(FORMATS) as (keyof typeof FORMATS)[]
	);
	const release = await openRelease(home, values.release);
	let answer: NumbersAnswer;
	try {
		// Whoever runs the command can read the files anyway: the scope is the whole.
		answer = await numbers(
			release,
			{ units: 'all' },
			{
				metrics: list(required('--metrics', values.metrics)),
				by: list(values.by ?? ''),
				from: required('--from', values.from),
				to: required('--to', values.to),
				where: readWhere(values.where ?? ''),
				calendar: choice('--calendar', values.calendar, CALENDARS),
				boundaries: choice('--boundaries', values.boundaries, BOUNDARIES)
			}
		);
	} finally {
		release.close();
	}
	process.stdout.write(await FORMATS[format](answer));
	return 0;
}

const list = (text: string) =>
	text
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);

function required(option: string, value: string | undefined): string {
	if (value === undefined) throw new DonthuError('usage', cli.missing(option), cli.seeHelp);
	return value;
}

function choice<T extends string>(option: string, value: string, choices: readonly T[]): T {
	const found = choices.find((one) => one === value);
	if (found === undefined) {
		throw new DonthuError('usage', cli.badChoice(option, value, choices), cli.seeHelp);
	}
	return found;
}

/** `level=province,district;field=civil` */
function readWhere(text: string): Record<string, string[]> {
	const where: Record<string, string[]> = {};
	for (const part of text.split(';').filter((part) => part.trim() !== '')) {
		const at = part.indexOf('=');
		const values = at === -1 ? [] : list(part.slice(at + 1));
		if (values.length === 0) throw new DonthuError('usage', cli.badWhere(part), cli.badWhereRemedy);
		where[part.slice(0, at).trim()] = values;
	}
	return where;
}
