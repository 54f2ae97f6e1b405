/**
 * Something expected went wrong: the reader of the message can do something about it.
 * A programmer's error is a plain `Error`.
 */
export class DonthuError extends Error {
	readonly code: string;
	readonly problem: string;
	readonly remedy: string;

	constructor(code: string, problem: string, remedy: string, options?: ErrorOptions) {
		super(`${problem} ${remedy}`, options);
		this.name = 'DonthuError';
		this.code = code;
		this.problem = problem;
		this.remedy = remedy;
	}
}
