import { error } from '@sveltejs/kit';
import {
	owedMonths,
	problemCounts,
	problemPlaces,
	sentPackages,
	software,
	type OwedMonth,
	type Software
} from '#warehouse/quality.ts';
import type { NamedPeriod } from '../filter.ts';
import { access } from '../messages/access/vi.ts';
import { errors, locality as localityWords, unitName } from '../messages/vi.ts';
import {
	standingOf,
	type Behind,
	type Owed,
	type OwedCell,
	type PlaceQuality,
	type SoftwareUse,
	type UnitMonths,
	type WithoutLimit
} from '../quality.ts';
import { balance } from './balance.ts';
import type { Facts } from './facts.ts';
import { filterBar } from './filter_bar.ts';
import { unitOn } from './locality.ts';
import { numberIn, numbers, rowsOf, type Row } from './numbers.ts';
import type { Asked } from './page.ts';
import { levelsOf, type Where } from './question.ts';
import { releaseNote } from './release_note.ts';

/** How many months of the period are shown, the last ones. */
const MONTHS_SHOWN = 12;
const CORRECTIONS_SHOWN = 200;
const OWED = ['packages_expected', 'packages_on_time'] as const;
const ROWS = ['rows_accepted', 'rows_quarantined', 'quarantine_rate'] as const;
/** What data quality can be filtered by. */
const PLACE = ['province', 'level', 'unit'];
const WITHOUT_LIMIT = ['no_limit', 'unknown_rule'] as const;

/** Who has sent what, what was set aside and why, what was corrected, whether figures agree. */
export async function quality(page: Asked) {
	const { reader, facts, question } = page;
	const { release } = reader.lease;
	const { boundaries, choice } = question;
	const { from, to } = choice.period;
	const where = placesOf(question.where);
	const request = { from, to, where, boundaries };
	const months = monthsOf(page);
	const by = where['province'] ? ('unit' as const) : ('province' as const);
	const nameOf = (code: string | null) =>
		by === 'unit' ? nameOfUnit(facts, code ?? '') : nameOfProvince(facts, code);
	const ask = async (
		metrics: readonly string[],
		by: readonly string[],
		more: Partial<Asking> = {}
	) => rowsOf(await numbers(reader, { metrics, by, ...request, ...more }));

	const [[whole], places, without, reasons, corrections, makers, balanced, owed] =
		await Promise.all([
			ask([...OWED, ...ROWS], []),
			ask([...OWED, ...ROWS], [by]),
			ask(['matters_closing'], [by, 'standing'], { where: { ...where, standing: WITHOUT_LIMIT } }),
			problemCounts(release, reader.scope, request),
			sentPackages(release, reader.scope, request, 'corrections'),
			software(release, reader.scope, request),
			balance(reader, question, { from, to }, { by, where, nameOf }),
			owedIn(page, where, months)
		]);
	return {
		...(await head(page)),
		place: where['province']?.[0] ?? null,
		...submissions(owed, months, facts),
		grid: where['province'] ? grid(owed, months, facts) : null,
		whole: placeOf('', '', whole),
		places: places.map((row) => {
			const code = row[by] as string | null;
			return placeOf(code, nameOf(code), row);
		}),
		reasons,
		corrections: corrections.slice(0, CORRECTIONS_SHOWN).map((sent) => ({
			...sent,
			name: nameOfUnit(facts, sent.unit)
		})),
		correctionCount: corrections.length,
		software: usesOf(makers, facts),
		balance: balanced,
		withoutLimit: withoutLimit(without, by, nameOf)
	};
}

/** One unit: its months, packages, and the rows of it that were set aside. */
export async function unitQuality(page: Asked, code: string) {
	const { reader, facts, question } = page;
	const { release } = reader.lease;
	const unit = facts.units.get(code);
	if (!unit) error(404, { message: errors.noPlace(code), remedy: errors.noPlaceRemedy });
	const today = unitOn(unit, release.as_of, facts.units);
	const { quality } = reader.scope;
	if (quality !== 'all' && !quality.includes(today.code)) {
		error(403, { message: access.notAllowed, remedy: access.notAllowedRemedy });
	}
	const { from, to } = question.choice.period;
	const where: Where = { unit: [code] };
	// A unit that is no more is shown with what it sent itself, others with what they took over.
	const boundaries = unit.successor === null ? ('current' as const) : ('as_reported' as const);
	const request = { from, to, where, boundaries };
	const months = monthsOf(page);
	const [[whole], packages, places, owed] = await Promise.all([
		numbers(reader, { metrics: [...OWED, ...ROWS], ...request }).then(rowsOf),
		sentPackages(release, reader.scope, request),
		problemPlaces(release, reader.scope, request),
		owedIn({ ...page, question: { ...question, boundaries } }, where, months)
	]);
	return {
		...(await head(page)),
		unit: { code, name: unitName(unit.name), level: unit.level, validTo: unit.valid_to },
		months,
		grid: grid(owed, months, facts),
		whole: placeOf(code, unitName(unit.name), whole),
		packages: packages.map((sent) => ({ ...sent, name: nameOfUnit(facts, sent.unit) })),
		places
	};
}

type Asking = { readonly where: Where };

/** Period, places and levels to choose from, and what is chosen. */
async function head(page: Asked) {
	const { reader, facts, question } = page;
	const bar = filterBar(page);
	const level = facts.lists.get('level') ?? [];
	const levels = levelsOf(
		question.map,
		level.map(({ code }) => code)
	);
	const { scope } = reader;
	return {
		note: await releaseNote(reader),
		choice: bar.choice,
		periods: bar.periods,
		provinces: [...facts.provinces]
			.filter(([code]) => code.startsWith(`${question.map}-`))
			.map(([value, label]) => ({ value, label }))
			.sort((a, b) => a.label.localeCompare(b.label, 'vi')),
		levels: level
			.filter(({ code }) => levels.includes(code))
			.map(({ code, label }) => ({ value: code, label })),
		chosen: {
			province: question.where['province']?.[0] ?? null,
			level: question.where['level']?.[0] ?? null
		},
		/** How many units the reader may look into; null: all. */
		unitsInScope: scope.quality === 'all' ? null : scope.quality.length
	};
}

const placesOf = (where: Where): Where =>
	Object.fromEntries(Object.entries(where).filter(([dimension]) => PLACE.includes(dimension)));

/** The whole months of the period that are over, the last ones. */
function monthsOf({ facts: { options }, question }: Asked): NamedPeriod[] {
	const { from, to } = question.choice.period;
	return options.periods
		.filter((period) => period.grain === 'month' && period.from >= from && period.to <= to)
		.sort((a, b) => (a.from < b.from ? -1 : 1))
		.slice(-MONTHS_SHOWN);
}

async function owedIn(
	{ reader, question }: Pick<Asked, 'reader' | 'question'>,
	where: Where,
	months: readonly NamedPeriod[]
): Promise<OwedMonth[]> {
	const [first, last] = [months[0], months.at(-1)];
	if (!first || !last) return [];
	const { boundaries } = question;
	return owedMonths(reader.lease.release, reader.scope, {
		...{ from: first.from, to: last.to, where, boundaries }
	});
}

/** By level and month, and the units that are behind in the last month. */
function submissions(owed: readonly OwedMonth[], months: readonly NamedPeriod[], facts: Facts) {
	const last = months.at(-1) ?? null;
	const levels = (facts.lists.get('level') ?? []).filter(({ code }) =>
		owed.some(({ level }) => level === code)
	);
	const behind = owed
		.filter((month) => month.first_day === last?.from && !month.is_on_time)
		.map(({ owner, province, level, ...month }): Behind => ({
			code: owner,
			name: nameOfUnit(facts, owner),
			province,
			level,
			...cellOf(month)
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
	return {
		months,
		byLevel: levels.map(({ code, label }) => ({
			code,
			label,
			months: months.map(({ from }) =>
				tally(owed.filter((month) => month.level === code && month.first_day === from))
			)
		})),
		byMonth: months.map(({ from }) => tally(owed.filter((month) => month.first_day === from))),
		missing: behind.filter(({ standing }) => standing === 'missing'),
		late: behind.filter(({ standing }) => standing === 'late')
	};
}

const tally = (owed: readonly OwedMonth[]): Owed =>
	owed.length === 0
		? null
		: { expected: owed.length, onTime: owed.filter(({ is_on_time }) => is_on_time).length };

const cellOf = (month: Pick<OwedMonth, 'received_at' | 'is_on_time' | 'deadline'>): OwedCell => ({
	standing: standingOf(month),
	received_at: month.received_at,
	deadline: month.deadline
});

/** Each unit and its months, as it was called then. */
function grid(
	owed: readonly OwedMonth[],
	months: readonly NamedPeriod[],
	facts: Facts
): UnitMonths[] {
	return [...Map.groupBy(owed, ({ unit }) => unit)]
		.map(([code, own]) => ({
			code,
			name: nameOfUnit(facts, code),
			months: months.map(({ from }) => {
				const month = own.find(({ first_day }) => first_day === from);
				return month ? cellOf(month) : null;
			})
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
}

function placeOf(code: string | null, name: string, row: Row | undefined): PlaceQuality {
	const expected = numberIn(row, 'packages_expected') ?? 0;
	return {
		code,
		name,
		owed: expected === 0 ? null : { expected, onTime: numberIn(row, 'packages_on_time') ?? 0 },
		accepted: numberIn(row, 'rows_accepted') ?? 0,
		quarantined: numberIn(row, 'rows_quarantined') ?? 0,
		quarantineRate: numberIn(row, 'quarantine_rate')
	};
}

/** Software by how many units use it; those that name none come last. */
function usesOf(found: readonly Software[], facts: Facts): SoftwareUse[] {
	return [...Map.groupBy(found, ({ source }) => source)]
		.map(([source, units]) => ({
			source,
			units: units.length,
			packages: units.reduce((sum, { packages }) => sum + packages, 0),
			names: units.map(({ unit }) => ({ code: unit, name: nameOfUnit(facts, unit) }))
		}))
		.sort((a, b) => Number(a.source === null) - Number(b.source === null) || b.units - a.units);
}

function withoutLimit(
	rows: readonly Row[],
	by: 'province' | 'unit',
	nameOf: (code: string | null) => string
): WithoutLimit[] {
	return [...Map.groupBy(rows, (row) => row[by] as string | null)]
		.map(([code, own]) => {
			const of = (standing: (typeof WITHOUT_LIMIT)[number]) =>
				numberIn(
					own.find((row) => row['standing'] === standing),
					'matters_closing'
				) ?? 0;
			return {
				code,
				name: nameOf(code),
				no_limit: of('no_limit'),
				unknown_rule: of('unknown_rule')
			};
		})
		.sort((a, b) => b.unknown_rule - a.unknown_rule || b.no_limit - a.no_limit);
}

const nameOfUnit = ({ units }: Facts, code: string): string =>
	unitName(units.get(code)?.name ?? code);

const nameOfProvince = ({ provinces }: Facts, code: string | null): string =>
	code === null ? localityWords.central : (provinces.get(code) ?? code);
