import { json } from '@sveltejs/kit';
import { facts } from '#lib/server/facts.ts';
import { reader } from '#lib/server/numbers.ts';
import { searchIndex } from '#lib/server/search_index.ts';
import type { RequestHandler } from './$types.js';

/** What the reader can go to by its name: names alone, no figures. */
export const GET: RequestHandler = async ({ locals }) =>
	json(searchIndex(await facts(reader(locals).lease.release), locals.who!.permissions));
