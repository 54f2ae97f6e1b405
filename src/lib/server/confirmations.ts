import type { AppState } from './access/app_state.ts';

export type Decision = 'confirmed' | 'declined';

/** Figures by indicator; null: there is none. */
export type Figures = Readonly<Record<string, number | null>>;

/** What a chief said of the figures of the own unit in a period. */
export type Confirmation = {
	/** An instant, ISO 8601. */
	readonly at: string;
	readonly account: string;
	readonly person: string;
	readonly unit: string;
	readonly period_from: string;
	readonly period_to: string;
	/** The release whose figures were shown. */
	readonly release: string;
	readonly decision: Decision;
	readonly note: string;
	readonly figures: Figures;
};

type Days = { readonly from: string; readonly to: string };
type Row = Omit<Confirmation, 'figures'> & { figures: string };

/** What a chief confirms: the stocks and flows of the forms, which add up. */
export const CONFIRMED_METRICS = [
	'petitions_opening',
	'petitions_received',
	'petitions_processed',
	'petitions_closing',
	'matters_opening',
	'matters_accepted',
	'matters_resolved',
	'matters_transferred',
	'matters_closing',
	'matters_overdue'
] as const;

export function confirm(state: AppState, said: Confirmation): void {
	state.run(
		`insert into confirmation (at, account, person, unit, period_from, period_to, release,
			decision, note, figures)
		values (:at, :account, :person, :unit, :period_from, :period_to, :release, :decision, :note,
			:figures)`,
		{ ...said, figures: JSON.stringify(said.figures) }
	);
}

/** What was said of a period, by unit: the last word of each. */
export function lastConfirmations(
	state: AppState,
	{ from, to }: Days
): ReadonlyMap<string, Confirmation> {
	const rows = state.rows<Row>(
		`select at, account, person, unit, period_from, period_to, release, decision, note, figures
		from confirmation where period_from = :from and period_to = :to
		order by confirmation_no`,
		{ from, to }
	);
	return new Map(
		rows.map((row) => [row.unit, { ...row, figures: JSON.parse(row.figures) as Figures }])
	);
}

/** The indicators whose figures are others than those that were confirmed. */
export const changed = (before: Figures, now: Figures): string[] =>
	[...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
		(metric) => (before[metric] ?? null) !== (now[metric] ?? null)
	);
