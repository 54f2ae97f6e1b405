import { recordFile } from '#lib/server/record_list.ts';
import type { RequestHandler } from './$types.js';

/** The list of records as a file: every column, in the order of the list. */
export const GET: RequestHandler = recordFile;
