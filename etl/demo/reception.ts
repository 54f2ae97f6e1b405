import { textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Desk } from './desk.ts';
import { GROUPS, VISITS, VISIT_RESULTS } from './rates.ts';
import { flag } from './record.ts';

/** One visit by one or more citizens. */
export function receiveVisit(desk: Desk, received: Day): void {
	const { random, unit } = desk;
	const visitKind = random.pick(VISITS);
	const isGroup = random.chance(GROUPS);
	const people = isGroup ? 5 + random.wait(10) : 1 + random.wait(0.6);
	const byLeader = visitKind === 'leader_scheduled' || random.chance(0.04);
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
