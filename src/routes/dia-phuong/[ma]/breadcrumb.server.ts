import type { ResolvedPathname } from '$app/types';
import { KEY, onlyOf, withValues } from '#lib/filter.ts';
import { overviewHref, placeHref } from '#lib/links.ts';
import { locality as localityWords, words } from '#lib/messages/vi.ts';
import { CENTRAL } from '#lib/server/locality.ts';
import type { Asked } from '#lib/server/page.ts';

export type Crumb = { readonly name: string; readonly href: ResolvedPathname };

/** The places around a place, widest first, each with the choice of the page. */
export function breadcrumb({ question, facts }: Asked, params: URLSearchParams): Crumb[] {
	const { locality, choice } = question;
	const query = withValues(params, { [KEY.province]: null });
	const country = { name: words.country, href: overviewHref(query) };
	if (!locality?.unit) return [country];
	const code = onlyOf(choice, 'province') ?? CENTRAL;
	const name = facts.provinces.get(code) ?? localityWords.central;
	return [country, { name, href: placeHref(code, query) }];
}
