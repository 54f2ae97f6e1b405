import { monthOf, textOf, type Day } from './calendar.ts';
import { Desk } from './desk.ts';
import { Clerk } from './faults.ts';
import type { Unit } from './organisation.ts';
import { takeIn } from './process.ts';
import { Random } from './random.ts';
import {
	CORRECTED_AFTER_DAYS,
	PETITION_LATEST,
	PETITION_YEARS,
	RECEPTIONS,
	RECEPTION_LATEST,
	RECEPTION_YEARS,
	REORGANISED,
	REVIEWS,
	REVIEWS_PROVINCE_NEW,
	SUPERVISIONS
} from './rates.ts';
import { receiveVisit } from './reception.ts';
import { addRows, emptySheets, type Sheets } from './record.ts';
import { beginReview } from './review.ts';
import { dueDay, instant, moment, periodsOf, stamp, type Moment, type Period } from './schedule.ts';
import { beginSupervision } from './supervision.ts';
import { reasons } from './vi.ts';
import type { Volume } from './volumes.ts';
import type { World } from './world.ts';

/** A package ready to be written. */
export interface Package {
	/** Sorts by the moment of making. */
	readonly folder: string;
	readonly id: string;
	readonly unit: string;
	readonly from: string;
	readonly to: string;
	readonly created: string;
	readonly corrects?: string;
	readonly reason?: string;
	readonly rows: Sheets;
}

/**
 * Lets the units of a lineage work from the first day to the last, and hands out the packages they
 * send. A unit that closes leaves what is open to its successor.
 */
export function* packagesOf(
	lineage: readonly Unit[],
	world: World,
	volumes: ReadonlyMap<string, readonly Volume[]>
): Generator<Package> {
	const desks = new Map(lineage.map((unit) => [unit, new Desk(unit, world)]));
	const periods = lineage.flatMap((unit) => periodsOf(unit, world.span));
	// By end, so that a unit has handed over before its successor tells.
	periods.sort((a, b) => a.to - b.to || (a.unit.code < b.unit.code ? -1 : 1));
	for (const period of periods) {
		const desk = desks.get(period.unit)!;
		for (const volume of volumes.get(period.unit.code)!) {
			const { first } = volume.month;
			if (period.from <= first && first <= period.to) workThrough(desk, volume);
		}
		yield* send(desk, period);
		const { successor, to } = period.unit;
		if (successor !== null && to === period.to) desks.get(successor)!.succeed(desk);
	}
}

/** One month at an office: everything that begins in it. */
function workThrough(desk: Desk, { month, expected, petitions }: Volume): void {
	const { unit, random, world } = desk;
	const workingDays = world.calendar.workingDays(month);
	const each = (count: number, begin: (desk: Desk, day: Day) => void) => {
		const days = Array.from({ length: count }, () => random.oneOf(workingDays));
		for (const day of days.sort((a, b) => a - b)) begin(desk, day);
	};
	const visits =
		(RECEPTIONS[unit.tier] * (RECEPTION_YEARS[month.year] ?? RECEPTION_LATEST)) /
		(PETITION_YEARS[month.year] ?? PETITION_LATEST);
	const isNewProvince = unit.tier === 'province' && month.first >= REORGANISED;
	const reviews = isNewProvince ? REVIEWS_PROVINCE_NEW : REVIEWS[unit.tier];
	each(petitions, takeIn);
	each(desk.turns('receptions', expected * visits), receiveVisit);
	each(desk.turns('supervisions', expected * SUPERVISIONS[unit.tier]), beginSupervision);
	each(desk.turns('reviews', expected * reviews), beginReview);
	desk.catchUp(month.last);
}

/** The package of a period, and perhaps another that puts some of its rows right. */
function* send(desk: Desk, period: Period): Generator<Package> {
	const { unit, world } = desk;
	const random = new Random(world.span.seed, 'sending', unit.code, period.label);
	const made = moment(world.calendar, random, period, world.lateness.ofPackages(unit));
	const horizon = dueDay(world.calendar, world.span.until);
	if (made === null || made.day > horizon) return;
	const corrected = correctionMoment(random, period, made, horizon);
	const clerk = new Clerk(random, corrected !== null);
	const rows = tellAll(desk, period, clerk);
	const id = `${unit.code}-${period.label}-r1`;
	yield packageOf(period, made, id, rows);
	if (corrected === null || !clerk.hasCorrections) return;
	yield {
		...packageOf(period, corrected, `${unit.code}-${period.label}-r2`, clerk.corrections),
		corrects: id,
		reason: clerk.hasOnlyWithdrawn ? reasons.withdrawn : random.oneOf(reasons.mistake)
	};
}

/**
 * When a correction would be made: before the package of the next month, whose newer rows it must
 * not cover. Only monthly packages are corrected.
 */
function correctionMoment(
	random: Random,
	{ isMonthly, to }: Period,
	made: Moment,
	horizon: Day
): Moment | null {
	const day = made.day + random.between(...CORRECTED_AFTER_DAYS);
	const minute = random.between(8 * 60, 16 * 60);
	const isInTime = day <= monthOf(to + 1).last && day <= horizon;
	return isMonthly && isInTime ? { day, minute } : null;
}

function tellAll(desk: Desk, period: Period, clerk: Clerk): Sheets {
	const sheets = emptySheets();
	for (const record of desk.open) {
		if (!record.hasNews(period.to)) continue;
		const cells = record.tell(period.to, desk.unit.code);
		addRows(sheets, record.type, period.isMonthly ? clerk.enter(record, cells) : [cells]);
	}
	desk.open = desk.open.filter((record) => !record.isTold);
	return sheets;
}

function packageOf(
	{ unit, from, to }: Period,
	made: Moment,
	id: string,
	rows: Package['rows']
): Package {
	return {
		folder: `${stamp(made)}-${id}`,
		id,
		unit: unit.code,
		from: textOf(from),
		to: textOf(to),
		created: instant(made),
		rows
	};
}
