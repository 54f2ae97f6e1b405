import { catalogue } from '#lib/server/api.ts';
import type { RequestHandler } from './$types.js';

/** The catalogue of indicators. */
export const GET: RequestHandler = catalogue;
