import { MERGER } from '#lib/breaks.ts';
import { choiceOnly } from '#lib/filter.ts';
import { recordsHref } from '#lib/links.ts';
import { targetsOn } from '#lib/server/facts.ts';
import { unlessWithheld, type FigurePage } from '#lib/server/figure.ts';
import { existsOn, type Locality } from '#lib/server/locality.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { ask, type Where } from '#lib/server/question.ts';
import { stillNeeded } from '#lib/statistics.ts';
import { casesOf } from '../rates.server.ts';

/** Ages above 45 days. */
export const OLD: readonly string[] = ['46-90', '91+'];

const count = (row: Row | undefined, name: string) => numberIn(row, name) ?? 0;

/** What the chief of a place has to know besides its figures; each part, or why it may not be seen. */
export async function knownOf(page: FigurePage, locality: Locality, recordsWhere: Where) {
	const [need, inherited, old] = await Promise.all([
		unlessWithheld(needOf(page)),
		unlessWithheld(inheritedOf(page, locality)),
		unlessWithheld(oldOf(page, recordsWhere))
	]);
	return { need, inherited, old };
}

/** How many petitions more have to be resolved to reach the target of the period's last day. */
async function needOf({ reader, question, facts }: FigurePage) {
	const { period } = question.choice;
	const rate = 'own_petitions_rate';
	const [target] = targetsOn(facts.targets, rate, period.to);
	const [row] = await ask(reader, question, {
		metrics: [
			rate,
			'own_petitions_resolved',
			'own_petitions_opening',
			'own_petitions_accepted',
			'own_petitions_moved',
			'own_petitions_transferred',
			'own_petitions_closing'
		],
		where: question.where,
		...period
	});
	const { part, whole } = (row && casesOf(rate, row)) ?? { part: 0, whole: 0 };
	return {
		target: target?.value ?? null,
		part,
		whole,
		open: count(row, 'own_petitions_closing'),
		needed: target ? stillNeeded(part, whole, target.value) : 0
	};
}

/**
 * What the place took over on the day of the merger, as it was reported, and how much of what was received
 * before that day it still has; null for places that were not there then.
 */
async function inheritedOf({ reader, question, facts }: FigurePage, { code, unit }: Locality) {
	const { period } = question.choice;
	const isHeir = unit ? unit.valid_from !== null && existsOn(unit, MERGER) : code.startsWith('34-');
	if (!isHeir || period.to < MERGER) return null;
	const received_month = (facts.options.codes['received_month'] ?? []).filter(
		(month) => month < MERGER.slice(0, 7)
	);
	const [[moved], [open]] = await Promise.all([
		ask(
			reader,
			{ ...question, boundaries: 'as_reported' },
			{
				metrics: ['matters_moved', 'petitions_moved'],
				where: question.where,
				from: MERGER,
				to: MERGER
			}
		),
		ask(reader, question, {
			metrics: ['matters_closing'],
			where: { ...question.where, received_month },
			from: period.to,
			to: period.to
		})
	]);
	return {
		matters: count(moved, 'matters_moved'),
		petitions: count(moved, 'petitions_moved'),
		open: count(open, 'matters_closing')
	};
}

/** Matters older than 45 days and not concluded, with the way to their records. */
async function oldOf({ reader, question, url }: FigurePage, recordsWhere: Where) {
	const { to } = question.choice.period;
	const rows = await ask(reader, question, {
		metrics: ['matters_closing'],
		by: ['age_band'],
		where: question.where,
		from: to,
		to
	});
	const sum = (found: readonly Row[]) =>
		found.reduce((all, row) => all + count(row, 'matters_closing'), 0);
	return {
		count: sum(rows.filter((row) => OLD.includes(`${row['age_band']}`))),
		open: sum(rows),
		href: recordsHref('matters_closing', choiceOnly(url.searchParams), {
			...recordsWhere,
			age_band: OLD
		})
	};
}
