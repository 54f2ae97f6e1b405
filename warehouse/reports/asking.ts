import { metric as find } from '../metrics/catalogue.ts';
import { PLACE } from '../metrics/measure.ts';
import type { Cell, NumbersAnswer, NumbersRequest } from '../numbers.ts';
import { NO_VALUE } from '../no_value.ts';
import type { Question } from './document.ts';

/** The one way to a number, bound to a release and a reader's scope by whoever calls. */
export type Ask = (request: NumbersRequest) => Promise<NumbersAnswer>;

/** An indicator of a question, alone or per value of dimensions. */
export type Need = {
	readonly metric: string;
	readonly question: Question;
	readonly by: readonly string[];
};
/** A row per group: the values of `by`, and the indicator's; without `by` always one. */
export type Found = readonly { readonly keys: readonly Cell[]; readonly value: Cell }[];
export type Find = (need: Need) => Promise<Found>;

type Waiting = {
	readonly request: Omit<NumbersRequest, 'metrics'> & { readonly by: readonly string[] };
	readonly metrics: Set<string>;
	readonly give: ((answer: Promise<NumbersAnswer>) => void)[];
};

/** Two cores answer two questions at a time; a query of DuckDB uses both itself. */
const AT_ONCE = 2;

/**
 * Asks as seldom as possible: what is needed at the same moment of the same period and dimensions is one
 * question of several indicators, parts are read from an answer by the dimension that tells them apart, and
 * nothing is asked twice.
 */
export function sparingly(ask: Ask): Find {
	const known = new Map<string, Promise<Found>>();
	const run = limited(AT_ONCE);
	let waiting = new Map<string, Waiting>();
	const flush = () => {
		const groups = [...waiting.values()];
		waiting = new Map();
		for (const { request, metrics, give } of groups) {
			const answer = run(() => ask({ ...request, metrics: [...metrics] }));
			for (const one of give) one(answer);
		}
	};
	return (need) => {
		const parts = partsOf(need);
		const request = normal(need, Object.keys(parts));
		const group = JSON.stringify(request);
		const key = `${need.metric} ${group} ${JSON.stringify(parts)}`;
		const found = known.get(key);
		if (found) return found;
		const answered = new Promise<NumbersAnswer>((give) => {
			if (waiting.size === 0) setImmediate(flush);
			const together = waiting.get(group) ?? { request, metrics: new Set(), give: [] };
			together.metrics.add(need.metric);
			together.give.push(give);
			waiting.set(group, together);
		}).then((answer) => rowsFor(answer, need, request.by, parts));
		known.set(key, answered);
		return answered;
	};
}

/** Counts whose parts do not add up to the whole. */
const NOT_ADDITIVE = /_total$|_to_supervise$|^petitioners_many_units$/;

/**
 * The filters that can be told apart in an answer by their dimensions: of one value, where group and filter
 * are the same by definition, or of counts that add up. Places stay filters: they are many.
 */
function partsOf({ metric, question, by }: Need): Record<string, readonly string[]> {
	const isAdditive = find(metric).type === 'count' && !NOT_ADDITIVE.test(metric);
	const entries = Object.entries(question.where ?? {});
	return Object.fromEntries(
		entries
			.filter(
				([name, values]) =>
					!(PLACE as readonly string[]).includes(name) &&
					!by.includes(name) &&
					(values.length === 1 || isAdditive)
			)
			.sort()
	);
}

/** The same question is the same text. */
const normal = ({ question, by }: Need, parts: readonly string[]) => ({
	by: [...by, ...parts],
	from: question.from,
	to: question.to,
	where: Object.fromEntries(
		Object.entries(question.where ?? {})
			.filter(([name]) => !parts.includes(name))
			.sort()
	),
	calendar: question.calendar ?? 'civil',
	boundaries: question.boundaries ?? 'as_reported'
});

function rowsFor(
	{ columns, rows }: NumbersAnswer,
	{ metric, by }: Need,
	asked: readonly string[],
	parts: Record<string, readonly string[]>
): Found {
	const at = columns.findIndex(({ name }, place) => place >= asked.length && name === metric);
	const isOfParts = (row: readonly Cell[]) =>
		Object.values(parts).every((values, place) => {
			const cell = row[by.length + place];
			return values.includes(cell === null || cell === undefined ? NO_VALUE : `${cell}`);
		});
	const isCount = find(metric).type === 'count';
	const groups = new Map<string, { keys: Cell[]; value: Cell }>();
	for (const row of rows.filter(isOfParts)) {
		const keys = row.slice(0, by.length);
		const value = row[at] ?? null;
		const before = groups.get(JSON.stringify(keys));
		const sum = before && isCount ? Number(before.value) + Number(value) : value;
		groups.set(JSON.stringify(keys), { keys, value: sum });
	}
	// Nothing of a part is a count of 0.
	if (by.length === 0 && groups.size === 0) return [{ keys: [], value: isCount ? 0 : null }];
	return [...groups.values()];
}

function limited(most: number): <T>(work: () => Promise<T>) => Promise<T> {
	let running = 0;
	const queue: (() => void)[] = [];
	return async (work) => {
		if (running >= most) await new Promise<void>((go) => queue.push(go));
		running += 1;
		try {
			return await work();
		} finally {
			running -= 1;
			queue.shift()?.();
		}
	};
}
