import { labelOf } from '#lib/server/labels.ts';
import { unlessWithheld, type FigurePage } from '#lib/server/figure.ts';
import { numberIn } from '#lib/server/numbers.ts';
import { ask } from '#lib/server/question.ts';
import { mayRemind } from '#lib/server/reminding.ts';
import type { Who } from '#lib/server/access/who.ts';

/** Units that the account may remind, by how much each has overdue, most first. */
export async function reminders({ reader, question, facts }: FigurePage, who: Who | null) {
	if (!who?.permissions.includes('remind')) return [];
	const { to } = question.choice.period;
	const found = await unlessWithheld(
		ask(reader, question, {
			metrics: ['matters_overdue'],
			by: ['unit'],
			where: question.where,
			from: to,
			to
		})
	);
	const rows = 'withheld' in found ? [] : found;
	return rows
		.map((row) => ({
			code: `${row['unit']}`,
			label: labelOf(facts, 'unit', `${row['unit']}`),
			overdue: numberIn(row, 'matters_overdue') ?? 0
		}))
		.filter(({ code, overdue }) => {
			const unit = facts.units.get(code);
			const asks = { bearer: who.bearer, scope: reader.scope };
			return overdue > 0 && unit !== undefined && mayRemind(asks, unit, facts);
		})
		.toSorted((a, b) => b.overdue - a.overdue);
}
