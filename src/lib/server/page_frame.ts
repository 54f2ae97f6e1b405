import { definitions } from './definitions.ts';
import { filterBar } from './filter_bar.ts';
import type { Asked } from './page.ts';
import { releaseNote } from './release_note.ts';

/** What every page of figures says besides them; `named` are the indicators whose names it shows. */
export async function pageFrame(page: Asked, named: readonly string[] = []) {
	const { reader, question, facts } = page;
	const { choice, comparison, map, boundaries } = question;
	return {
		note: await releaseNote(reader),
		bar: filterBar(page),
		comparison,
		map,
		boundaries,
		definitions: definitions(facts.targets, choice.period.to, named)
	};
}
