import { renameSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Warehouse } from '#lib/server/warehouse.ts';
import { currentPointer } from '#warehouse/home.ts';
import { petition, sent, TestHome } from './homes.ts';

test('The first release answers whoever asks after its publication, though somebody asked just before', async () => {
	const home = new TestHome();
	await home.load(
		sent('T36', ['2025-11-01', '2025-11-30'], { petitions: [petition('D1', '2025-11-03')] })
	);
	await home.publish('2025-11-30');
	const pointer = currentPointer(home.dir);
	renameSync(pointer, `${pointer}.later`);

	const warehouse = new Warehouse(home.dir);
	expect(await warehouse.lease()).toBeNull();
	// What publication does last.
	renameSync(`${pointer}.later`, pointer);
	const lease = await warehouse.lease();
	expect(lease?.release.id).toBe('2025-11-30-01');

	lease?.end();
	lease?.release.close();
	home.remove();
});
