import { answerQuery } from '#lib/server/api.ts';
import type { RequestHandler } from './$types.js';

/** As `donthu query`, with its parameters. */
export const GET: RequestHandler = answerQuery;
