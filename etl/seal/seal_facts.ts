import type { DuckDBConnection } from '@duckdb/node-api';
import { readFacts, type Column, type Facts } from '../facts.ts';
import { ChoiceReader, readChoices, type Choice } from '../template/choices.ts';
import type { FaultWords } from './register.ts';

/** What sealing has to know beforehand. Plain JSON: a page gets it from its server. */
export interface SealFacts {
	/** What a package may hold, by record type. */
	columns: Record<string, readonly Column[]>;
	identity: readonly Column[];
	/** Drop-down lists. */
	choices: Record<string, readonly Choice[]>;
	/** The wording of problems with files, by code. */
	faults: Record<string, { message: string; remedy: string }>;
}

/** {@link SealFacts} in the form in which they are used. */
export interface Known extends Pick<Facts, 'columns' | 'identity'> {
	choices: ChoiceReader;
	faultWords: FaultWords;
}

/** Reads the facts from schema `seed`. */
export async function readSealFacts(connection: DuckDBConnection): Promise<SealFacts> {
	const { columns, identity } = await readFacts(connection);
	const faults = await connection.runAndReadAll(
		`select code, message_vi, remedy_vi from seed.problem_codes where code like 'FIL-%'`
	);
	return {
		columns: Object.fromEntries(columns),
		identity,
		choices: Object.fromEntries(await readChoices(connection)),
		faults: Object.fromEntries(
			(faults.getRows() as string[][]).map(([code, message, remedy]) => [
				code!,
				{ message: message!, remedy: remedy! }
			])
		)
	};
}

export const known = ({ columns, identity, choices, faults }: SealFacts): Known => ({
	columns: new Map(Object.entries(columns)),
	identity,
	choices: new ChoiceReader(new Map(Object.entries(choices))),
	faultWords: (code) => faults[code]!
});
