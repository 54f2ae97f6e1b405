import { exploredFile } from '#lib/server/explored_file.ts';
import type { RequestHandler } from './$types.js';

/** The table as a file: xlsx, csv, or the sources of the csv. */
export const GET: RequestHandler = exploredFile;
