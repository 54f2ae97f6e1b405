import { NEVER, textBy, textOf, type Day } from './calendar.ts';
import { departmentFor } from './department.ts';
import type { Competence, Desk, Paper } from './desk.ts';
import { fingerprintText, tokenOf } from './people.ts';
import { hash32 } from './random.ts';
import { REORGANISED } from './rates.ts';
import { flag, type DemoRecord } from './record.ts';

/** What the office does with a petition. */
export interface Handling {
	readonly received: Day;
	readonly classified: Day;
	readonly processed: Day;
	readonly competence: Competence;
	readonly disposition: string;
	readonly forwardedTo?: string;
	readonly duplicateOf?: string;
	readonly matterId?: string;
	/** When supervision of the body that got it was done. */
	readonly supervised?: Day;
}

/** Enters one paper or e-submission received by a unit. */
export function enterPetition(
	desk: Desk,
	paper: Paper,
	handling: Handling,
	lagAtLeast = 0
): DemoRecord {
	const { received, classified, processed, competence, disposition } = handling;
	const { forwardedTo = '', duplicateOf = '', matterId = '', supervised = NEVER } = handling;
	const { petitioner, fingerprint } = paper;
	const token = petitioner === null ? '' : tokenOf(petitioner, hash32(desk.world.span.seed, 5));
	const province = petitioner === null ? '' : provinceOf(petitioner.province63, received, desk);
	const cellsOn = (day: Day) => {
		const once = (text: string) => (processed <= day ? text : '');
		return [
			textOf(received),
			paper.channel,
			paper.kind,
			paper.field,
			paper.respondent,
			textBy(day, classified),
			textBy(day, processed),
			once(competence),
			once(disposition),
			once(forwardedTo),
			once(duplicateOf),
			once(matterId),
			token,
			String(paper.petitioners),
			province,
			flag(paper.isOverLevel),
			flag(paper.isProlonged),
			textBy(day, supervised),
			fingerprint === null ? '' : fingerprintText(fingerprint)
		];
	};
	const department = departmentFor(desk.unit, paper.kind, paper.field);
	const events = [received, classified, processed, supervised];
	return desk.enter('petitions', department, events, cellsOn, lagAtLeast);
}

/** Where the petitioner lives, on the map of the day. */
function provinceOf(province63: string, received: Day, desk: Desk): string {
	if (received < REORGANISED) return `63-${province63}`;
	return `34-${desk.world.organisation.provinces.get(province63)!.code34}`;
}
