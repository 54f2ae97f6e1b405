import { addDays } from '#warehouse/days.ts';
import { isMonthEnd, monthsBefore } from '../day.ts';
import type { ReleaseNote } from '../figures.ts';
import { numberIn, numbers, rowsOf, type Reader } from './numbers.ts';

/** Which release speaks, how complete the last whole month was, and whether it holds anything at all. */
export async function releaseNote(reader: Reader): Promise<ReleaseNote> {
	const { release, card } = reader.lease;
	const { as_of } = release;
	const from = isMonthEnd(as_of) ? monthsBefore(as_of, 0) : monthsBefore(as_of, 1);
	const to = isMonthEnd(as_of) ? as_of : addDays(monthsBefore(as_of, 0), -1);
	const ask = async (metric: string, from: string, to: string) => {
		const [row] = rowsOf(await numbers(reader, { metrics: [metric], from, to }));
		return numberIn(row, metric);
	};
	const [rate, rows] = await Promise.all([
		ask('submission_rate', from, to),
		ask('rows_accepted', release.periods[0]?.first_day ?? as_of, as_of)
	]);
	return {
		id: release.id,
		as_of,
		known_at: release.known_at,
		isLocked: card.state === 'locked',
		isEmpty: !rows,
		submission: { month: from.slice(0, 7), rate }
	};
}
