import { readFile } from 'node:fs/promises';
import { mapSprite, type ProvinceTopology } from '#lib/server/map_sprite.ts';
import type { EntryGenerator, RequestHandler } from './$types.js';

export const prerender = true;
export const entries: EntryGenerator = () => [{ map: '34' }, { map: '63' }];

/** Drawn once, when the app is built. */
export const GET: RequestHandler = async ({ params }) => {
	const map = params.map === '63' ? '63' : '34';
	const topology = JSON.parse(
		await readFile(`static/geo/vn${map}.topojson`, 'utf8')
	) as ProvinceTopology;
	return new Response(mapSprite(map, topology), { headers: { 'content-type': 'image/svg+xml' } });
};
