import { overview } from '#lib/server/overview.ts';
import { asked } from '#lib/server/page.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) =>
	overview({ ...(await asked(event)), url: event.url });
