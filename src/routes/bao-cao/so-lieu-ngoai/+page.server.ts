import { fail } from '@sveltejs/kit';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import { noteDone } from '#lib/server/noted.ts';
import { byOf } from '#lib/server/reports/opened.ts';
import {
	OTHER_FIELDS,
	otherFigures,
	otherVersions,
	readOther,
	readOthers,
	takeOthers,
	type OtherEntry
} from '#lib/server/reports/others.ts';
import { tableIn } from '#lib/server/reports/other_file.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

const MOST_BYTES = 2 * 1024 ** 2;

/** They stand beside the figures of the whole sector: whoever works for all of it enters them. */
const mayEnter = ({ locals }: Pick<RequestEvent, 'locals'>) => locals.scope.kinds === 'all';

export const load: PageServerLoad = ({ url, locals }) => {
	const { state } = application();
	const asked = url.searchParams.get('so-lieu');
	return {
		mayEnter: mayEnter({ locals }),
		figures: otherFigures(state),
		history: asked === null ? null : otherVersions(state, asked)
	};
};

function take(event: RequestEvent, entries: readonly OtherEntry[]) {
	if (!mayEnter(event)) return fail(403, { file: 'not_allowed' as const });
	const taken = takeOthers(application().state, entries, byOf(event), new Date());
	noteDone(event, {
		action: 'report',
		object: `figures of others: ${taken.added} added, ${taken.changed} changed`,
		outcome: 'done'
	});
	return { taken };
}

export const actions: Actions = {
	ghi: async (event) => {
		const form = await event.request.formData();
		const cells = Object.fromEntries(OTHER_FIELDS.map((field) => [field, textOf(form, field)]));
		const { entry, problems } = readOther(cells as Parameters<typeof readOther>[0], null);
		if (problems.length > 0) return fail(422, { problems, cells });
		return take(event, [entry]);
	},
	/** Shows what a file would bring, or brings it: all of it or, with a fault anywhere, nothing. */
	nhap: async (event) => {
		const form = await event.request.formData();
		const file = form.get('tep');
		if (!(file instanceof File) || file.size === 0) return fail(400, { file: 'missing' as const });
		if (file.size > MOST_BYTES) return fail(413, { file: 'large' as const });
		const table = await tableIn(file);
		if (!table) return fail(422, { file: 'unreadable' as const });
		const { entries, problems } = readOthers(table);
		if (problems.length > 0) return fail(422, { problems: problems.slice(0, 200) });
		if (textOf(form, 'viec') === 'nhap') return take(event, entries);
		return { preview: entries.slice(0, 200), count: entries.length };
	}
};
