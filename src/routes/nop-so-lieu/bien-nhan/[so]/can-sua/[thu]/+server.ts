import { error } from '@sveltejs/kit';
import { application } from '#lib/server/application.ts';
import { note } from '#lib/server/access/log.ts';
import { feedbackOf } from '#lib/server/submissions.ts';
import { numberOf, viewer } from '../../../../viewer.server.ts';
import { words } from '../../../../vi.ts';
import type { RequestHandler } from './$types.js';

/** Rows set aside, with what is wrong, for their sender to correct. */
export const GET: RequestHandler = async ({ locals, params, getClientAddress }) => {
	const { state } = application();
	const numbers = { submission_no: numberOf(params.so), feedback_no: numberOf(params.thu) };
	const found = feedbackOf(state, await viewer(locals), numbers);
	if (!found) error(404, { message: words.noReceipt(params.so), remedy: words.noReceiptRemedy });
	note(state, {
		at: new Date(),
		account: locals.who!.account.name,
		address: getClientAddress(),
		action: 'export',
		object: `receipt ${params.so}, workbook ${params.thu}`,
		outcome: 'done'
	});
	return new Response(found.workbook as BodyInit, {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`
		}
	});
};
