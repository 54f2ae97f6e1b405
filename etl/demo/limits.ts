import type { DuckDBConnection } from '@duckdb/node-api';
import { dayOf, type Calendar, type Day } from './calendar.ts';
import type { Random } from './random.ts';

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

export type MatterKind = 'complaint' | 'denunciation';
/** How often the matter was decided before: never, once, or it is decided once and for all. */
export type Step = 'first' | 'second' | 'final';

/** Whom matters of a kind and field are about, and the limits that may apply at each step. */
interface Route {
	readonly respondent: string;
	readonly keys: Readonly<Record<Step, readonly string[]>>;
}

const complaint = (
	respondent: string,
	first: string,
	second: string,
	// Where no complaint is answered at once and for good, the first answer stands for it.
	final = first
): Route => ({
	respondent,
	keys: { first: first.split(' '), second: second.split(' '), final: final.split(' ') }
});
const denunciation = (respondent: string, keys: string): Route => complaint(respondent, keys, keys);

const ABOUT_INVESTIGATION = complaint(
	'investigation_agency',
	'bltths_475_thutruong_l1 bltths_476_ksv_l1',
	'bltths_475_dtv_l2 bltths_475_thutruong_l2 bltths_476_ksv_l2',
	'bltths_475_captruong bltths_476_vientruong'
);
const ABOUT_PROSECUTORS = complaint(
	'procuracy',
	'bltths_476_ksv_l1',
	'bltths_476_ksv_l2',
	'bltths_476_vientruong'
);
const CIVIL = complaint('procuracy', 'blttds_505_l1', 'blttds_507_l2');

/** By kind and field; a key serves while its law was in force. */
const ROUTES: Readonly<Record<MatterKind, Readonly<Record<string, Route>>>> = {
	complaint: {
		criminal_source: ABOUT_INVESTIGATION,
		criminal_investigation: ABOUT_INVESTIGATION,
		criminal_prosecution: ABOUT_PROSECUTORS,
		criminal_trial: ABOUT_PROSECUTORS,
		civil: CIVIL,
		commercial_labour: CIVIL,
		administrative: complaint('procuracy', 'tthc_333_l1', 'tthc_335_l2'),
		criminal_enforcement: complaint(
			'criminal_enforcement_agency',
			'thahs_183_l1 thahs2025_TODO',
			'thahs_183_l2 thahs2025_TODO'
		),
		custody: complaint(
			'detention_facility',
			'bltths_474_kn_giam_l1 tgtg_50_tamgiam_l1 tgtg_50_tamgiu_l1 tgtg2025_TODO',
			'bltths_474_kn_giam_l2 tgtg_50_tamgiam_l2 tgtg2025_TODO',
			'bltths_474_kn_giam_vientruong'
		),
		internal: complaint('procuracy', 'lkn_28_l1 lkn_28_l1_vungsau', 'lkn_37_l2 lkn_37_l2_vungsau')
	},
	denunciation: {
		criminal_source: denunciation('investigation_agency', 'bltths_481_tc'),
		criminal_investigation: denunciation('investigation_agency', 'bltths_481_tc'),
		criminal_prosecution: denunciation('procuracy', 'bltths_481_tc'),
		criminal_trial: denunciation('procuracy', 'bltths_481_tc'),
		civil: denunciation('procuracy', 'blttds_512_tc'),
		administrative: denunciation('procuracy', 'tthc_340_tc'),
		criminal_enforcement: denunciation('detention_facility', 'thahs_192_tc thahs2025_TODO'),
		custody: denunciation('detention_facility', 'bltths_481_tc_giam tgtg_60_tc tgtg2025_TODO'),
		internal: denunciation('procuracy', 'ltc_30_gq ltc_30_gq_dbpt')
	}
};

/** What decides under which limit a matter falls. */
interface Case {
	readonly kind: MatterKind;
	readonly field: string;
	readonly step: Step;
	readonly received: Day;
	readonly accepted: Day;
}

export class Limits {
	readonly #limits: ReadonlyMap<string, Limit>;

	constructor(limits: readonly Limit[]) {
		this.#limits = new Map(limits.map((limit) => [limit.key, limit]));
	}

	/**
	 * Draws a limit among those in force on the start day of a matter. The table begins in the middle
	 * of 2016, with criminal procedure in 2018: before that a later key stands, and the law engine
	 * answers «unknown rule» as it must.
	 */
	draw(random: Random, { kind, field, step, received, accepted }: Case): Limit {
		const limits = ROUTES[kind][field]!.keys[step].map((key) => this.#limits.get(key)!);
		const inForce = limits.filter(({ from, to, startsOn }) => {
			const start = startsOn === 'received' ? received : accepted;
			return from <= start && start <= to;
		});
		return random.oneOf(inForce.length > 0 ? inForce : limits);
	}
}

/** Whom a matter is about. */
export function respondentOf(kind: MatterKind, field: string): string {
	return ROUTES[kind][field]!.respondent;
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
