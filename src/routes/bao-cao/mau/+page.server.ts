import { application } from '#lib/server/application.ts';
import { ownTemplates } from '#lib/server/reports/own_templates.ts';
import { offeredTemplates } from '#lib/server/reports/templates.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = () => {
	const { state } = application();
	return {
		shipped: offeredTemplates(state)
			.filter(({ version }) => version === null)
			.map(({ id, name }) => ({ id, name })),
		own: ownTemplates(state).map(({ name, version, at, person }) => ({ name, version, at, person }))
	};
};
