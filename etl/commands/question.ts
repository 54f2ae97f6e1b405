import { DonthuError } from '../../warehouse/errors.ts';
import { BOUNDARIES, CALENDARS, type NumbersRequest } from '../../warehouse/numbers.ts';
import { cli } from './vi.ts';

/** The options by which `query` and `records` ask for a period, a part of the records and a release. */
export const QUESTION_OPTIONS = {
	from: { type: 'string' },
	to: { type: 'string' },
	where: { type: 'string' },
	calendar: { type: 'string', default: 'civil' },
	boundaries: { type: 'string', default: 'as_reported' },
	release: { type: 'string' },
	format: { type: 'string', default: 'json' }
} as const;

type Values = Partial<Record<'from' | 'to' | 'where', string>> &
	Record<'calendar' | 'boundaries', string>;

/** @throws {DonthuError} `usage` */
export function readQuestion(values: Values): Omit<NumbersRequest, 'metrics' | 'by'> {
	return {
		from: required('--from', values.from),
		to: required('--to', values.to),
		where: readWhere(values.where ?? ''),
		calendar: choice('--calendar', values.calendar, CALENDARS),
		boundaries: choice('--boundaries', values.boundaries, BOUNDARIES)
	};
}

export const list = (text: string) =>
	text
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);

/** @throws {DonthuError} `usage` */
export function required(option: string, value: string | undefined): string {
	if (value === undefined) throw new DonthuError('usage', cli.missing(option), cli.seeHelp);
	return value;
}

/** @throws {DonthuError} `usage` */
export function choice<T extends string>(option: string, value: string, choices: readonly T[]): T {
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
