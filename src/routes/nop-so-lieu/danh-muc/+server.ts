import { json } from '@sveltejs/kit';
import { readSealFacts, type SealFacts } from '#etl/seal/seal_facts.ts';
import { reader } from '#lib/server/numbers.ts';
import type { RequestHandler } from './$types.js';

let known: { release: string; facts: Promise<SealFacts> } | null = null;

/** What a page has to know before it seals a register: columns, lists, the wording of problems. */
export const GET: RequestHandler = async ({ locals }) => {
	const { release } = reader(locals).lease;
	if (known?.release !== release.id) known = { release: release.id, facts: read(release) };
	return json(await known.facts);
};

async function read(release: ReturnType<typeof reader>['lease']['release']): Promise<SealFacts> {
	const connection = await release.connect();
	try {
		return await readSealFacts(connection);
	} finally {
		connection.closeSync();
	}
}
