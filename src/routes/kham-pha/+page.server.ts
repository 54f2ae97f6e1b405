import { explore } from '#lib/server/explore.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = (event) => explore(event);
