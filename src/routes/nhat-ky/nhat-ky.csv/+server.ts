import { logFile } from '#lib/server/access/log_file.ts';
import { readLogFilter } from '#lib/server/access/log_filter.ts';
import { application } from '#lib/server/application.ts';
import { today } from '#lib/server/today.ts';
import type { RequestHandler } from './$types.js';

/** The entries that the page shows with the same parameters, all of them. */
export const GET: RequestHandler = ({ url: { searchParams } }) =>
	new Response(logFile(application().state, readLogFilter(searchParams)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="nhat-ky-${today()}.csv"`
		}
	});
