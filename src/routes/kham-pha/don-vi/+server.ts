import { json } from '@sveltejs/kit';
import { unitsNamed } from '#lib/server/explore.ts';
import { facts } from '#lib/server/facts.ts';
import { reader } from '#lib/server/numbers.ts';
import type { RequestHandler } from './$types.js';

/** Units whose names have the words typed, as choices of the filter. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const { units } = await facts(reader(locals).lease.release);
	return json(unitsNamed(units, url.searchParams.get('tim') ?? ''));
};
