import { env } from '$env/dynamic/private';
import { existsSync } from 'node:fs';
import { demoMarker } from '#warehouse/home.ts';
import { themeOf } from '#lib/theme.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = ({ cookies }) => ({
	isMock: existsSync(demoMarker(env.DONTHU_HOME ?? './data')),
	theme: themeOf(cookies.get('giao-dien'))
});
