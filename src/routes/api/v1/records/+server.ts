import { answerRecords } from '#lib/server/api.ts';
import type { RequestHandler } from './$types.js';

/** As `donthu records`, with its parameters. */
export const GET: RequestHandler = answerRecords;
