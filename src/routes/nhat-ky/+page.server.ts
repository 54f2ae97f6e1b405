import { fail } from '@sveltejs/kit';
import { readLogFilter } from '#lib/server/access/log_filter.ts';
import { beginsWeek, lastWeeks, logCount, logRows } from '#lib/server/access/log_reading.ts';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import { noteDone } from '#lib/server/noted.ts';
import { today } from '#lib/server/today.ts';
import type { Actions, PageServerLoad } from './$types.js';

const PAGE = 100;
const WEEKS = 6;

export const load: PageServerLoad = ({ url: { searchParams } }) => {
	const { state } = application();
	const filter = readLogFilter(searchParams);
	const before = Number(searchParams.get('truoc')) || null;
	const rows = logRows(state, filter, { before, limit: PAGE + 1 });
	return {
		filter,
		before,
		rows: rows.slice(0, PAGE),
		/** Where the next page goes on. */
		oldest: rows.length > PAGE ? rows[PAGE - 1]!.log_no : null,
		count: logCount(state, filter),
		weeks: lastWeeks(state, today(), WEEKS)
	};
};

export const actions: Actions = {
	/** The log of a week was gone through. */
	'xem-xet': async (event) => {
		const monday = textOf(await event.request.formData(), 'tuan');
		if (!beginsWeek(monday, today())) return fail(400);
		noteDone(event, { action: 'review', object: monday, outcome: 'done' });
		return {};
	}
};
