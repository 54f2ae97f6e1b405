import { error } from '@sveltejs/kit';
import { application } from '#lib/server/application.ts';
import { receipt } from '#lib/server/submissions.ts';
import { numberOf, viewer } from '../../viewer.server.ts';
import { words } from '../../vi.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals, params }) => {
	const found = receipt(application().state, await viewer(locals), numberOf(params.so));
	// One that is not the reader's own answers as one that is not there.
	if (!found) error(404, { message: words.noReceipt(params.so), remedy: words.noReceiptRemedy });
	return { receipt: found };
};
