import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DonthuError } from '../warehouse/errors.ts';
import { faultOf } from '../warehouse/journal.ts';
import { petition, sent, TestHome, writeFolder, filesOf } from './homes.ts';
import { donthu, start } from './load/donthu.ts';

/** Stands in every place where a sender can write something. */
const CANARY = 'zq-canary';
const MARCH = ['2026-03-01', '2026-03-31'] as const;

/** Cells that are accepted, set aside and refused; ids, texts, names of files. */
const hostile = (package_id: string) =>
	sent(
		'P37',
		MARCH,
		{
			petitions: [
				petition(`${CANARY}-record`, '2026-03-05'),
				petition(`${CANARY}-aside`, '2026-03-05', { channel: `${CANARY}-cell` }),
				petition(`${CANARY}-day`, `${CANARY}-day`)
			]
		},
		{
			package_id,
			corrects: `${CANARY}-before`,
			reason: `${CANARY}-reason`,
			source: `${CANARY}-source`
		}
	);

type Line = { time: string; level: string; what: string; [field: string]: unknown };
const linesOf = (text: string) =>
	text
		.trimEnd()
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Line);

describe('With DONTHU_LOG', () => {
	let home: TestHome;
	let scratch: string;
	beforeAll(() => {
		vi.stubEnv('DONTHU_LOG', 'info');
		home = new TestHome();
		scratch = mkdtempSync(join(tmpdir(), 'donthu-journal-'));
	});
	afterAll(() => {
		vi.unstubAllEnvs();
		home.remove();
		rmSync(scratch, { recursive: true });
	});

	test('loading and publishing write entries that quote nothing of a package', async () => {
		const taken = writeFolder(join(scratch, `${CANARY}-folder`), filesOf(hostile('P37-thang-3')));
		const refused = writeFolder(join(scratch, `${CANARY}-refused`), {
			...filesOf(hostile(`${CANARY}-package`)),
			'petitions.csv': `record_id,petitioner_name\nD1,${CANARY} name\n`
		});
		const loaded = await donthu(home.dir, 'load', taken, refused);
		const published = await donthu(home.dir, 'publish', '--as-of', '2026-03-31');
		const failed = await donthu(home.dir, 'load', join(scratch, `${CANARY}-nowhere`));

		const written = [loaded, published, failed].map(({ stdout, stderr }) => `${stdout}${stderr}`);
		expect(written.join('')).not.toContain(CANARY);
		expect([loaded, published, failed].map(({ status }) => status)).toEqual([2, 0, 1]);
		const [first, second] = linesOf(written[0]!);
		expect(first).toMatchObject({
			time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
			level: 'info',
			what: 'package_loaded',
			package: 'P37-thang-3',
			unit: 'P37',
			verdict: 'accepted_with_quarantine',
			rows: { in: 3, accepted: 1, quarantined: 2 },
			problems: { 'CEL-CODE': 1, 'CEL-DATE': 1 }
		});
		expect(second).toMatchObject({ package: null, verdict: 'rejected' });
		expect(linesOf(written[1]!)).toMatchObject([
			{ what: 'release_published', release: '2026-03-31-01', ms: expect.any(Number) as number }
		]);
		expect(linesOf(written[2]!)).toMatchObject([
			{ level: 'error', what: 'command_failed', fault: { code: 'no_package' } }
		]);
	});

	test('the watch writes entries alone', async () => {
		const inbox = join(scratch, `${CANARY}-inbox`);
		mkdirSync(inbox);
		writeFolder(join(inbox, `${CANARY}-april`), filesOf(hostile('P37-thang-4')));
		const { child, ended } = start(home.dir, 'watch', inbox);
		let written = '';
		child.stdout.on('data', (text: Buffer) => (written += text.toString()));
		await vi.waitFor(() => expect(written).toContain('package_loaded'), {
			timeout: 120_000,
			interval: 200
		});
		child.kill('SIGTERM');
		const { stdout, stderr } = await ended;
		// The day has begun since the last release, so it publishes too.
		expect(new Set(linesOf(stdout).map(({ what }) => what))).toEqual(
			new Set(['watching', 'release_published', 'package_loaded'])
		);
		expect(`${stdout}${stderr}`).not.toContain(CANARY);
	});
});

test('Without DONTHU_LOG people read sentences', async () => {
	const home = new TestHome();
	await home.load(hostile('P37-thang-3'));
	const { stdout } = await donthu(home.dir, 'publish', '--as-of', '2026-03-31');
	expect(stdout).toMatch(/^Đã công bố bản 2026-03-31-01, .*\n2026-03-31-01\n$/);
	home.remove();
});

describe('A fault', () => {
	test('tells where it came from, and not what it says', () => {
		const inner = new Error(
			`Conversion Error: Could not convert '${CANARY}'\n    at ${CANARY} (x)`
		);
		const fault = faultOf(new Error(CANARY, { cause: inner }));
		expect(fault).toMatchObject({ code: 'Error', cause: { code: 'Conversion' } });
		expect(fault.at?.[0]).toContain('journal.test.ts');
		expect(JSON.stringify(fault)).not.toContain(CANARY);
	});

	test('that somebody can mend is its code, and that of what lies behind it', () => {
		const disk = Object.assign(new Error(CANARY), { code: 'ENOSPC' });
		expect(faultOf(new DonthuError('disk_full', CANARY, CANARY, { cause: disk }))).toMatchObject({
			code: 'disk_full',
			cause: { code: 'ENOSPC' }
		});
	});
});
