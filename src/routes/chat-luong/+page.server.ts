import { asked } from '#lib/server/page.ts';
import { quality } from '#lib/server/quality.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => quality(await asked(event));
