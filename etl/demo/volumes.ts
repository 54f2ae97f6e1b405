import { monthOf, monthsBetween, type Calendar, type Day, type Month } from './calendar.ts';
import type { Organisation, Tier, Unit } from './organisation.ts';
import { Random } from './random.ts';
import {
	MONTH_SPREAD,
	PETITION_LATEST,
	PETITION_YEARS,
	PROVINCE_BASE,
	REORGANISED,
	REORGANISATION_MONTHS,
	SEASON,
	TAKEN_OVER,
	TIER_SHARE,
	UNIT_SPREAD
} from './rates.ts';
import type { World } from './world.ts';

/** Petitions of one unit in one month: how many to expect, and how many came. */
export interface Volume {
	readonly month: Month;
	readonly expected: number;
	readonly petitions: number;
}

/** Spreads the petitions of the span over units and months; the sum is exactly `petitions`. */
export function planVolumes({ organisation, calendar, span }: World): Map<string, Volume[]> {
	const sizes = unitSizes(organisation, span.seed);
	const weighed = new Map<Unit, { month: Month; weight: number }[]>();
	const tierWeights = new Map<Tier, number>();
	for (const unit of organisation.units.values()) {
		const random = new Random(span.seed, 'months', unit.code);
		const first = Math.max(unit.from, span.from);
		const months = monthsBetween(first, Math.min(unit.to, span.until)).map((month) => ({
			month,
			weight:
				sizeOn(unit, month.first, sizes) *
				monthFactor(unit.tier, month, calendar) *
				random.around1(MONTH_SPREAD[unit.tier])
		}));
		weighed.set(unit, months);
		const sum = months.reduce((total, { weight }) => total + weight, 0);
		tierWeights.set(unit.tier, (tierWeights.get(unit.tier) ?? 0) + sum);
	}
	return counted(weighed, tierWeights, span.petitions);
}

/** Rounds running sums, so that what one cell loses by rounding the next one gets. */
function counted(
	weighed: Map<Unit, { month: Month; weight: number }[]>,
	tierWeights: Map<Tier, number>,
	petitions: number
): Map<string, Volume[]> {
	const shares = [...tierWeights].map(([tier, weight]) => (weight > 0 ? TIER_SHARE[tier] : 0));
	const allShares = shares.reduce((sum, share) => sum + share, 0);
	const volumes = new Map<string, Volume[]>();
	let sum = 0;
	for (const [unit, months] of weighed) {
		const scale =
			((TIER_SHARE[unit.tier] / allShares) * petitions) / (tierWeights.get(unit.tier) || 1);
		const cells = months.map(({ month, weight }) => {
			const before = Math.floor(sum + 0.5);
			sum += weight * scale;
			return { month, expected: weight * scale, petitions: Math.floor(sum + 0.5) - before };
		});
		volumes.set(unit.code, cells);
	}
	return volumes;
}

/** What a unit would weigh without those it took over; units made by a succession weigh nothing. */
function unitSizes(organisation: Organisation, seed: string): Map<Unit, number> {
	const children = new Map<string, number>();
	for (const { parent } of organisation.units.values()) {
		children.set(parent, (children.get(parent) ?? 0) + 1);
	}
	const sizes = new Map<Unit, number>();
	for (const unit of organisation.units.values()) {
		const isFoundedBySuccession = unit.predecessors.some(({ to }) => to + 1 === unit.from);
		const base =
			unit.tier === 'province'
				? PROVINCE_BASE + (children.get(unit.code) ?? 0)
				: unit.isCentralMilitary
					? 3
					: 1;
		const spread = new Random(seed, 'size', unit.code).around1(UNIT_SPREAD);
		sizes.set(unit, isFoundedBySuccession ? 0 : base * spread);
	}
	return sizes;
}

/** A unit weighs what it and the units of its level that it took over weigh. */
function sizeOn(unit: Unit, day: Day, sizes: Map<Unit, number>): number {
	const taken = unit.predecessors.filter(({ to, tier }) => to < day && tier === unit.tier);
	return sizes.get(unit)! + taken.reduce((sum, before) => sum + sizeOn(before, day, sizes), 0);
}

function monthFactor(tier: Tier, month: Month, calendar: Calendar): number {
	const workingDays = calendar.workingDays(month).length;
	const year = PETITION_YEARS[month.year] ?? PETITION_LATEST;
	const since = monthsSinceReorganisation(month);
	const reorganised = tier === 'military' ? 1 : (REORGANISATION_MONTHS[since] ?? 1);
	const takenOver = since >= 0 ? (TAKEN_OVER[tier] ?? 1) : 1;
	return workingDays * SEASON[month.month - 1]! * year * reorganised * takenOver;
}

function monthsSinceReorganisation(month: Month): number {
	const { year, month: first } = monthOf(REORGANISED);
	return (month.year - year) * 12 + month.month - first;
}
