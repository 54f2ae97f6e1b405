import { addDays } from '#warehouse/days.ts';
import { isTimeGrain } from '#warehouse/metrics/measure.ts';
import { dimensionLabels } from '#warehouse/metrics/vi.ts';
import { earlier, yearBefore } from '../day.ts';
import type { Axis, Code } from '../explored.ts';
import type { NamedPeriod } from '../filter.ts';
import type { Exploration } from './exploration.ts';
import { answered, requestOf, type Inquiry } from './inquiry.ts';
import { numbers } from './numbers.ts';
import type { Days } from './question.ts';

/** Figures, a cell per indicator, by the codes of a combination of dimensions. */
export type Figures = ReadonlyMap<string, readonly (number | null)[]>;

/** Every total is asked for by itself: rates, medians and distinct counts cannot be added. */
export type Answer = {
	/** By all dimensions. */
	readonly whole: Figures;
	/** By the first, by the second, and by none. */
	readonly rows: Figures;
	readonly columns: Figures;
	readonly total: Figures;
};
export type Answers = Answer & {
	readonly before: Answer | null;
	/** The code whose figures before are those with which a code is compared; undefined for none. */
	readonly codeBefore: (dimension: string, code: Code) => Code | undefined;
};

export const keyOf = (...codes: readonly Code[]): string => JSON.stringify(codes);
export const codesOf = (key: string): Code[] => JSON.parse(key) as Code[];

/** @throws 400 with a remedy for a filter that means nothing */
export async function answersOf(exploration: Exploration): Promise<Answers> {
	const { inquiry, by } = exploration;
	const { compared, period } = inquiry;
	const grain = by.find(isTimeGrain);
	const eve = grain && compared?.kind === 'ky-truoc' ? bucketsOf(inquiry, grain)[0] : undefined;
	const previous = eve && bucketBefore(inquiry, eve);
	const [now, then, shifted] = await Promise.all([
		answerOf(exploration, period),
		compared && answerOf(exploration, compared),
		// Compared with the period before, a month stands beside the month before it.
		previous ? answerOf(exploration, { from: previous.from, to: period.to }) : null
	]);
	const timed = (dimension: string | undefined) =>
		shifted && dimension && isTimeGrain(dimension) ? shifted : then;
	return {
		...now,
		before: then && {
			whole: (shifted ?? then).whole,
			rows: timed(by[0])!.rows,
			columns: timed(by[1])!.columns,
			total: then.total
		},
		codeBefore: (dimension, code) => {
			if (!isTimeGrain(dimension)) return code;
			const bucket = periodsOf(inquiry, dimension).find(({ key }) => key === code);
			return bucket && bucketBefore(inquiry, bucket)?.key;
		}
	};
}

async function answerOf(exploration: Exploration, days: Days): Promise<Answer> {
	const { by } = exploration;
	const ask = (dimensions: readonly string[]) => figures(exploration, dimensions, days);
	const [whole, total] = await Promise.all([ask(by), ask([])]);
	if (by.length < 2) return { whole, total, rows: whole, columns: whole };
	const [rows, columns] = await Promise.all([ask(by.slice(0, 1)), ask(by.slice(1))]);
	return { whole, total, rows, columns };
}

async function figures(
	{ inquiry, metrics }: Exploration,
	by: readonly string[],
	{ from, to }: Days
): Promise<Figures> {
	const { rows } = await answered(
		numbers(inquiry.reader, { ...requestOf(inquiry), metrics, by, from, to })
	);
	return new Map(
		rows.map((row) => [
			keyOf(...row.slice(0, by.length).map((cell) => (cell === null ? null : `${cell}`))),
			row.slice(by.length) as (number | null)[]
		])
	);
}

/** Named periods of a grain in the asked calendar; months are those of every calendar. */
const periodsOf = ({ facts, calendar }: Inquiry, grain: string): NamedPeriod[] =>
	facts.options.periods.filter(
		(period) =>
			period.grain === grain && (period.calendar === calendar || period.calendar === 'all')
	);

/** The buckets into which a grain cuts the period, in order. */
const bucketsOf = (inquiry: Inquiry, grain: string): NamedPeriod[] =>
	periodsOf(inquiry, grain).filter(
		({ from, to }) => from <= inquiry.period.to && to >= inquiry.period.from
	);

/** The bucket with which another is compared; none where the calendar has none of the same days. */
function bucketBefore(inquiry: Inquiry, bucket: NamedPeriod): NamedPeriod | undefined {
	const alike = periodsOf(inquiry, bucket.grain);
	if (inquiry.compared?.kind === 'ky-truoc') {
		const eve = addDays(bucket.from, -1);
		return alike.find(({ to }) => to === eve);
	}
	return alike.find(
		({ from, to }) => from === yearBefore(bucket.from) && to === yearBefore(bucket.to)
	);
}

/** A dimension of the table; of time with the days of its buckets, as the period cuts them. */
export function axisOf(inquiry: Inquiry, dimension: string | undefined): Axis | null {
	if (dimension === undefined) return null;
	const { from, to } = inquiry.period;
	return {
		dimension,
		label: dimensionLabels[dimension]!,
		days: isTimeGrain(dimension)
			? Object.fromEntries(
					bucketsOf(inquiry, dimension).map((bucket) => [
						bucket.key,
						[bucket.from > from ? bucket.from : from, earlier(bucket.to, to)] as const
					])
				)
			: null
	};
}
