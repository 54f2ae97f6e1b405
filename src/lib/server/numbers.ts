import { error } from '@sveltejs/kit';
import {
	numbers as askWarehouse,
	type Cell,
	type NumbersAnswer,
	type NumbersRequest
} from '#warehouse/numbers.ts';
import { namesUnit } from '#warehouse/scope.ts';
import { errors } from '#lib/messages/vi.ts';
import { Memory } from '../memory.ts';
import type { Lease } from './warehouse.ts';

/** Answers by release, scope and question. A release never changes. One page asks up to thirty questions. */
const remembered = new Memory<Promise<NumbersAnswer>>(2000);

/** The release of a request and what its reader may see of it. */
export type Reader = { lease: Lease; scope: App.Locals['scope'] };

/** @throws 503 with a remedy while no release is published. */
export function reader({ lease, scope }: App.Locals): Reader {
	if (!lease) error(503, { message: errors.noRelease, remedy: errors.noReleaseRemedy });
	return { lease, scope };
}

/** The warehouse's `numbers()`, within the reader's scope, from the release of this request. */
export function numbers(
	{ lease: { release }, scope }: Reader,
	request: NumbersRequest
): Promise<NumbersAnswer> {
	const { by = [], where = {} } = request;
	// The rest of the scope does not change the answer, and more readers share what is remembered.
	const seen = [scope.figures, namesUnit({ by, where }) ? scope.kinds : null];
	const key = JSON.stringify([release.id, seen, request]);
	const answer = remembered.of(key, () => askWarehouse(release, scope, request));
	answer.catch(() => remembered.forget(key));
	return answer;
}

/** One row of an answer, by column name. */
export type Row = Readonly<Record<string, Cell>>;

export function rowsOf(answer: NumbersAnswer): Row[] {
	return answer.rows.map((row) =>
		Object.fromEntries(answer.columns.map(({ name }, place) => [name, row[place] ?? null]))
	);
}

export const numberIn = (row: Row | undefined, name: string): number | null => {
	const cell = row?.[name];
	return typeof cell === 'number' ? cell : null;
};
