import { isDemo } from '#lib/server/home.ts';
import { themeOf } from '#lib/theme.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = ({ cookies }) => ({
	isMock: isDemo(),
	theme: themeOf(cookies.get('giao-dien'))
});
