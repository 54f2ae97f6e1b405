import { application } from '#lib/server/application.ts';
import { facts } from '#lib/server/facts.ts';
import { reader } from '#lib/server/numbers.ts';
import { isWithinScope, mayWrite } from '#lib/server/reports/opened.ts';
import { scopeWords } from '#lib/server/reports/scope_words.ts';
import { listReports } from '#lib/server/reports/store.ts';
import { offeredTemplates } from '#lib/server/reports/templates.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals }) => {
	const { release } = reader(locals).lease;
	const known = await facts(release);
	const { state } = application();
	const names = new Map(offeredTemplates(state).map(({ id, name }) => [id, name]));
	return {
		mayWrite: mayWrite({ locals }),
		release: release.id,
		reports: listReports(state)
			.filter((report) => isWithinScope(locals.scope, report.choice))
			.map(({ choice, ...report }) => ({
				...report,
				templateName: names.get(report.template) ?? report.template,
				from: choice.from,
				to: choice.to,
				scope: scopeWords(choice.where, known)
			}))
	};
};
