/**
 * Something to tell the sender about a package. Severity, wording and remedy belong to the code
 * (`seed.problem_codes`); here is only where it is.
 */
export interface Problem {
	code: string;
	/** As the manifest names it; null: the package as a whole. */
	file: string | null;
	/** 1 = the first data row; null: the file as a whole. */
	row: number | null;
	column: string | null;
	/** What stood there, where it may be said: never a cell of a rejected package, never a token. */
	detail: string | null;
}

export function problem(code: string, place: Partial<Omit<Problem, 'code'>> = {}): Problem {
	return { code, file: null, row: null, column: null, detail: null, ...place };
}

/** A package cannot be taken. */
export class Refusal extends Error {
	readonly problems: Problem[];

	constructor(...problems: Problem[]) {
		super(problems.map(({ code }) => code).join(', '));
		this.name = 'Refusal';
		this.problems = problems;
	}
}
