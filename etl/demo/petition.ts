import { dayOf, textOf, type Day } from './calendar.ts';
import type { Desk } from './desk.ts';
import { fingerprintText, tokenOf } from './people.ts';
import { hash32 } from './random.ts';
import { REORGANISATION_DAY } from './rates.ts';
import type { Paper } from './receive.ts';
import { DemoRecord, type Origin } from './record.ts';

/** What the office does with a petition. Days of 0: never. */
export interface Handling {
	readonly received: Day;
	readonly classified: Day;
	readonly processed: Day;
	readonly competence: 'resolve' | 'supervise' | 'none';
	readonly disposition: string;
	readonly forwardedTo: string;
	readonly duplicateOf: string;
	readonly matterId: string;
	readonly supervised: Day;
}

/** One paper or e-submission received by a unit. */
export class Petition extends DemoRecord {
	readonly type = 'petitions';
	readonly paper: Paper;
	readonly handling: Handling;
	readonly #token: string;
	readonly #province: string;

	constructor(origin: Origin, paper: Paper, handling: Handling, desk: Desk) {
		const { received, classified, processed, supervised } = handling;
		const days = [received, classified, processed];
		super(origin, supervised === 0 ? days : [...days, supervised]);
		this.paper = paper;
		this.handling = handling;
		this.#token =
			paper.petitioner === null ? '' : tokenOf(paper.petitioner, hash32(desk.world.seed, 5));
		this.#province = paper.petitioner === null ? '' : provinceOf(paper, received, desk);
	}

	protected cellsOn(day: Day): string[] {
		const { paper, handling } = this;
		const isProcessed = handling.processed <= day;
		const isSupervised = handling.supervised !== 0 && handling.supervised <= day;
		return [
			this.id,
			textOf(handling.received),
			paper.channel,
			paper.kind,
			paper.field,
			paper.respondent,
			handling.classified <= day ? textOf(handling.classified) : '',
			isProcessed ? textOf(handling.processed) : '',
			isProcessed ? handling.competence : '',
			isProcessed ? handling.disposition : '',
			isProcessed ? handling.forwardedTo : '',
			isProcessed ? handling.duplicateOf : '',
			isProcessed ? handling.matterId : '',
			this.#token,
			String(paper.petitioners),
			this.#province,
			paper.isOverLevel ? 'true' : '',
			paper.isProlonged ? 'true' : '',
			isSupervised ? textOf(handling.supervised) : '',
			paper.fingerprint === null ? '' : fingerprintText(paper.fingerprint)
		];
	}
}

const NEW_MAP_FROM = dayOf(REORGANISATION_DAY);

/** Where the petitioner lives, on the map of the day. */
function provinceOf(paper: Paper, received: Day, desk: Desk): string {
	const code = paper.petitioner!.province63;
	if (received < NEW_MAP_FROM) return `63-${code}`;
	return `34-${desk.world.organisation.provinces.get(code)!.code34}`;
}
