import { asked } from '#lib/server/page.ts';
import { unitQuality } from '#lib/server/quality.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) =>
	unitQuality(await asked(event), event.params.ma);
