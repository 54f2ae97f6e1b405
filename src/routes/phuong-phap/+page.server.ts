import { allDefinitions } from '#lib/server/definitions.ts';
import { facts } from '#lib/server/facts.ts';
import { reader } from '#lib/server/numbers.ts';
import { releaseNote } from '#lib/server/release_note.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals }) => {
	const who = reader(locals);
	const { release } = who.lease;
	const [note, { targets }] = await Promise.all([releaseNote(who), facts(release)]);
	return { note, groups: allDefinitions(targets, release.as_of) };
};
