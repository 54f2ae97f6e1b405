import { numberIn, type Row } from './numbers.ts';

/** Numerator and denominator of a share. */
export type Parts = { readonly part: number; readonly whole: number };
/** The counts from which both are taken, and how; null where the counts do not tell. */
export type ShareParts = {
	readonly metrics: readonly string[];
	readonly parts: (row: Row) => Parts | null;
};

const at = (row: Row, name: string) => numberIn(row, name) ?? 0;

/** The sum of some counts, of the sum of those and others. */
function sums(part: readonly string[], rest: readonly string[] = []): ShareParts {
	const sum = (row: Row, names: readonly string[]) =>
		names.reduce((sum, name) => sum + at(row, name), 0);
	return {
		metrics: [...part, ...rest],
		parts: (row) => ({ part: sum(row, part), whole: sum(row, [...part, ...rest]) })
	};
}

/** One count of another. */
const of = (part: string, whole: string): ShareParts => ({
	metrics: [part, whole],
	parts: (row) => ({ part: at(row, part), whole: at(row, whole) })
});

/** By indicator, of those that are told with their n. */
export const SHARE_PARTS: Readonly<Record<string, ShareParts>> = {
	duplicate_rate: of('petitions_duplicate', 'petitions_received'),
	processing_rate: of('petitions_processed', 'petitions_total'),
	own_petitions_rate: {
		metrics: [
			'own_petitions_resolved',
			'own_petitions_opening',
			'own_petitions_accepted',
			'own_petitions_moved',
			'own_petitions_transferred'
		],
		parts: (row) => ({
			part: at(row, 'own_petitions_resolved'),
			whole:
				at(row, 'own_petitions_opening') +
				at(row, 'own_petitions_accepted') +
				Math.max(at(row, 'own_petitions_moved'), 0) -
				at(row, 'own_petitions_transferred')
		})
	},
	overdue_rate: of('matters_overdue', 'matters_closing'),
	on_time_rate: { metrics: ['on_time_rate', 'matters_resolved_late'], parts: onTime },
	set_aside_rate: sums(['reviews_set_aside', 'reviews_amended'], ['reviews_kept']),
	resolution_rate: {
		metrics: ['matters_resolved', 'matters_total', 'matters_transferred'],
		parts: (row) => ({
			part: at(row, 'matters_resolved'),
			whole: at(row, 'matters_total') - at(row, 'matters_transferred')
		})
	},
	founded_rate: sums(['matters_founded', 'matters_partly_founded'], ['matters_unfounded']),
	reversed_rate: of('second_matters_reversed', 'second_matters_concluded'),
	acceptance_rate: {
		metrics: ['documents_accepted', 'protests', 'recommendations'],
		parts: (row) => ({
			part: at(row, 'documents_accepted'),
			whole: at(row, 'protests') + at(row, 'recommendations')
		})
	},
	reception_rate: { metrics: ['reception_rate', 'receptions'], parts: received }
};

/**
 * Of the resolved, those with a due day are no indicator of their own: what was late and the share that
 * was not give their number. Where nothing was late, the share tells it all.
 */
function onTime(row: Row): Parts | null {
	const late = at(row, 'matters_resolved_late');
	const rate = numberIn(row, 'on_time_rate');
	if (rate === null || late === 0) return null;
	const whole = Math.round(late / (1 - rate));
	return { part: whole - late, whole };
}

/**
 * Who came and was not received is no indicator of its own: who was, and the share that they are, give
 * the number. Where nobody was, the share tells it all.
 */
function received(row: Row): Parts | null {
	const part = at(row, 'receptions');
	const rate = numberIn(row, 'reception_rate');
	if (rate === null || part === 0) return null;
	return { part, whole: Math.round(part / rate) };
}
