import { recordPage } from '#lib/server/record_page.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = (event) => recordPage(event);
