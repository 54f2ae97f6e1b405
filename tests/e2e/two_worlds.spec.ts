import { expect, test } from '@playwright/test';
import type { Role } from '../../src/lib/roles.ts';
import { ask, forEach } from './asking.ts';
import { serveCanaries, type CanaryHome, type World } from './canary_home.ts';
import { builtRoutes, placesOf, readings, type Route } from './route_asks.ts';

/*
What a reader may not see has no influence on what they see: of two homes that differ in nothing else,
every answer is the same, to the byte. The releases of both have the same id: it is made of the as-of
day and a number, and holds no digest of what is in it.
*/

// The time is a guard against hanging: so many questions take long where a machine is busy.
test.describe.configure({ mode: 'serial', timeout: 900_000 });

/** Records of other provinces: other ids, texts, packages, receipts and notes, and other days of the same month. */
const OTHER: World = { mark: '-b', later: 1 };
/** And more of them: seen in the figures of the country, not in those of a unit. */
const MORE: World = { ...OTHER, times: 4 };

let usual: CanaryHome;
let routes: readonly Route[];

test.beforeAll(async () => {
	[usual, routes] = [await serveCanaries(), await builtRoutes()];
});
test.afterAll(() => usual.end());

for (const [about, world, roles] of [
	['other', OTHER, ['provincial_chief', 'provincial_staff', 'unit_clerk']],
	['more', MORE, ['unit_chief', 'unit_clerk']]
] as const) {
	test(`Where other provinces have ${about} records, these see no difference: ${roles.join(', ')}`, async () => {
		const changed = await serveCanaries(world);
		try {
			for (const role of roles) expect(await differences(changed, role), role).toEqual([]);
			// There is one to be seen: by who sees the country.
			expect(await differences(changed, 'analyst')).not.toEqual([]);
		} finally {
			await changed.end();
		}
	});
}

async function differences(changed: CanaryHome, role: Role): Promise<string[]> {
	const found: string[] = [];
	const [here, there] = [await usual.cookieOf(role), await changed.cookieOf(role)];
	const questions = routes
		// The own account alone is on it, with a new secret for an authenticator each time.
		.filter(({ id }) => id !== '/tai-khoan')
		.flatMap((route) => readings(route, placesOf(usual)))
		.filter(({ path }) => role !== 'analyst' || path.startsWith('/api/v1/'));
	await forEach(questions, async (question) => {
		const [one, other] = await Promise.all([
			ask(usual.site.address, { ...question, asker: here }),
			ask(changed.site.address, { ...question, asker: there })
		]);
		const [a, b] = [one, other].map(({ status, text }) => `${status} ${withoutClock(text)}`) as [
			string,
			string
		];
		if (a !== b) found.push(`${question.method} ${question.path}: ${firstDifference(a, b)}`);
	});
	return found.toSorted();
}

/**
 * An answer without what is another at each asking, in one home too: the nonce of the page; the instants
 * at which the home was made and is asked, as programs and as people write them; and how the process is.
 */
const withoutClock = (text: string): string =>
	text
		.replace(/nonce="[^"]*"/g, 'nonce')
		.replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?/g, (instant) =>
			isOfNow(instant.slice(0, 10)) ? 'instant' : instant
		)
		.replace(
			/\d\d:\d\d(:\d\d)?,? (ngày )?(\d\d)\/(\d\d)\/(\d{4})/g,
			(instant, _, __, day, month, year) =>
				isOfNow(`${year}-${month}-${day}`) ? 'instant' : instant
		)
		// Of /metrics, which a proxy lets machines that watch ask: what was asked before, times, sizes.
		.replace(/^donthu_request.*\n/gm, '')
		.replace(/^((?:process|nodejs|donthu)_\w+) [\d.e+-]+$/gm, '$1');

/** In Vietnam it may be tomorrow, and the home may have been made yesterday. */
const isOfNow = (day: string): boolean =>
	Math.abs(Date.parse(day) - Date.now()) < 3 * 24 * 3_600_000;

function firstDifference(a: string, b: string): string {
	const at = [...a].findIndex((letter, place) => letter !== b[place]);
	const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
	return `${around(a)} | ${around(b)}`;
}
