import { loadLaw } from '../../warehouse/law.ts';
import { openMemory } from '../../warehouse/open.ts';
import { loadSeeds } from '../../warehouse/seeds.ts';
import { dayOf, readCalendar, type Calendar, type Day } from './calendar.ts';
import { Lateness } from './lateness.ts';
import { readLimits, type Limits } from './limits.ts';
import { readOrganisation, type Organisation, type Unit } from './organisation.ts';
import type { Petitioner } from './people.ts';

const FROM = dayOf('2016-01-01');

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

/** What a demo is asked for: petitions of the whole span, from the first to the last day. */
export interface Span {
	readonly seed: string;
	readonly petitions: number;
	readonly from: Day;
	readonly until: Day;
}

/** What the law and the seeds say. */
interface Facts {
	readonly organisation: Organisation;
	readonly calendar: Calendar;
	readonly limits: Limits;
}

/** What all offices share. */
export class World {
	readonly span: Span;
	readonly organisation: Organisation;
	readonly calendar: Calendar;
	readonly limits: Limits;
	readonly lateness: Lateness;
	/** Complaints on their way up, by the unit that will hear them. */
	readonly #appeals = new Map<string, Appeal[]>();
	readonly #byParent: Map<string, Unit[]>;

	constructor(span: Span, { organisation, calendar, limits }: Facts) {
		this.span = span;
		this.organisation = organisation;
		this.calendar = calendar;
		this.limits = limits;
		this.lateness = new Lateness(organisation, span);
		this.#byParent = Map.groupBy(organisation.units.values(), ({ parent }) => parent);
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

/** A world from 2016 to a day, of the units, holidays and time limits that the warehouse knows. */
export async function readWorld(span: Omit<Span, 'from'>): Promise<World> {
	const connection = await openMemory(1);
	try {
		await loadSeeds(connection);
		await loadLaw(connection);
		return new World(
			{ ...span, from: FROM },
			{
				organisation: await readOrganisation(connection),
				calendar: await readCalendar(connection),
				limits: await readLimits(connection)
			}
		);
	} finally {
		connection.closeSync();
	}
}
