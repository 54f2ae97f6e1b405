import { yearOf, type Day } from './calendar.ts';
import type { Unit } from './organisation.ts';
import { People, type Fingerprint, type Petitioner } from './people.ts';
import { Random } from './random.ts';
import { ENTERED_LATE, ENTERED_LATE_DAYS, EVERYWHERE_WRITERS, type Kind } from './rates.ts';
import { DemoRecord, type CellsOn, type RecordType } from './record.ts';
import type { Appeal, World } from './world.ts';

/** What a petition is about, and whom. */
export interface Subject {
	readonly kind: Kind;
	readonly field: string;
	readonly respondent: string;
}

/** What is known of a petition when it arrives. */
export interface Paper extends Subject {
	readonly channel: string;
	/** Null where the law keeps the writer secret. */
	readonly petitioner: Petitioner | null;
	readonly fingerprint: Fingerprint | null;
	/** How many signed. */
	readonly petitioners: number;
	readonly isOverLevel: boolean;
	readonly isProlonged: boolean;
}

export type Competence = 'resolve' | 'supervise' | 'none';

/** A first petition, which others may repeat. */
export interface Original {
	readonly paper: Paper;
	readonly competence: Competence;
	readonly record: DemoRecord;
}

/** A matter that further petitions may join. */
export interface OpenMatter extends Subject {
	readonly accepted: Day;
	readonly concluded: Day;
	readonly record: DemoRecord;
}

/** Something that will be done on a day, by whoever holds the work then. */
export interface Task {
	readonly day: Day;
	readonly run: (desk: Desk) => void;
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
	/** First petitions of late. */
	originals: Original[] = [];
	openMatters: OpenMatter[] = [];
	#tasks: Task[] = [];
	#appeals: Appeal[];
	#turns = new Map<string, number>();
	#numbers = new Map<string, number>();

	constructor(unit: Unit, world: World) {
		this.unit = unit;
		this.world = world;
		const { seed, petitions } = world.span;
		this.random = new Random(seed, 'desk', unit.code);
		const { provinces } = world.organisation;
		const all = [...provinces.keys()];
		this.covered = all.filter(
			(code) =>
				code === (unit.province63 || code) &&
				provinces.get(code)!.code34 === (unit.province34 || provinces.get(code)!.code34)
		);
		this.people = new People(unit.code, Math.round(petitions * EVERYWHERE_WRITERS), all);
		this.#appeals = world.appealsTo(unit.code);
	}

	/** Opens a record under the next number in the register of the year of its first event. */
	enter(
		type: RecordType,
		department: string,
		events: readonly Day[],
		cellsOn: CellsOn,
		lagAtLeast = 0
	): DemoRecord {
		// With the unit's code: registers of a unit and of its successor must not share a number.
		const register = `${REGISTERS[type]}-${this.unit.code}-${yearOf(events[0]!)}`;
		const number = (this.#numbers.get(register) ?? 0) + 1;
		this.#numbers.set(register, number);
		const isLate = MAY_BE_ENTERED_LATE.has(type) && this.random.chance(ENTERED_LATE);
		const lag = isLate ? this.random.between(1, ENTERED_LATE_DAYS) : 0;
		const origin = {
			id: `${register}-${String(number).padStart(4, '0')}`,
			unit: this.unit.code,
			department,
			lag: Math.max(lag, lagAtLeast)
		};
		const record = new DemoRecord(type, origin, events, cellsOn);
		this.open.push(record);
		return record;
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

	rememberOriginal(original: Original): void {
		if (this.originals.length < REMEMBERED) this.originals.push(original);
		else this.originals[Math.floor(this.random.next() * REMEMBERED)] = original;
	}

	putOff(task: Task): void {
		this.#tasks.push(task);
	}

	/** Does what was put off to a day that has come. */
	catchUp(day: Day): void {
		const due = this.#tasks.filter((task) => task.day <= day);
		this.#tasks = this.#tasks.filter((task) => task.day > day);
		for (const task of due.sort((a, b) => a.day - b.day)) task.run(this);
	}

	/** Takes over what another unit left open when it closed. */
	succeed(before: Desk): void {
		this.open.push(...before.open);
		this.originals = [...this.originals, ...before.originals].slice(0, REMEMBERED);
		this.openMatters.push(...before.openMatters);
		this.#tasks.push(...before.#tasks);
		this.#appeals = [...before.#appeals, ...this.#appeals].sort((a, b) => a.day - b.day);
	}
}
