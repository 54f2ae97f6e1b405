import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';
import type { AnyPath } from './links.ts';

/* How the six record types are called in addresses. */

export const SEGMENT_OF: Readonly<Record<string, string>> = {
	receptions: 'tiep-cong-dan',
	petitions: 'don',
	matters: 'viec',
	supervisions: 'kiem-sat',
	documents: 'van-ban',
	reviews: 'kiem-tra'
};

/** The page of a record; undefined for what is none, such as a package. */
export function recordHref(type: string, unit: string, id: string): ResolvedPathname | undefined {
	const segment = SEGMENT_OF[type];
	if (!segment) return undefined;
	const path = `/ban-ghi/${segment}/${encodeURIComponent(unit)}/${encodeURIComponent(id)}`;
	return resolve(path as AnyPath);
}
