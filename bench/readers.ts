import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildApp } from '../scripts/build_app.ts';
import { demoMarker } from '../warehouse/home.ts';
import { currentReleaseId, readCard } from '../warehouse/release_card.ts';
import { sessionOf } from '../tests/e2e/accounts.ts';
import { donthu, publish, serve, type Site } from '../tests/e2e/donthu.ts';
import { filesOf, petition, sent, writeFolder } from '../tests/packages.ts';

/*
`npm run bench:readers -- --home DIR`: how long readers wait for the pages of the built app while
releases are published: one alone first, then many together. The home is copied, and stays as it is.
*/

/** At most this many times what a single reader waits, or what nobody minds. */
const TIMES = 3;
const UNMINDED_MS = 300;
/** About as many are taken of one reader. */
const ANSWERS_ALONE = 30;
/** What readers ask for, one after the other; each begins elsewhere. */
const PAGES = ['/', '/tien-do', '/qua-han', '/ket-qua', '/dia-phuong', '/dia-phuong/34-24'];
const CHOICES = [
	'',
	'linh-vuc=civil',
	'linh-vuc=criminal_trial',
	'loai=complaint',
	'loai=denunciation',
	'cap=province',
	'tinh=34-01',
	'tinh=34-79'
];

const { values } = parseArgs({
	options: {
		home: { type: 'string' },
		readers: { type: 'string', default: '25' },
		releases: { type: 'string', default: '3' },
		thinking: { type: 'string', default: '3000' }
	}
});
if (!values.home) throw new Error('Say which home is to be served: --home DIR.');

const { code, output } = await buildApp();
if (code !== 0) throw new Error(output);
const work = mkdtempSync(join(tmpdir(), 'donthu-bench-'));
const home = join(work, 'home');
console.log(`${cpus().length} cores, ${cpus()[0]?.model.trim()}`);
try {
	cpSync(values.home, home, { recursive: true });
	const site = await serve(home);
	try {
		await readAndPublish(site);
	} finally {
		await site.end();
	}
} finally {
	rmSync(work, { recursive: true });
}

async function readAndPublish(site: Site): Promise<void> {
	const cookie = `donthu=${await sessionOf(home, 'analyst')}`;
	const readers = Number(values.readers);
	// What a server reads once, when it is first asked, is no reader's daily wait.
	await ask(site, 0, cookie);
	const alone = await tell('one reader, nothing published', site, cookie, 1, nothing);
	const together = await tell(`${readers} readers`, site, cookie, readers, () => publishing(site));
	const goal = Math.max(TIMES * alone, UNMINDED_MS);
	console.log(`p95 of many ${together.toFixed(0)} ms; goal ${goal.toFixed(0)} ms`);
}

/** Lets readers read while something goes on; says how long they waited, and answers the p95. */
async function tell(
	who: string,
	site: Site,
	cookie: string,
	readers: number,
	meanwhile: () => Promise<number>
): Promise<number> {
	const times: number[] = [];
	let isOver = false;
	const read = async (reader: number) => {
		// Nobody begins at the same moment as all others.
		await wait((Number(values.thinking) * reader) / readers);
		for (let turn = reader * 7; !isOver; turn += 1) {
			const begun = performance.now();
			await ask(site, turn, cookie);
			times.push(performance.now() - begun);
			await wait(Number(values.thinking));
		}
	};
	const reading = Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)));
	let releases = 0;
	try {
		// A reader who fails ends it all.
		releases = await Promise.race([meanwhile(), reading.then(() => 0)]);
	} finally {
		isOver = true;
	}
	await reading;
	times.sort((one, other) => one - other);
	const at = (share: number) => times[Math.ceil(times.length * share) - 1]!;
	console.log(
		`${who}: ${times.length} answers, none failed, ${releases} releases; median ${at(0.5).toFixed(0)}, p95 ${at(0.95).toFixed(0)}, longest ${times.at(-1)!.toFixed(0)} ms`
	);
	return at(0.95);
}

/** A page as a browser asks for it that has one of ours open already. */
async function ask(site: Site, turn: number, cookie: string): Promise<void> {
	const page = PAGES[turn % PAGES.length]!;
	const choice = CHOICES[Math.floor(turn / PAGES.length) % CHOICES.length]!;
	const path = `${page === '/' ? '' : page}/__data.json?${choice}`;
	const response = await fetch(`${site.address}${path}`, { headers: { cookie } });
	const text = await response.text();
	if (response.status !== 200 || text.includes('"type":"error"')) {
		throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
	}
}

async function nothing(): Promise<number> {
	await wait(ANSWERS_ALONE * Number(values.thinking));
	return 0;
}

/** Loads a small package and publishes, again and again; answers how often. */
async function publishing(site: Site): Promise<number> {
	const { as_of } = readCard(home, currentReleaseId(home)!);
	for (let release = 1; release <= Number(values.releases); release += 1) {
		const content = sent(
			'P24',
			[`${as_of.slice(0, 7)}-01`, as_of],
			{ petitions: [petition(`B${release}`, `${as_of.slice(0, 7)}-05`)] },
			{
				package_id: `bench-${release}`,
				source: existsSync(demoMarker(home)) ? 'donthu demo' : 'bench'
			}
		);
		const folder = writeFolder(join(work, 'sent', `${release}`), filesOf(content));
		await donthu('load', folder, '--received-at', 'manifest', '--home', home);
		const id = await publish(home, as_of);
		const published = performance.now();
		while ((await (await fetch(`${site.address}/readyz`)).text()) !== `${id}\n`) await wait(100);
		console.log(`${id}: served after ${((performance.now() - published) / 1000).toFixed(1)} s`);
		// Readers come upon it before the next one.
		await wait(Number(values.thinking));
	}
	return Number(values.releases);
}
