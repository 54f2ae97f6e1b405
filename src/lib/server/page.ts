import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { addDays } from '#warehouse/days.ts';
import { isMonthEnd, monthsBefore } from '../day.ts';
import type { Comparison, ReleaseNote, Trend } from '../figures.ts';
import {
	defaultPeriod,
	InvalidChoice,
	isOffered,
	KEY,
	readChoice,
	withValues,
	type Choice,
	type NamedPeriod
} from '../filter.ts';
import * as format from '../format.ts';
import type { FilterBar } from '../filter_bar.ts';
import { errors, filter as words } from '../messages/vi.ts';
import { periodName } from '../period_name.ts';
import { facts, type Facts, type Named } from './facts.ts';
import { numberIn, numbers, reader, rowsOf, type Reader, type Row } from './numbers.ts';
import { levelsOf, question, successors, type Question } from './question.ts';

/** Everything a load function needs to answer a page with a filter. */
export type Asked = { reader: Reader; facts: Facts; question: Question };

/**
 * Reads the choice of a request. A province given by the path stands for the one of the query.
 *
 * @throws 400 with a remedy for a value that means nothing, 503 before the first publication, and a
 * redirect where a period does not know the chosen province or level but knows what took over.
 */
export async function asked(
	event: Pick<RequestEvent, 'url' | 'locals'>,
	province?: string
): Promise<Asked> {
	const who = reader(event.locals);
	const known = await facts(who.lease.release);
	const params = new URLSearchParams(event.url.searchParams);
	if (province) params.set(KEY.province, province);
	const choice = choose(params, known);
	const values = successors(choice, known.options);
	if (values) {
		const { [KEY.province]: today, ...others } = values;
		const path = province ? `/dia-phuong/${today ?? province}` : event.url.pathname;
		const moved = province ? others : values;
		redirect(307, `${path}${withValues(event.url.searchParams, moved)}`);
	}
	return { reader: who, facts: known, question: question(choice, known.options) };
}

function choose(params: URLSearchParams, { options }: Facts): Choice {
	try {
		return readChoice(params, options);
	} catch (cause) {
		if (!(cause instanceof InvalidChoice)) throw cause;
		const { key, value, reason } = cause;
		error(400, {
			message: reason === 'one_day_missing' ? errors.missingDay(key) : errors.badChoice(key, value),
			remedy: errors.choiceRemedies[reason]
		});
	}
}

/** Header of a page: which release speaks, and how complete the last whole month was. */
export async function releaseNote({ reader: who }: Asked): Promise<ReleaseNote> {
	const { release, card } = who.lease;
	const { as_of } = release;
	const last = isMonthEnd(as_of) ? monthsBefore(as_of, 0) : monthsBefore(as_of, 1);
	const end = isMonthEnd(as_of) ? as_of : addDays(monthsBefore(as_of, 0), -1);
	const [row] = rowsOf(await numbers(who, { metrics: ['submission_rate'], from: last, to: end }));
	return {
		id: release.id,
		as_of,
		known_at: release.known_at,
		isLocked: card.state === 'locked',
		submission: { month: last.slice(0, 7), rate: numberIn(row, 'submission_rate') }
	};
}

const GROUPS = [
	['year', 11],
	['half', 6],
	['quarter', 8],
	['month', 24],
	['window', 7]
] as const;

/** What the filter bar offers, in words. */
export function filterBar({ facts: known, question: { choice, map } }: Asked): FilterBar {
	const { options, provinces, lists } = known;
	const named = (list: string) =>
		(lists.get(list) ?? []).map(({ code, label }: Named) => ({ value: code, label }));
	return {
		choice,
		currentYear: defaultPeriod(choice.calendar, options).key,
		periods: GROUPS.map(([grain, most]) => ({
			label: words.periodGroups[grain],
			options: options.periods
				.filter((period) => period.grain === grain && isOpen(period, choice, options.as_of))
				.sort((a, b) => (a.from < b.from ? 1 : -1))
				.filter((period, place) => place < most || period.key === choice.period.key)
				.map((period) => ({ value: period.key, label: periodName(period) }))
		})),
		provinces: [...provinces]
			.filter(([code]) => code.startsWith(`${map}-`))
			.map(([value, label]) => ({ value, label }))
			.sort((a, b) => a.label.localeCompare(b.label, 'vi')),
		levels: levelsOf(map, options.levels).map((level) => ({
			value: level,
			label: words.levels[level] ?? level
		})),
		fields: named('field'),
		kinds: named('petition_kind')
	};
}

const isOpen = (period: NamedPeriod, { calendar }: Choice, as_of: string) =>
	period.from <= as_of && isOffered(period, calendar);

/** What the figures of a page are compared with. */
export const comparison = ({ question: { previous, incomparable } }: Asked): Comparison => ({
	...previous,
	incomparable
});

export const PETITION_SERIES = [
	'petitions_received',
	'petitions_processed',
	'petitions_closing'
] as const;
export const MATTER_SERIES = ['matters_accepted', 'matters_resolved', 'matters_closing'] as const;

/** Months in the shape of the charts. */
export function trendOf({ question: { trend, choice } }: Asked, months: readonly Row[]): Trend {
	const keys = months.map((row) => `${row['month']}`);
	const series = (names: readonly string[]) =>
		names.map((name) => ({ metric: name, values: months.map((row) => numberIn(row, name)) }));
	return {
		months: keys,
		isLastPartial: !isMonthEnd(trend.to),
		periodStart: Math.max(keys.indexOf(choice.period.from.slice(0, 7)), 0),
		petitions: series(PETITION_SERIES),
		matters: series(MATTER_SERIES)
	};
}

/** The period in words, for titles: `năm 2026 · lịch ngành · 01/10/2025–30/09/2026`. */
export const daysOf = ({ question: { choice } }: Asked): string =>
	`${format.day(choice.period.from)}–${format.day(choice.period.to)}`;

/** Indicators whose definitions a page opens. */
export const NAMED_METRICS: readonly string[] = [
	'petitions_received',
	'processing_rate',
	'own_petitions_rate',
	'overdue_rate',
	'on_time_rate',
	'set_aside_rate',
	'petitions_processed',
	'petitions_closing',
	'matters_accepted',
	'matters_resolved',
	'matters_closing',
	'matters_overdue',
	'matters_suspended',
	'matters_without_limit',
	'reviews_kept',
	'reviews_amended',
	'reviews_set_aside'
];
