import { isDemo } from '#lib/server/home.ts';
import { themeOf } from '#lib/theme.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = ({ cookies, locals: { who } }) => ({
	isMock: isDemo(),
	theme: themeOf(cookies.get('giao-dien')),
	/** Who reads; null while nobody has signed in, or has something to do before. */
	who:
		who && !who.owes
			? {
					person: who.account.person,
					role: who.account.role,
					permissions: who.permissions,
					seenAs: who.seenAs && { person: who.seenAs.person, role: who.seenAs.role }
				}
			: null
});
