import type { DuckDBConnection } from '@duckdb/node-api';
import { dayOf, type Day } from './calendar.ts';

/** Levels that work alike. */
export type Tier = 'supreme' | 'high' | 'province' | 'local' | 'military';

export interface Unit {
	readonly code: string;
	readonly name: string;
	readonly tier: Tier;
	/** Days on which the unit existed. */
	readonly from: Day;
	readonly to: Day;
	/** Province codes of the map until 2025-06-30 and of the map after; empty: none. */
	readonly province63: string;
	readonly province34: string;
	/** The unit above, which hears complaints a second time. */
	readonly parent: string;
	readonly isCentralMilitary: boolean;
	/** The unit that took over, and from when. */
	successor: Unit | null;
	readonly predecessors: Unit[];
}

export interface Province {
	readonly code34: string;
	/** Names inside a sentence, on either map. */
	readonly name63: string;
	readonly name34: string;
}

export interface Organisation {
	/** By code, in order of code. */
	readonly units: ReadonlyMap<string, Unit>;
	/** By code of the map with 63, in order of code. */
	readonly provinces: ReadonlyMap<string, Province>;
}

const TIERS: Readonly<Record<string, Tier>> = {
	supreme: 'supreme',
	high: 'high',
	province: 'province',
	district: 'local',
	region: 'local',
	military_central: 'military',
	military_zone: 'military',
	military_area: 'military'
};
const ALWAYS = 100_000;

/** Reads units, succession and provinces from the seeds. */
export async function readOrganisation(connection: DuckDBConnection): Promise<Organisation> {
	const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
	const units = new Map<string, Unit>();
	for (const row of await read('select * from seed.units order by unit')) {
		const unit = unitOf(row);
		units.set(unit.code, unit);
	}
	for (const row of await read('select * from seed.unit_succession order by unit')) {
		const unit = units.get(String(row['unit']))!;
		const successor = units.get(String(row['successor']))!;
		unit.successor = successor;
		successor.predecessors.push(unit);
	}
	const provinces = new Map<string, Province>();
	const merges = await read(
		`select merge.old_code, merge.new_code, old.full_name as name_63, new.full_name as name_34
		 from seed.province_merge as merge
		 inner join seed.provinces_63 as old on old.code = merge.old_code
		 inner join seed.provinces_34 as new on new.code = merge.new_code
		 order by merge.old_code`
	);
	for (const row of merges) {
		provinces.set(String(row['old_code']), {
			code34: String(row['new_code']),
			name63: inSentence(String(row['name_63'])),
			name34: inSentence(String(row['name_34']))
		});
	}
	return { units, provinces };
}

function unitOf(row: Record<string, unknown>): Unit {
	const text = (column: string) => (row[column] === null ? '' : String(row[column]));
	const tier = TIERS[text('level')];
	if (!tier)
		throw new Error(`seed.units has a level that the demo does not know: ${text('level')}`);
	return {
		code: text('unit'),
		name: text('name'),
		tier,
		from: text('valid_from') === '' ? 0 : dayOf(text('valid_from')),
		to: text('valid_to') === '' ? ALWAYS : dayOf(text('valid_to')),
		province63: text('province_63'),
		province34: text('province_34'),
		parent: text('parent'),
		isCentralMilitary: text('level') === 'military_central',
		successor: null,
		predecessors: []
	};
}

/** The kind of a province has a capital only where the name opens a line. */
function inSentence(name: string): string {
	return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Today's unit that holds what a unit held. */
export function rootOf(unit: Unit): Unit {
	return unit.successor === null ? unit : rootOf(unit.successor);
}

/** The unit itself, or the one that holds its work on a day. */
export function holderOn(unit: Unit, day: Day): Unit {
	return unit.successor === null || day <= unit.to ? unit : holderOn(unit.successor, day);
}

const ORDER: readonly Tier[] = ['local', 'province', 'high', 'military', 'supreme'];

/**
 * Units by the unit that holds their work today, each with those it succeeded: what was opened by
 * one is finished by another of the same lineage. Lower levels come first, because complaints go up.
 */
export function lineages(organisation: Organisation): Unit[][] {
	const byRoot = new Map<Unit, Unit[]>();
	for (const unit of organisation.units.values()) {
		const root = rootOf(unit);
		const members = byRoot.get(root);
		if (members) members.push(unit);
		else byRoot.set(root, [unit]);
	}
	const height = (unit: Unit) => ORDER.indexOf(unit.tier) * 2 + (unit.isCentralMilitary ? 1 : 0);
	return [...byRoot.entries()]
		.sort(([a], [b]) => height(a) - height(b) || (a.code < b.code ? -1 : 1))
		.map(([, members]) => members);
}
