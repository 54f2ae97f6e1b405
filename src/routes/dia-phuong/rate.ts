import { withValues, type Query } from '#lib/filter.ts';

/* What the pages of places compare; their own keys in the address. The first holds where none is chosen. */

export const RATES = [
	'overdue_rate',
	'own_petitions_rate',
	'processing_rate',
	'on_time_rate'
] as const;
export type Rate = (typeof RATES)[number];

export const GROUPS = ['province', 'unit'] as const;
export type Group = (typeof GROUPS)[number];

/** How the list beside the map stands: by name, or by rate where that is asked for. */
export const ORDERS = ['name', 'rate'] as const;
export type Order = (typeof ORDERS)[number];

const KEYS = { rate: 'ty-le', group: 'theo', order: 'xep' } as const;
/** How values are written in the address. */
const WRITTEN: Readonly<Record<Rate | Group | Order, string>> = {
	overdue_rate: 'qua-han',
	own_petitions_rate: 'giai-quyet',
	processing_rate: 'xu-ly',
	on_time_rate: 'dung-han',
	province: 'tinh',
	unit: 'don-vi',
	name: 'ten',
	rate: 'ty-le'
};

/** Of the overdue rate alone a lower one is better. */
export const isHigherBetter = (rate: Rate): boolean => rate !== 'overdue_rate';

export const readRate = (params: URLSearchParams): Rate => read(params, KEYS.rate, RATES);
export const readGroup = (params: URLSearchParams): Group => read(params, KEYS.group, GROUPS);
export const readOrder = (params: URLSearchParams): Order => read(params, KEYS.order, ORDERS);

/** The query of the page with another of these values. */
export function turnedTo(
	params: URLSearchParams,
	key: keyof typeof KEYS,
	value: Rate | Group | Order
): Query {
	const own = KEYS[key];
	const isDefault = [RATES[0], GROUPS[0], ORDERS[0]].some((first) => first === value);
	const others = [...params].filter(([name]) => name !== own);
	return withValues(
		new URLSearchParams([...others, ...(isDefault ? [] : [[own, WRITTEN[value]]])]),
		{}
	);
}

function read<T extends Rate | Group | Order>(
	params: URLSearchParams,
	key: string,
	values: readonly T[]
): T {
	return values.find((value) => WRITTEN[value] === params.get(key)) ?? values[0]!;
}
