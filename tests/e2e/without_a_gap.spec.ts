import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { writeZip } from '../../etl/zip_writer.ts';
import { readCards } from '../../warehouse/release_card.ts';
import { releaseFile } from '../../warehouse/home.ts';
import { filesOf, petition, sent, TestHome } from '../homes.ts';
import { sessionOf } from './accounts.ts';
import { publish, serve, type Site } from './donthu.ts';
import { expect, test } from './fixtures.ts';

const READERS = 25;
const RELEASES = 10;
const THINKING_MS = 300;
const DAY = '2026-03-31';
const UNITS = ['P24', 'P37'];

/** Packages of two units that make every release differ from all others, in each of its figures. */
const more = (number: number) =>
	UNITS.map((unit, i) =>
		sent(
			unit,
			['2026-03-01', DAY],
			{
				petitions: Array.from({ length: number * (i + 1) }, (_, row) =>
					petition(`D${number}-${row}`, '2026-03-05')
				)
			},
			{ package_id: `${unit}-${number}` }
		)
	);

/** Petitions of each unit in the n-th release. */
const petitionsIn = (number: number) =>
	UNITS.map((_, i) => ((number * (number + 1)) / 2) * (i + 1));
const releaseId = (number: number) => `${DAY}-${`${number}`.padStart(2, '0')}`;

async function ask(site: Site, path: string, cookie: string): Promise<string> {
	const response = await fetch(`${site.address}${path}`, { headers: { cookie } });
	const text = await response.text();
	if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
	return text;
}

const QUERY = `/api/v1/query?metrics=petitions_received&by=unit&from=2026-03-01&to=${DAY}`;

/** Whether an answer holds the figures of the release it names, and of no other; answers which. */
function releaseOfAnswer(text: string): string {
	const { release, rows } = JSON.parse(text) as { release: string; rows: [string, number][] };
	const number = Number(release.slice(-2));
	expect(rows.toSorted()).toEqual(UNITS.map((unit, i) => [unit, petitionsIn(number)[i]]));
	return release;
}

/** The one release that a page names. */
function releaseOfPage(text: string): string {
	const named = new Set(text.match(/\b2026-03-31-\d\d\b/g));
	expect([...named]).toHaveLength(1);
	return [...named][0]!;
}

test.describe('A site', () => {
	test.setTimeout(600_000);
	const home = new TestHome();
	let site: Site;
	let cookie: string;

	test.beforeAll(async () => {
		await home.load(...more(1));
		await publish(home.dir, DAY);
		site = await serve(home.dir);
		cookie = `donthu=${await sessionOf(home.dir, 'analyst')}`;
	});
	test.afterAll(async () => {
		await site?.end();
		home.remove();
	});

	test(`answers ${READERS} readers while ${RELEASES} releases go out, each from one release`, async () => {
		let isOver = false;
		const seen = new Set<string>();
		let answers = 0;
		const read = async (reader: number) => {
			while (!isOver) {
				const isPage = (reader + answers) % 5 === 0;
				const text = await ask(site, isPage ? '/' : QUERY, cookie);
				seen.add(isPage ? releaseOfPage(text) : releaseOfAnswer(text));
				answers += 1;
				await wait(THINKING_MS);
			}
		};
		const readers = Promise.all(Array.from({ length: READERS }, (_, reader) => read(reader)));
		const publishing = (async () => {
			for (let number = 2; number <= RELEASES + 1; number += 1) {
				await home.load(...more(number));
				expect(await publish(home.dir, DAY)).toBe(releaseId(number));
				// A reader comes upon each of them.
				while (!seen.has(releaseId(number)) && !isOver) await wait(50);
			}
		})();
		try {
			await Promise.race([publishing, readers]);
			await publishing;
		} finally {
			isOver = true;
		}
		await readers;
		console.log(`${answers} answers from ${seen.size} releases`);
		expect([...seen].toSorted()).toEqual(
			Array.from({ length: RELEASES + 1 }, (_, i) => releaseId(i + 1))
		);
	});

	test('is back with the last good release soon after it was ended', async () => {
		const card = readCards(home.dir).at(-1)!;
		const took: number[] = [];
		for (let i = 0; i < 3; i += 1) {
			await site.end();
			const since = performance.now();
			site = await serve(home.dir);
			expect(releaseOfAnswer(await ask(site, QUERY, cookie))).toBe(card.id);
			took.push(Math.round(performance.now() - since));
		}
		const { size } = statSync(releaseFile(home.dir, card.id));
		console.log(`back after ${took.join(', ')} ms; the release has ${size} bytes`);
	});

	test('takes packages that are posted at once, each once, and says when it is too busy', async () => {
		const clerk = `donthu=${await sessionOf(home.dir, 'provincial_staff')}`;
		const post = async (number: number) => {
			const content = sent(
				'P24',
				['2026-03-01', DAY],
				{ petitions: [petition(`E${number}`, '2026-03-06')] },
				{ package_id: `E-${number}` }
			);
			const entries = Object.entries(filesOf(content));
			const zip = writeZip(entries.map(([name, text]) => [name, Buffer.from(text)]));
			const response = await fetch(`${site.address}/api/v1/packages?name=e-${number}.zip`, {
				method: 'POST',
				headers: { 'content-type': 'application/zip', cookie: clerk },
				body: Buffer.from(zip)
			});
			return { number, status: response.status, after: response.headers.get('retry-after') };
		};
		const petitionsOfP24 = async () => {
			const { rows } = JSON.parse(await ask(site, QUERY, cookie)) as { rows: [string, number][] };
			return rows.find(([unit]) => unit === 'P24')![1];
		};
		const before = await petitionsOfP24();
		const answers = await Promise.all(Array.from({ length: 30 }, (_, number) => post(number)));
		const busy = answers.filter(({ status }) => status === 503);
		expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
		expect(busy.length).toBeGreaterThan(0);
		expect(busy.every(({ after }) => Number(after) > 0)).toBe(true);
		for (const { number } of busy) expect((await post(number)).status).toBe(200);

		await publish(home.dir, DAY);
		await expect.poll(petitionsOfP24).toBe(before + 30);
	});
});
