import { error } from '@sveltejs/kit';
import { errors } from '#lib/messages/vi.ts';
import { reportFile } from '#lib/server/reports/files.ts';
import { openReport } from '#lib/server/reports/opened.ts';
import type { RequestHandler } from './$types.js';

/** The report as a file, in the state it is in; that it was taken along is noted for every attachment. */
export const GET: RequestHandler = async (event) => {
	const { state, report } = openReport(event);
	const file = await reportFile(state, report, event.url.searchParams.get('dang') ?? '');
	if (!file) {
		error(400, {
			message: errors.badChoice('dang', event.url.searchParams.get('dang') ?? ''),
			remedy: errors.choiceRemedies.unknown
		});
	}
	return new Response(file.bytes as BodyInit, {
		headers: {
			'content-type': file.type,
			'content-disposition': `attachment; filename="${file.name}"`
		}
	});
};
