import { error, fail, redirect } from '@sveltejs/kit';
import { errors } from '#lib/messages/vi.ts';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import { noteDone } from '#lib/server/noted.ts';
import { byOf } from '#lib/server/reports/opened.ts';
import { keepTemplate, templateVersions } from '#lib/server/reports/own_templates.ts';
import { isShipped, problemOf, templateText } from '#lib/server/reports/templates.ts';
import type { Actions, PageServerLoad } from './$types.js';

const LONGEST = 400_000;
const NAME = /^[a-z0-9][a-z0-9-]{1,59}$/;

export const load: PageServerLoad = ({ params, url }) => {
	const { state } = application();
	const versions = templateVersions(state, params.ten);
	const asked = url.searchParams.get('phien-ban');
	const text =
		asked === null
			? templateText(state, params.ten)
			: versions.find(({ version }) => `${version}` === asked)?.text;
	if (text === undefined) {
		error(404, { message: errors.notFound, remedy: errors.notFoundRemedy });
	}
	return {
		name: params.ten,
		text,
		isShipped: isShipped(params.ten),
		problem: problemOf(text),
		base: versions[0]?.version ?? 0,
		versions: versions.map(({ version, at, person }) => ({ version, at, person }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { state } = application();
		const form = await event.request.formData();
		const text = textOf(form, 'mau').replace(/\r\n/g, '\n');
		const isCopy = isShipped(event.params.ten);
		const name = isCopy ? textOf(form, 'ten').trim() : event.params.ten;
		const isTaken = isCopy && templateVersions(state, name).length > 0;
		if (!NAME.test(name) || isShipped(name) || isTaken) {
			return fail(400, { problem: 'name' as const, text, name });
		}
		if (text.length > LONGEST) return fail(413, { problem: 'large' as const, text, name });
		const named = text.replace(/^id:.*$/m, `id: ${name}`);
		const fault = problemOf(named);
		if (fault) return fail(422, { fault, text: named, name });
		const base = isCopy ? 0 : Number(textOf(form, 'goc'));
		const version = keepTemplate(state, { name, base, text: named }, byOf(event), new Date());
		noteDone(event, {
			action: 'report',
			object: `template ${name}`,
			outcome: version === null ? 'failed' : 'done'
		});
		if (version === null) return fail(409, { problem: 'stale' as const, text, name });
		redirect(303, `/bao-cao/mau/${name}`);
	}
};
