import { dayOf, yearOf, type Calendar, type Day } from './calendar.ts';
import { Lateness } from './lateness.ts';
import type { Limits } from './limits.ts';
import type { Matter } from './matter.ts';
import type { Organisation, Unit } from './organisation.ts';
import { People, type Petitioner } from './people.ts';
import type { Petition } from './petition.ts';
import { Random } from './random.ts';
import {
	COVERED_WAITS,
	ENTERED_LATE,
	ENTERED_LATE_DAYS,
	EVERYWHERE_WRITERS,
	REORGANISATION_DAY
} from './rates.ts';
import type { DemoRecord, Origin, RecordType } from './record.ts';
import type { Supervision } from './supervision.ts';
import { placeOfUnit, type Place } from './vi.ts';

/** A complaint about a decision of the unit below. */
export interface Appeal {
	readonly day: Day;
	readonly unit: string;
	readonly matterId: string;
	readonly kind: 'complaint' | 'denunciation';
	readonly field: string;
	readonly outcome: string;
	readonly lag: number;
	readonly petitioner: Petitioner | null;
}

/** What all offices share. */
export class World {
	readonly seed: string;
	/** Petitions of the whole span, from the first to the last day. */
	readonly petitions: number;
	readonly from: Day;
	readonly until: Day;
	readonly organisation: Organisation;
	readonly calendar: Calendar;
	readonly limits: Limits;
	readonly lateness: Lateness;
	/** Complaints on their way up, by the unit that will hear them. */
	readonly #appeals = new Map<string, Appeal[]>();
	readonly #byParent: Map<string, Unit[]>;

	constructor(
		span: { seed: string; petitions: number; from: Day; until: Day },
		facts: { organisation: Organisation; calendar: Calendar; limits: Limits }
	) {
		this.seed = span.seed;
		this.petitions = span.petitions;
		this.from = span.from;
		this.until = span.until;
		this.organisation = facts.organisation;
		this.calendar = facts.calendar;
		this.limits = facts.limits;
		this.lateness = new Lateness(facts.organisation, span.seed, span.until);
		this.#byParent = Map.groupBy(facts.organisation.units.values(), ({ parent }) => parent);
	}

	/** The units on a day that were below a unit, or below one whose work it took over. */
	unitsBelow(unit: Unit, day: Day): Unit[] {
		const own = this.#byParent.get(unit.code) ?? [];
		return [
			...own.filter(({ from, to }) => from <= day && day <= to),
			...unit.predecessors.flatMap((before) => this.unitsBelow(before, day))
		];
	}

	sendUp(unit: string, appeal: Appeal): void {
		const waiting = this.#appeals.get(unit);
		if (waiting) waiting.push(appeal);
		else this.#appeals.set(unit, [appeal]);
	}

	/** What reached a unit from below, the earliest first. */
	appealsTo(unit: string): Appeal[] {
		return (this.#appeals.get(unit) ?? []).sort((a, b) => a.day - b.day);
	}
}

/** Beginnings of record numbers, as on the registers. */
const REGISTERS: Readonly<Record<RecordType, string>> = {
	petitions: 'D',
	receptions: 'TCD',
	matters: 'V',
	supervisions: 'KS',
	documents: 'VB',
	reviews: 'KT'
};
/** Clocks run in the other registers, so those are kept up to date. */
const MAY_BE_ENTERED_LATE: ReadonlySet<RecordType> = new Set(['petitions', 'receptions']);
const REORGANISED = dayOf(REORGANISATION_DAY);
/** Police of districts were dissolved on 2025-03-01. */
const DISTRICT_POLICE_UNTIL = dayOf('2025-03-01');
/** How many earlier petitions a clerk still has in mind when a repeated one comes. */
const REMEMBERED = 150;

/** An office with its registers: what one unit has open, and the numbers it gave. */
export class Desk {
	readonly unit: Unit;
	readonly world: World;
	readonly random: Random;
	readonly people: People;
	/** Provinces of the 63 where its petitioners live. */
	readonly covered: readonly string[];
	/** Records that still have something to tell. */
	open: DemoRecord[] = [];
	/** First petitions of late, which others may repeat. */
	originals: Petition[] = [];
	openMatters: Matter[] = [];
	/** Documents that will follow a supervision. */
	documentsToIssue: { supervision: Supervision; day: Day }[] = [];
	/** How long the unit usually waits for the next matter of its own. */
	daysBetweenMatters = 0;
	#appeals: Appeal[];
	#turns = new Map<string, number>();
	#numbers = new Map<string, number>();

	constructor(unit: Unit, world: World) {
		this.unit = unit;
		this.world = world;
		this.random = new Random(world.seed, 'desk', unit.code);
		const { provinces } = world.organisation;
		const all = [...provinces.keys()];
		this.covered = all.filter(
			(code) =>
				code === (unit.province63 || code) &&
				provinces.get(code)!.code34 === (unit.province34 || provinces.get(code)!.code34)
		);
		const everywhere = Math.round(world.petitions * EVERYWHERE_WRITERS);
		this.people = new People(unit.code, everywhere, all);
		this.#appeals = world.appealsTo(unit.code);
	}

	/** Gives a new record its number in the register of the year. */
	register(type: RecordType, day: Day, department: string, lagAtLeast = 0): Origin {
		// With the unit's code: registers of a unit and of its successor must not share a number.
		const register = `${REGISTERS[type]}-${this.unit.code}-${yearOf(day)}`;
		const number = (this.#numbers.get(register) ?? 0) + 1;
		this.#numbers.set(register, number);
		const isLate = MAY_BE_ENTERED_LATE.has(type) && this.random.chance(ENTERED_LATE);
		const lag = isLate ? this.random.between(1, ENTERED_LATE_DAYS) : 0;
		return {
			id: `${register}-${String(number).padStart(4, '0')}`,
			unit: this.unit.code,
			department,
			lag: Math.max(lag, lagAtLeast)
		};
	}

	/**
	 * How often something comes when it is expected `share` times: in turn instead of by chance, so
	 * that small units have a little of everything too.
	 */
	turns(what: string, share: number): number {
		const sum = (this.#turns.get(what) ?? this.random.next()) + share;
		this.#turns.set(what, sum - Math.floor(sum));
		return Math.floor(sum);
	}

	/** A working day up to `most` working days later, early ones likelier. */
	soon(day: Day, most: number): Day {
		const { calendar } = this.world;
		return calendar.add(day, Math.floor(this.random.next() ** 2 * (most + 1)));
	}

	/** A complaint from below that has arrived by a day. */
	nextAppeal(day: Day): Appeal | null {
		const arrived = this.#appeals[0] !== undefined && this.#appeals[0].day <= day;
		return arrived ? this.#appeals.shift()! : null;
	}

	/** Where the bodies are to which a petition is forwarded. */
	placeOf(petitioner: Petitioner | null, day: Day): Place {
		const { unit, world } = this;
		const isNewMap = day >= REORGANISED;
		const code = unit.province63 || this.#coveredProvince(petitioner);
		const { name63, name34 } = world.organisation.provinces.get(code)!;
		return {
			province: isNewMap ? name34 : name63,
			local: placeOfUnit(unit.name),
			kind:
				unit.tier === 'military'
					? 'military'
					: unit.tier !== 'local'
						? 'province'
						: unit.province63 === ''
							? 'region'
							: 'district',
			hasDistrictPolice: day < DISTRICT_POLICE_UNTIL,
			isNewMap
		};
	}

	/** One of the provinces (of the 63) that the unit of today covers; units of the centre cover all. */
	#coveredProvince(petitioner: Petitioner | null): string {
		if (petitioner !== null && this.unit.province34 === '') return petitioner.province63;
		return this.random.oneOf(this.covered);
	}

	/** Whether a matter of those open will last until surely another has come. */
	isBusyUntilNext(day: Day): boolean {
		const enough = day + this.daysBetweenMatters * COVERED_WAITS;
		return this.openMatters.some(({ content }) => content.concluded > enough);
	}

	rememberOriginal(petition: Petition): void {
		if (this.originals.length < REMEMBERED) this.originals.push(petition);
		else this.originals[Math.floor(this.random.next() * REMEMBERED)] = petition;
	}

	/** Takes over what another unit left open when it closed. */
	succeed(before: Desk): void {
		this.open.push(...before.open);
		this.originals = [...this.originals, ...before.originals].slice(0, REMEMBERED);
		this.openMatters.push(...before.openMatters);
		this.documentsToIssue.push(...before.documentsToIssue);
		this.#appeals = [...before.#appeals, ...this.#appeals].sort((a, b) => a.day - b.day);
	}
}
