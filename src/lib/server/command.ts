import type { NumbersRequest } from '#warehouse/numbers.ts';

/* The command line that gives the same answer: for a colleague, a script, or a check. */

type Asked = Omit<NumbersRequest, 'metrics' | 'by'> & { release: string };

export const queryCommand = (metrics: readonly string[], by: readonly string[], asked: Asked) =>
	command('query', [['metrics', metrics.join()], ['by', by.join()], ...optionsOf(asked)]);

export const recordsCommand = (metric: string, asked: Asked) =>
	command('records', [['metric', metric], ...optionsOf(asked)]);

type Option = [name: string, value: string];

const optionsOf = ({ from, to, where = {}, calendar, boundaries, release }: Asked): Option[] => [
	['from', from],
	['to', to],
	[
		'where',
		Object.entries(where)
			.map(([dimension, codes]) => `${dimension}=${codes.join()}`)
			.join(';')
	],
	['calendar', calendar ?? ''],
	['boundaries', boundaries ?? ''],
	['release', release]
];

function command(name: string, options: readonly Option[]): string {
	const written = options
		.filter(([, value]) => value !== '')
		.map(([option, value]) => `--${option} ${quoted(value)}`);
	return ['npx donthu', name, ...written].join(' ');
}

/** As a shell reads it back. */
const quoted = (text: string) =>
	/^[\w,.:/+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
