import { textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Desk } from './desk.ts';
import { GROUPS, VISITS, VISIT_RESULTS } from './rates.ts';
import { DemoRecord, type Origin } from './record.ts';

interface Content {
	readonly received: Day;
	readonly visitKind: string;
	readonly people: number;
	readonly isGroup: boolean;
	readonly byLeader: boolean;
	readonly result: string;
}

/** One visit by one or more citizens. */
class Reception extends DemoRecord {
	readonly type = 'receptions';
	readonly #content: Content;

	constructor(origin: Origin, content: Content) {
		super(origin, [content.received]);
		this.#content = content;
	}

	protected cellsOn(): string[] {
		const { received, visitKind, people, isGroup, byLeader, result } = this.#content;
		return [
			this.id,
			textOf(received),
			visitKind,
			String(people),
			isGroup ? 'true' : '',
			byLeader ? 'true' : '',
			result
		];
	}
}

export function receiveVisit(desk: Desk, received: Day): void {
	const { random, unit } = desk;
	const visitKind = random.pick(VISITS);
	const isGroup = random.chance(GROUPS);
	const origin = desk.register('receptions', received, departmentFor(unit, 'reception', ''));
	desk.open.push(
		new Reception(origin, {
			received,
			visitKind,
			isGroup,
			people: isGroup ? 5 + random.wait(10) : 1 + random.wait(0.6),
			byLeader: visitKind === 'leader_scheduled' || random.chance(0.04),
			result: random.pick(VISIT_RESULTS)
		})
	);
}
