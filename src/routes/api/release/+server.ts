import { json } from '@sveltejs/kit';
import { reader } from '#lib/server/numbers.ts';
import type { RequestHandler } from './$types.js';

/** The release that a page opened now would show. */
export const GET: RequestHandler = ({ locals }) => {
	const { release } = reader(locals).lease;
	return json({ release: release.id, as_of: release.as_of });
};
