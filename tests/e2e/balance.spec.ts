import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf, petition, sent, writeFolder } from '../packages.ts';
import { donthu, publish } from './donthu.ts';
import { expect, open, test as base } from './fixtures.ts';
import { HOMES } from './make_homes.ts';

/** A late package came between two releases. */
const test = base.extend({
	home: async ({ sites }, use) => {
		const home = mkdtempSync(join(tmpdir(), 'donthu-quality-'));
		cpSync(HOMES.known, home, { recursive: true });
		await publish(home, '2026-08-31');
		const late = sent(
			'KV016',
			['2026-08-01', '2026-08-31'],
			{ petitions: [petition('late', '2026-08-20')] },
			{ package_id: 'KV016-late' }
		);
		const folder = writeFolder(join(home, 'late'), filesOf(late));
		await donthu('load', folder, '--received-at', 'manifest', '--home', home);
		await publish(home, '2026-09-30');
		await use(home);
		await sites.end(home);
		rmSync(home, { recursive: true });
	},
	role: 'steward'
});

test('An opening that is not what was reported is told, and where', async ({ page }) => {
	await open(page, '/chat-luong?ky=2026-09');

	await expect(page.locator('#can-doi')).toContainText('bản 2026-08-31-01, chốt 31/08/2026');
	const line = page.locator('[data-balance=petitions]');
	expect((await line.locator('td').allInnerTexts()).slice(0, 3)).toEqual(['10', '11', '+1']);
	await page.getByText('Địa bàn lệch').click();
	await expect(page.locator('#can-doi details tbody tr')).toHaveCount(1);
	await expect(page.locator('#can-doi details tbody tr')).toContainText('Bắc Ninh');
});
