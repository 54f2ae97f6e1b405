import { DonthuError } from './errors.ts';
import { BOUNDARIES, CALENDARS, type NumbersRequest } from './question.ts';
import { questionText as words } from './vi.ts';

/*
A question as it is written on the command line and in the address of a request. `nameOf` says what an
option is called there: `--from`, or `from`.
*/

type NameOf = (option: string) => string;
type Values = Partial<Record<'from' | 'to' | 'where' | 'calendar' | 'boundaries', string>>;

/** @throws {DonthuError} `usage` */
export function readQuestion(
	values: Values,
	nameOf: NameOf
): Omit<NumbersRequest, 'metrics' | 'by'> {
	return {
		from: required(nameOf('from'), values.from),
		to: required(nameOf('to'), values.to),
		where: readWhere(nameOf('where'), values.where ?? ''),
		calendar: choice(nameOf('calendar'), values.calendar ?? 'civil', CALENDARS),
		boundaries: choice(nameOf('boundaries'), values.boundaries ?? 'as_reported', BOUNDARIES)
	};
}

/** `a, b` */
export const list = (text: string): string[] =>
	text
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);

/** @throws {DonthuError} `usage` */
export function required(name: string, value: string | undefined): string {
	if (value === undefined) throw new DonthuError('usage', words.missing(name), words.seeHelp);
	return value;
}

/** @throws {DonthuError} `usage` */
export function choice<T extends string>(name: string, value: string, choices: readonly T[]): T {
	const found = choices.find((one) => one === value);
	if (found !== undefined) return found;
	throw new DonthuError('usage', words.badChoice(name, value, choices), words.seeHelp);
}

/** @throws {DonthuError} `usage` */
export function wholeNumber(name: string, text: string): number {
	const number = /^\d+$/.test(text) ? Number(text) : 0;
	if (Number.isSafeInteger(number) && number > 0) return number;
	throw new DonthuError('usage', words.badNumber(name, text), words.badNumberRemedy);
}

/** `level=province,district;field=civil` */
function readWhere(name: string, text: string): Record<string, string[]> {
	const where = new Map<string, string[]>();
	for (const part of text.split(';').filter((part) => part.trim() !== '')) {
		const at = part.indexOf('=');
		const dimension = part.slice(0, at).trim();
		const values = at === -1 ? [] : list(part.slice(at + 1));
		if (values.length === 0) {
			throw new DonthuError('usage', words.badWhere(name, part), words.badWhereRemedy(name));
		}
		const before = where.get(dimension);
		// Taking one of the two would answer another question than the one asked.
		if (before !== undefined) {
			const together = `${dimension}=${[...before, ...values].join(',')}`;
			throw new DonthuError(
				'usage',
				words.whereTwice(name, dimension),
				words.whereTwiceRemedy(together)
			);
		}
		where.set(dimension, values);
	}
	return Object.fromEntries(where);
}
