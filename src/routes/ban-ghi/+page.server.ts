import { recordList } from '#lib/server/record_list.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = (event) => recordList(event);
