import type { DuckDBConnection } from '@duckdb/node-api';
import { dayOf, type Calendar, type Day } from './calendar.ts';
import { choiceOf, type Random } from './random.ts';

/** A time limit of `seed.time_limits`, as far as an office needs it to plan its work. */
export interface Limit {
	readonly key: string;
	readonly from: Day;
	readonly to: Day;
	/** Days that the law gives, never more; null: no limit stated, or not known. */
	readonly days: number | null;
	/** The law was not read. */
	readonly isUnknown: boolean;
	readonly isHours: boolean;
	/** Days that an extension adds at most; 0: none is possible. */
	readonly extraDays: number;
	/** The largest extension_length; null: the extended limit is a total and no length is given. */
	readonly longestExtension: number | null;
	readonly startsOn: 'received' | 'accepted';
}

/** A road that matters of one kind and field take, with the keys of each instance. */
interface Route {
	readonly kind: 'complaint' | 'denunciation';
	readonly field: string;
	readonly weight: number;
	readonly respondent: string;
	readonly first: readonly string[];
	readonly second: readonly string[];
	readonly final: readonly string[];
}

const INVESTIGATION = {
	first: ['bltths_475_thutruong_l1', 'bltths_476_ksv_l1'],
	second: ['bltths_475_dtv_l2', 'bltths_475_thutruong_l2', 'bltths_476_ksv_l2'],
	final: ['bltths_475_captruong', 'bltths_476_vientruong']
};
const PROSECUTION = {
	first: ['bltths_476_ksv_l1'],
	second: ['bltths_476_ksv_l2'],
	final: ['bltths_476_vientruong']
};
const complaint = (
	field: string,
	weight: number,
	respondent: string,
	keys: Pick<Route, 'first' | 'second' | 'final'>
): Route => ({ kind: 'complaint', field, weight, respondent, ...keys });
const denunciation = (
	field: string,
	weight: number,
	respondent: string,
	...keys: string[]
): Route => ({
	kind: 'denunciation',
	field,
	weight,
	respondent,
	first: keys,
	second: keys,
	final: keys
});
/** No complaint of the field is answered at once and for good: the first answer stands for it. */
const twoSteps = (first: string[], second: string[]) => ({ first, second, final: first });

/** Weights are assumptions: most complaints to procuracies are about investigation and its supervision. */
const ROUTES: readonly Route[] = [
	complaint('criminal_investigation', 21, 'investigation_agency', INVESTIGATION),
	complaint('criminal_source', 14, 'investigation_agency', INVESTIGATION),
	complaint('criminal_prosecution', 11, 'procuracy', PROSECUTION),
	complaint('criminal_trial', 5, 'procuracy', PROSECUTION),
	complaint('civil', 12, 'procuracy', twoSteps(['blttds_505_l1'], ['blttds_507_l2'])),
	complaint('commercial_labour', 2, 'procuracy', twoSteps(['blttds_505_l1'], ['blttds_507_l2'])),
	complaint('administrative', 7, 'procuracy', twoSteps(['tthc_333_l1'], ['tthc_335_l2'])),
	complaint(
		'criminal_enforcement',
		8,
		'criminal_enforcement_agency',
		twoSteps(['thahs_183_l1', 'thahs2025_TODO'], ['thahs_183_l2', 'thahs2025_TODO'])
	),
	complaint('custody', 5, 'detention_facility', {
		first: ['bltths_474_kn_giam_l1', 'tgtg_50_tamgiam_l1', 'tgtg_50_tamgiu_l1', 'tgtg2025_TODO'],
		second: ['bltths_474_kn_giam_l2', 'tgtg_50_tamgiam_l2', 'tgtg2025_TODO'],
		final: ['bltths_474_kn_giam_vientruong']
	}),
	complaint(
		'internal',
		12,
		'procuracy',
		twoSteps(['lkn_28_l1', 'lkn_28_l1_vungsau'], ['lkn_37_l2'])
	),
	denunciation('criminal_investigation', 28, 'investigation_agency', 'bltths_481_tc'),
	denunciation('criminal_source', 14, 'investigation_agency', 'bltths_481_tc'),
	denunciation('criminal_prosecution', 12, 'procuracy', 'bltths_481_tc'),
	denunciation('civil', 12, 'procuracy', 'blttds_512_tc'),
	denunciation('administrative', 7, 'procuracy', 'tthc_340_tc'),
	denunciation('criminal_enforcement', 7, 'detention_facility', 'thahs_192_tc', 'thahs2025_TODO'),
	denunciation(
		'custody',
		6,
		'detention_facility',
		'tgtg_60_tc',
		'bltths_481_tc_giam',
		'tgtg2025_TODO'
	),
	denunciation('internal', 14, 'procuracy', 'ltc_30_gq', 'ltc_30_gq', 'ltc_30_gq_dbpt')
];
const MILITARY_FIELDS = /^(criminal|custody)/;
const FIRST_LAW = '2016-07-01';

/** What an office needs to know to plan a matter. */
export interface Case {
	readonly field: string;
	readonly respondent: string;
	readonly limit: Limit;
}

export interface Wanted {
	readonly kind: 'complaint' | 'denunciation';
	readonly instance: 'first' | 'second' | 'final';
	readonly received: Day;
	readonly accepted: Day;
	readonly isMilitary: boolean;
	/** Keeps the field of the instance before. */
	readonly field?: string;
	/** A matter that may take two months or more. */
	readonly isLong: boolean;
}

export class Limits {
	readonly #limits: ReadonlyMap<string, Limit>;
	readonly #firstLaw = dayOf(FIRST_LAW);

	constructor(limits: readonly Limit[]) {
		this.#limits = new Map(limits.map((limit) => [limit.key, limit]));
	}

	/**
	 * Draws field and limit of a matter among the laws in force on its start day. The table begins in
	 * the middle of 2016; for the half year before, and where a field has no law, the nearest key
	 * stands, and the law engine answers «unknown rule» as it must.
	 */
	draw(random: Random, wanted: Wanted): Case {
		const routes = ROUTES.filter(
			({ kind, field }) =>
				kind === wanted.kind &&
				(wanted.field === undefined || field === wanted.field) &&
				(!wanted.isMilitary || MILITARY_FIELDS.test(field))
		);
		const keys = (route: Route) => route[wanted.instance].map((key) => this.#limits.get(key)!);
		const inForce = (limit: Limit) => {
			const start = limit.startsOn === 'received' ? wanted.received : wanted.accepted;
			return wanted.received >= this.#firstLaw && limit.from <= start && start <= limit.to;
		};
		const fits = (limit: Limit) => inForce(limit) && (!wanted.isLong || isLong(limit));
		const rule = [fits, inForce].find((test) => routes.some((route) => keys(route).some(test)));
		const serving = rule ?? (() => true);
		const open = routes.filter((route) => keys(route).some(serving));
		const route = random.pick(choiceOf(open, ({ weight }) => weight));
		const limit = random.oneOf(keys(route).filter(serving));
		return { field: route.field, respondent: route.respondent, limit };
	}
}

/** A limit of less needs its extension for a long matter. */
export const LONG_DAYS = 58;

function isLong(limit: Limit): boolean {
	return limit.days === null ? !limit.isUnknown : limit.days + limit.extraDays >= LONG_DAYS;
}

/** The last day of a limit, near enough to plan by: the law engine alone says what is overdue. */
export function plannedEnd(calendar: Calendar, start: Day, limit: Limit, extraDays = 0): Day {
	const end = start + (limit.days ?? 0) + extraDays;
	return limit.isHours ? end : calendar.onOrAfter(end);
}

const UNIT_DAYS: Readonly<Record<string, number>> = {
	hour: 1 / 24,
	calendar_day: 1,
	working_day: 1,
	// No month is shorter, February in a chain of months apart.
	month: 29,
	year: 365
};

/** Reads the limits of family `resolution` that procuracies keep themselves. */
export async function readLimits(connection: DuckDBConnection): Promise<Limits> {
	const reader = await connection.runAndReadAll(
		`select key, effective_from, coalesce(effective_to, date '2099-12-31') as effective_to,
			clock_unit, base_limit, ext_kind, ext_unit, ext_limit, max_total, max_unit, start_event, confidence
		 from seed.time_limits
		 where family = 'resolution' and owner in ('vks', 'vks_or_supervised_body')
		 order by key`
	);
	return new Limits(reader.getRowObjectsJson().map(limitOf));
}

function limitOf(row: Record<string, unknown>): Limit {
	const days = (count: unknown, unit: unknown) =>
		Math.floor(Number(count) * (UNIT_DAYS[String(unit)] ?? 1));
	const base = row['base_limit'] === null ? null : days(row['base_limit'], row['clock_unit']);
	const total = row['ext_kind'] === 'none' ? (base ?? 0) : days(row['max_total'], row['max_unit']);
	const sameUnit = row['ext_unit'] === row['clock_unit'];
	const isTotal = row['ext_kind'] === 'cap_total';
	const longest = Number(
		isTotal ? Number(row['max_total']) - Number(row['base_limit']) : row['ext_limit']
	);
	return {
		key: String(row['key']),
		from: dayOf(String(row['effective_from'])),
		to: dayOf(String(row['effective_to'])),
		days: base,
		isUnknown: row['confidence'] !== 'high',
		isHours: row['clock_unit'] === 'hour',
		extraDays: base === null ? 0 : total - base,
		longestExtension: sameUnit ? longest : null,
		startsOn: row['start_event'] === 'accepted' ? 'accepted' : 'received'
	};
}
