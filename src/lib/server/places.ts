import type { Band, Place } from '../figures.ts';
import { locality as words, standings as standingWords } from '../messages/vi.ts';
import { CENTRAL } from './locality.ts';
import { numberIn, type Row } from './numbers.ts';
import type { Asked } from './page.ts';
import { ask, omit } from './question.ts';

/**
 * Every province of the period's map with what is open and overdue on its last day, whatever
 * province is chosen: a map of one province would show nothing to compare with. Units without a
 * province come last, so that the places add up to the country.
 */
export async function places({ reader, question, facts }: Asked): Promise<Place[]> {
	const where = omit(question.where, 'province');
	const stock = (day: string) =>
		ask(reader, question, {
			metrics: ['matters_overdue', 'matters_closing', 'overdue_rate'],
			by: ['province'],
			where,
			from: day,
			to: day
		});
	const [now, before] = await Promise.all([
		stock(question.choice.period.to),
		question.comparison ? stock(question.comparison.to) : []
	]);
	const rowOf = (rows: readonly Row[], code: string | null) =>
		rows.find((row) => row['province'] === code);
	const place = (code: string, name: string, isOnMap = true): Place => {
		const province = isOnMap ? code : null;
		const row = rowOf(now, province);
		const rate = numberIn(row, 'overdue_rate');
		const rateBefore = numberIn(rowOf(before, province), 'overdue_rate');
		return {
			code,
			name,
			isOnMap,
			overdue: numberIn(row, 'matters_overdue') ?? 0,
			closing: numberIn(row, 'matters_closing') ?? 0,
			rate,
			change: rate === null || rateBefore === null ? null : rate - rateBefore
		};
	};
	const provinces = [...facts.provinces]
		.filter(([code]) => code.startsWith(`${question.map}-`))
		.map(([code, name]) => place(code, name));
	const central = place(CENTRAL, words.central, false);
	return central.closing > 0 ? [...provinces, central] : provinces;
}

/** What is open on the last day, by how near its due day is. The bands add up to all that is open. */
export async function standings({ reader, question, facts }: Asked): Promise<Band[]> {
	const day = question.choice.period.to;
	const rows = await ask(reader, question, {
		metrics: ['matters_closing'],
		by: ['standing', 'due_band'],
		where: question.where,
		from: day,
		to: day
	});
	const count = (holds: (row: Row) => boolean) =>
		rows.filter(holds).reduce((sum, row) => sum + (numberIn(row, 'matters_closing') ?? 0), 0);
	const standing = (...codes: string[]) => count((row) => codes.includes(`${row['standing']}`));
	return [
		{ key: 'overdue', label: standingWords.overdue, count: standing('overdue') },
		...(facts.lists.get('due_band') ?? []).map(({ code, label }) => ({
			key: code,
			label,
			count: count((row) => row['due_band'] === code)
		})),
		{ key: 'suspended', label: standingWords.suspended, count: standing('suspended') },
		{
			key: 'without_limit',
			label: standingWords.withoutLimit,
			count: standing('no_limit', 'unknown_rule')
		}
	];
}
