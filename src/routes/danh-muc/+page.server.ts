import { givers, histories, versionName } from '#lib/server/reference.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals }) => {
	const found = await histories();
	const gave = givers();
	return {
		serving: locals.lease?.release.id ?? null,
		tables: found.map(({ table, versions }) => {
			const inForce = versions.find(({ isInForce }) => isInForce)!;
			return {
				table,
				inForce,
				giver: gave.get(versionName(table, inForce.version)) ?? null,
				versions: versions.length,
				/** Of those that hold from a later instant, the first. */
				next: versions[versions.indexOf(inForce) + 1] ?? null,
				served:
					versions.find(({ releases }) => releases.includes(locals.lease?.release.id ?? ''))
						?.version ?? null
			};
		})
	};
};
