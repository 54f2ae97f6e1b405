import type { RequestHandler } from './$types.js';

/** Figures can be asked for: a release is open. */
export const GET: RequestHandler = ({ locals: { lease } }) =>
	lease ? new Response(`${lease.release.id}\n`) : new Response('no release\n', { status: 503 });
