import { textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Desk } from './desk.ts';
import {
	GROUPS,
	LEADER_UNSCHEDULED,
	PEOPLE,
	PEOPLE_IN_GROUP,
	VISITS,
	VISIT_RESULTS
} from './rates.ts';
import { flag } from './record.ts';

/** One visit by one or more citizens. */
export function receiveVisit(desk: Desk, received: Day): void {
	const { random, unit } = desk;
	const visitKind = random.pick(VISITS);
	const isGroup = random.chance(GROUPS);
	const people = random.wait(isGroup ? PEOPLE_IN_GROUP : PEOPLE);
	const byLeader = visitKind === 'leader_scheduled' || random.chance(LEADER_UNSCHEDULED);
	const result = random.pick(VISIT_RESULTS);
	const cells = [
		textOf(received),
		visitKind,
		String(people),
		flag(isGroup),
		flag(byLeader),
		result
	];
	desk.enter('receptions', departmentFor(unit, 'reception', ''), [received], () => cells);
}
