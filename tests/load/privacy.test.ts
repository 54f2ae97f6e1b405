import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPackages } from '../../etl/load.ts';
import { receiptJson, receiptLines, type Receipt } from '../../etl/receipt.ts';
import { csv, type Files, type Row } from '../packages.ts';
import { asFolder, GOOD, good, restate, seal } from './drafts.ts';
import { readLanding, readLedger } from './ledgers.ts';

/*
The identity of a denouncer is a state secret. Its marks are sent here in every place where a mistake
could put them; then they are looked for in everything that a home keeps and a receipt says.
*/

const TOKEN = 'ab12'.repeat(16);
const FINGERPRINT = 'cd34'.repeat(4);
const NAME = 'Phan Thị Bí Mật';
const SECRETS = [TOKEN, FINGERPRINT, NAME];

const DENUNCIATION = { ...GOOD.petitions, petition_kind: 'denunciation' };
const MARKED = { petitioner_token: TOKEN, content_fingerprint: FINGERPRINT };
const petitions = (...rows: Row[]) => seal({ 'petitions.csv': csv(rows) });
const HEADINGS = [...Object.keys(DENUNCIATION), ...Object.keys(MARKED)];
/** One row as it was written, under the headings of a petition with its marks. */
const line = (...cells: string[]) =>
	seal({ 'petitions.csv': `${HEADINGS.join(',')}\n${cells.join(',')}\n` });
const START = ['D1', '2025-01-06', 'post', 'denunciation', 'civil'];

const SENT: [where: string, Files][] = [
	['in their own columns', petitions({ ...DENUNCIATION, ...MARKED })],
	['in capitals', petitions({ ...DENUNCIATION, petitioner_token: TOKEN.toUpperCase() })],
	[
		'in each other’s columns',
		petitions({
			...DENUNCIATION,
			petitioner_token: FINGERPRINT,
			content_fingerprint: TOKEN
		})
	],
	['in a row that is set aside', petitions({ ...DENUNCIATION, ...MARKED, channel: 'pigeon' })],
	[
		'in a row whose kind is not known',
		petitions({ ...DENUNCIATION, ...MARKED, petition_kind: 'tố' })
	],
	['in a row without a kind', petitions({ ...DENUNCIATION, ...MARKED, petition_kind: '' })],
	['in a withdrawn row', petitions({ ...DENUNCIATION, ...MARKED, withdrawn: 'true' })],
	[
		'in one of two rows of a conflict',
		petitions({ ...GOOD.petitions, ...MARKED }, { ...DENUNCIATION })
	],
	['in a row with a cell too few', line(...START.slice(1), TOKEN, FINGERPRINT)],
	['in a row with a cell too many', line(...START, '', TOKEN, FINGERPRINT)],
	['in cells beyond the last heading', line(...START, '', '', TOKEN, FINGERPRINT)],
	[
		'in the id of a row that is set aside',
		petitions({ ...DENUNCIATION, channel: 'pigeon', record_id: TOKEN })
	],
	[
		'in a text of a row that is set aside',
		petitions({ ...DENUNCIATION, channel: 'pigeon', forwarded_to: `mã ${TOKEN}` })
	],
	['in a coded cell', petitions({ ...DENUNCIATION, channel: TOKEN })],
	['in the unit', petitions({ ...DENUNCIATION, unit: TOKEN })],
	['in a heading', petitions({ ...DENUNCIATION, [TOKEN]: '' })],
	[
		'in a first row without headings',
		seal({ 'petitions.csv': `${[...START, TOKEN].join(',')}\n` })
	],
	[
		'in a first row of which one cell is a heading',
		seal({ 'petitions.csv': `${[...START, 'unit', TOKEN].join(',')}\n` })
	],
	[
		'in a file that was changed',
		{ ...good(), 'petitions.csv': csv([{ ...DENUNCIATION, ...MARKED }]) }
	],
	['in a file that is not named', { ...good(), 'notes.csv': TOKEN }],
	[
		'in a file with an open quote',
		seal({ 'petitions.csv': `${HEADINGS.join(',')}\n"${START.join(',')},${TOKEN}\n` })
	],
	[
		'in a field that no manifest has',
		restate(good(), (manifest) => ({ ...manifest, [NAME]: TOKEN }))
	],
	[
		'as a version of the contract',
		restate(good(), (manifest) => ({ ...manifest, contract: TOKEN }))
	],
	['as a name in its column', petitions({ ...DENUNCIATION, petitioner_name: NAME })],
	[
		'as a name in its column in Vietnamese',
		petitions({ ...DENUNCIATION, 'Họ tên người gửi đơn': NAME })
	]
];

describe('Of a denouncer nothing is kept and nothing is told', () => {
	let home: string;
	let receipts: Receipt[];
	let everything: string;

	beforeAll(async () => {
		home = mkdtempSync(join(tmpdir(), 'donthu-home-'));
		// Each in a package of its own, so that what one leaves behind is not hidden by another.
		const paths = SENT.map(([, files], i) => asFolder(files)(join(home, 'sent', `${i}`)));
		receipts = await loadPackages(home, paths, { receivedAt: 'manifest' });
		everything = await allThatIsKept(home);
	});
	afterAll(() => rmSync(home, { recursive: true }));

	test.each(SENT.map(([where], i) => [where, i] as const))('that stood %s', (_where, i) => {
		const receipt = receipts[i]!;
		const told = [...receiptLines([receipt], false), ...receiptJson([receipt])].join('');
		expect(secretsIn(told)).toEqual([]);
	});

	test('in the ledger, or in the packages as they came', () => {
		expect(secretsIn(everything)).toEqual([]);
	});
});

test('A complaint keeps the marks by which repeated petitions are found', async () => {
	const home = mkdtempSync(join(tmpdir(), 'donthu-home-'));
	const path = asFolder(petitions({ ...GOOD.petitions, ...MARKED }))(join(home, 'sent'));
	await loadPackages(home, [path]);

	expect(secretsIn(await allThatIsKept(home))).toEqual([TOKEN, FINGERPRINT]);
	expect(readLanding(home).size).toBe(1);
	rmSync(home, { recursive: true });
});

async function allThatIsKept(home: string): Promise<string> {
	const packages = [...readLanding(home).values()]
		.flat()
		.map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString()}`);
	return [JSON.stringify(await readLedger(home)), ...packages].join('\n');
}

const secretsIn = (text: string) =>
	SECRETS.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));
