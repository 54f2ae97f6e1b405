import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { INSET, VIEW } from '../geo.ts';
import { mapSprite, type ProvinceTopology } from './map_sprite.ts';

const draw = async (map: '63' | '34') =>
	mapSprite(
		map,
		JSON.parse(await readFile(`static/geo/vn${map}.topojson`, 'utf8')) as ProvinceTopology
	);

describe.each(['63', '34'] as const)('the map of %s provinces', (map) => {
	test('has every province', async () => {
		const drawn = (await draw(map)).match(/id="dat-\d\d-\d\d" d="M[^"]+z"/g);
		expect(drawn).toHaveLength(Number(map));
	});

	test('has both archipelagos, inside their inset', async () => {
		const sprite = await draw(map);
		for (const code of ['48', '56']) {
			const path = new RegExp(`id="dao-${map}-${code}"[^>]* d="([^"]+)"`).exec(sprite)?.[1] ?? '';
			const points = [...path.matchAll(/M([\d.]+) ([\d.]+)h0/g)];
			expect(points.length).toBeGreaterThan(20);
			for (const [, x, y] of points) {
				expect(Number(x)).toBeGreaterThan(INSET.x);
				expect(Number(x)).toBeLessThan(INSET.x + INSET.width);
				expect(Number(y)).toBeGreaterThan(INSET.y);
				expect(Number(y)).toBeLessThan(INSET.y + INSET.height);
			}
		}
	});

	test('lies within its frame and is small enough to fetch once', async () => {
		const sprite = await draw(map);
		for (const [, x, y] of sprite.matchAll(/M([\d.]+) ([\d.]+)l/g)) {
			expect(Number(x)).toBeLessThan(VIEW.width);
			expect(Number(y)).toBeLessThan(VIEW.height);
		}
		expect(sprite.length).toBeLessThan(60_000);
	});
});
