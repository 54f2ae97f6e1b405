import { NO_VALUE, type Cell } from '#warehouse/numbers.ts';
import { BOOLEAN_DIMENSIONS, isTimeGrain } from '#warehouse/metrics/measure.ts';
import type { OpenRelease } from '#warehouse/release.ts';
import * as format from '../format.ts';
import { filter, locality, unitName } from '../messages/vi.ts';
import { periodName } from '../period_name.ts';
import type { Facts, Named, Unit } from './facts.ts';
import { valueLabels as words } from './vi.ts';

/** Dimensions and columns whose list has another name. */
const LIST_OF: Readonly<Record<string, string>> = {
	kind: 'follow_up',
	reply: 'follow_up_reply',
	result: 'reception_result',
	previous_outcome: 'outcome'
};
const UNITS: readonly string[] = ['unit', 'owner', 'decision_unit', 'previous_unit'];

/** The words for what stands in the cells of dimensions and columns. */
export type ValueLabels = {
	/** A cell in words; the cell itself where it is no code. */
	of(name: string, cell: Cell): string;
	/** The values that can be chosen of a dimension; none of those that are too many or free. */
	options(dimension: string): readonly Named[];
};

const known = new WeakMap<OpenRelease, Promise<ReadonlyMap<string, string>>>();

export async function valueLabels(release: OpenRelease, facts: Facts): Promise<ValueLabels> {
	const found = known.get(release) ?? readLimits(release);
	known.set(release, found);
	const limits = await found;
	const list = (name: string) => facts.lists.get(LIST_OF[name] ?? name);
	const of = (name: string, cell: Cell): string => {
		if (cell === null || cell === NO_VALUE) {
			// Units without a province: the Supreme Procuracy, its high ones, the military.
			return name === 'province' ? locality.central : words.none;
		}
		if (typeof cell === 'boolean') return cell ? words.yes : words.no;
		const code = `${cell}`;
		if (BOOLEAN_DIMENSIONS.has(name)) return code === 'true' ? words.yes : words.no;
		if (UNITS.includes(name)) {
			const unit = facts.units.get(code);
			return unit ? unitLabel(unit) : code;
		}
		if (name.endsWith('province')) return facts.provinces.get(code) ?? code;
		if (name.endsWith('level')) return filter.levels[code] ?? code;
		if (name === 'received_month') return format.month(code);
		if (name === 'limit_key') return limits.get(code) ?? code;
		if (name === 'rule') return words.rules[code] ?? code;
		if (isTimeGrain(name)) return periodName({ grain: name, key: code, from: '', to: '' });
		return list(name)?.find((named) => named.code === code)?.label ?? code;
	};
	const options = (dimension: string): readonly Named[] => {
		const codes = BOOLEAN_DIMENSIONS.has(dimension)
			? ['true', 'false']
			: dimension.endsWith('province')
				? [...facts.provinces.keys()]
				: dimension.endsWith('level')
					? (facts.lists.get('level') ?? []).map(({ code }) => code)
					: dimension === 'limit_key'
						? [...limits.keys()]
						: (list(dimension) ?? []).map(({ code }) => code);
		return codes.map((code) => ({ code, label: of(dimension, code) }));
	};
	return { of, options };
}

/** A closed unit often has the name of the one that took over: the day of its end tells them apart. */
export function unitLabel({ name, valid_to }: Unit): string {
	return valid_to === null ? unitName(name) : words.closed(unitName(name), format.day(valid_to));
}

/** Law, article and length of each limit of resolution. */
async function readLimits(release: OpenRelease): Promise<ReadonlyMap<string, string>> {
	const connection = await release.connect();
	try {
		const found = await connection.runAndReadAll(
			`select key, law, article, base_limit, clock_unit
			from seed.time_limits
			where family = 'resolution'
			order by rowid`
		);
		return new Map(
			(found.getRowsJson() as [string, string, string, number | null, string | null][]).map(
				([key, law, article, length, clock]) => [
					key,
					words.limit(law, article, length === null ? null : words.length(length, clock ?? ''))
				]
			)
		);
	} finally {
		connection.closeSync();
	}
}
