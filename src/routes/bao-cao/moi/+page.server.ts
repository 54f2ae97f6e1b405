import { fail, redirect } from '@sveltejs/kit';
import { noteDone } from '#lib/server/noted.ts';
import { beginReport, draftOptions } from '#lib/server/reports/drafting.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = (event) => draftOptions(event);

export const actions: Actions = {
	default: async (event) => {
		const begun = await beginReport(event, await event.request.formData());
		const isBegun = typeof begun === 'number';
		noteDone(event, {
			action: 'report',
			object: isBegun ? `${begun}: begin` : 'begin',
			outcome: isBegun ? 'done' : 'failed'
		});
		if (!isBegun) return fail(400, begun);
		redirect(303, `/bao-cao/${begun}`);
	}
};
