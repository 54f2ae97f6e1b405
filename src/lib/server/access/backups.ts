import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AppState } from './app_state.ts';

/** So many days can be gone back. */
const KEPT = 14;
const COPY = /^app-\d{4}-\d{2}-\d{2}\.sqlite$/;
const PART = /^app-.*\.part$/;

/**
 * Copies the application state into a folder, unless the day has its copy, and removes all but the
 * latest copies. A copy that was broken off is never taken for a whole one.
 *
 * @param today `2026-11-25`
 */
export async function backUpDaily(state: AppState, folder: string, today: string): Promise<void> {
	const copy = join(folder, `app-${today}.sqlite`);
	if (existsSync(copy)) return;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	// Two servers of one home copy side by side.
	const unfinished = `${copy}.${randomUUID()}.part`;
	await state.copyTo(unfinished);
	chmodSync(unfinished, 0o600);
	renameSync(unfinished, copy);
	const names = readdirSync(folder);
	const copies = names.filter((name) => COPY.test(name)).sort();
	const brokenOff = names.filter((name) => PART.test(name) && !name.includes(today));
	for (const old of [...copies.slice(0, -KEPT), ...brokenOff]) {
		rmSync(join(folder, old), { force: true });
	}
}
