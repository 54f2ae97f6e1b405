import { application } from '#lib/server/application.ts';
import { reader } from '#lib/server/numbers.ts';
import { packagesOf } from '#lib/server/own_packages.ts';
import { submissions } from '#lib/server/submissions.ts';
import { viewer } from '../viewer.server.ts';
import type { PageServerLoad } from './$types.js';

const SHOWN = 200;

export const load: PageServerLoad = async ({ locals }) => {
	const who = reader(locals);
	const seen = await viewer(locals);
	return {
		release: who.lease.release.id,
		submissions: submissions(application().state, seen, SHOWN),
		packages: (await packagesOf(who, seen.units)).slice(0, SHOWN)
	};
};
