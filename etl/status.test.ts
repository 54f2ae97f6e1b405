import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { petition, sent, TestHome } from '../tests/homes.ts';
import { statusOf } from './status.ts';

describe('The status of a home', () => {
	let home: TestHome;
	beforeEach(() => {
		home = new TestHome();
	});
	afterEach(() => home.remove());

	test('that is empty is nothing, and makes nothing', async () => {
		const nowhere = join(home.dir, 'nowhere');
		expect(await statusOf(nowhere)).toMatchObject({
			isDemo: false,
			packages: { accepted: 0, rejected: 0, repeated: 0 },
			lastReceipt: null,
			releases: [],
			serving: null,
			bytes: { ledger: 0, landing: 0, releases: 0 }
		});
		expect(existsSync(nowhere)).toBe(false);
	});

	test('tells packages, rows, releases, space and the last errors', async () => {
		const march = sent('P37', ['2026-03-01', '2026-03-31'], {
			petitions: [petition('D1', '2026-03-05'), petition('', '2026-03-06')]
		});
		const unknown = sent('P99999', ['2026-03-01', '2026-03-31'], {
			petitions: [petition('D1', '2026-03-05')]
		});
		await home.load(march, march, unknown);
		await home.publish('2026-03-31');

		expect(await statusOf(home.dir)).toMatchObject({
			packages: { accepted: 1, rejected: 1, repeated: 1 },
			rows: { accepted: 1, quarantined: 1 },
			serving: '2026-03-31-01',
			releases: [{ id: '2026-03-31-01' }],
			bytes: {
				ledger: expect.any(Number) as number,
				landing: expect.any(Number) as number,
				releases: expect.any(Number) as number
			},
			lastErrors: [{ code: 'PKG-UNIT' }]
		});
	});
});
