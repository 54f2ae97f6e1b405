/* What the pages of data quality show: plain data, made on the server. */

/** Whether a unit sent what it owed for a month. */
export type Standing = 'on_time' | 'late' | 'missing';

export type OwedCell = {
	readonly standing: Standing;
	/** Vietnam time; null: nothing came. */
	readonly received_at: string | null;
	readonly deadline: string;
};

/** A unit and its months, in the order of the head; null: the unit did not exist. */
export type UnitMonths = {
	readonly code: string;
	readonly name: string;
	readonly months: readonly (OwedCell | null)[];
};

/** Unit-months owed and sent in time; null: none was owed. */
export type Owed = { readonly expected: number; readonly onTime: number } | null;

/** A unit that was late or sent nothing for a month. */
export type Behind = OwedCell & {
	readonly code: string;
	readonly name: string;
	readonly province: string | null;
	readonly level: string;
};

/** Figures of a province, or of a unit where a province is chosen. */
export type PlaceQuality = {
	/** Null: the units without a province. */
	readonly code: string | null;
	readonly name: string;
	readonly owed: Owed;
	readonly accepted: number;
	readonly quarantined: number;
	readonly quarantineRate: number | null;
};

/** Units by the software that made their last package; null: they do not say. */
export type SoftwareUse = {
	readonly source: string | null;
	readonly units: number;
	readonly packages: number;
	readonly names: readonly { readonly code: string; readonly name: string }[];
};

/** Stocks and flows of one kind of records in a period, and what an earlier release said of its beginning. */
export type BalanceLine = {
	readonly kind: BalanceKind;
	/** Closing of the day before, in an earlier release; null: there is none. */
	readonly earlier: number | null;
	readonly opening: number;
	readonly received: number;
	readonly moved: number;
	readonly out: number;
	readonly closing: number;
	/** Opening + received + moved − out − closing: nothing, or the figures contradict each other. */
	readonly rest: number;
};
export type BalanceKind = 'petitions' | 'own_petitions' | 'matters' | 'reviews';

/** A place whose opening is not what an earlier release said of the day before. */
export type OpeningChange = {
	readonly kind: BalanceKind;
	readonly code: string | null;
	readonly name: string;
	readonly earlier: number;
	readonly opening: number;
};

export type Balance = {
	/** The earlier release, and the day it speaks for. */
	readonly against: { readonly id: string; readonly as_of: string } | null;
	/** The day before the period. */
	readonly day: string;
	readonly lines: readonly BalanceLine[];
	readonly changes: readonly OpeningChange[];
};

/** Matters that stand without a limit on the last day. */
export type WithoutLimit = {
	readonly code: string | null;
	readonly name: string;
	/** The law sets none. */
	readonly no_limit: number;
	/** The rule that holds is not known. */
	readonly unknown_rule: number;
};

export const standingOf = (owed: {
	readonly received_at: string | null;
	readonly is_on_time: boolean;
}): Standing => (owed.received_at === null ? 'missing' : owed.is_on_time ? 'on_time' : 'late');
