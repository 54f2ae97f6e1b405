import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unpackLanding } from '../../etl/landing.ts';
import { loadPackages } from '../../etl/load.ts';
import { openMemory } from '../../warehouse/open.ts';
import { csv, matter, type RecordType, type Row } from '../packages.ts';
import { asFile, asFolder, asZip, entriesOf, GOOD, good, seal, type Sending } from './drafts.ts';
import { readLanding, readLedger } from './ledgers.ts';
import { sheet, workbook } from './workbook_examples.ts';
import { zipOf } from './zip_maker.ts';

let home: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'donthu-home-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const load = (...sent: Sending[]) => {
	const folder = mkdtempSync(join(home, 'sent-'));
	const paths = sent.map((send, i) => send(join(folder, `${i}`)));
	return loadPackages(home, paths, { receivedAt: 'manifest' });
};
/** The one record that a data file makes, and what was said about it. */
async function recordOf(path: string, content: string | Buffer): Promise<[Row, string[]]> {
	const [receipt] = await load(asFolder(seal({ [path]: content }, {}, () => 1)));
	const ledger = await readLedger(home);
	const [record] = ledger[path.split('.')[0]!]!;
	return [record as Row, receipt!.problems.map(({ code }) => code)];
}
const read = (type: RecordType, cells: Row) =>
	recordOf(`${type}.csv`, csv([{ ...GOOD[type], ...cells }]));

const PLAIN = csv([GOOD.petitions]);
const RECORD = {
	...{ package_no: 1, row_no: 1, unit: 'T36', record_id: 'D1', record_key: 'd1' },
	...{ withdrawn: false, received_on: '2025-01-06', channel: 'post', field: 'civil' },
	...{ petition_kind: 'complaint', petitioner_count: 1, over_level: false, prolonged: false }
};

describe('A data file may', () => {
	test.each([
		['be plain', PLAIN, []],
		['begin with a byte order mark', `\ufeff${PLAIN}`, []],
		['end its lines as Windows does', PLAIN.replaceAll('\n', '\r\n'), []],
		['lack the end of the last line', PLAIN.trimEnd(), []],
		['have blank lines', `\n${PLAIN}\n\n`, []],
		['be UTF-16 with a mark', Buffer.from(`\ufeff${PLAIN}`, 'utf16le'), ['FIL-UTF16']],
		['divide cells by semicolons', PLAIN.replaceAll(',', ';'), ['FIL-DELIMITER']],
		[
			'have Vietnamese headings, with accents and without, in any order',
			'LINH VUC, loại  đơn ,Mã đơn,NgàyNhậnĐơn,channel\ncivil,complaint,D1,2025-01-06,post\n',
			[]
		],
		[
			'have Vietnamese cells, with accents and without, or abbreviations',
			'record_id,received_on,channel,petition_kind,field\nD1,06/01/2025,BƯU  CHÍNH,khieu nai,ds\n',
			[]
		]
	])('%s', async (_what, content, codes) => {
		const [record, said] = await recordOf('petitions.csv', content);

		expect(record).toMatchObject(RECORD);
		expect(said).toEqual(codes);
	});

	test('be NDJSON, with numbers, booleans and null as such', async () => {
		const object = { ...GOOD.petitions, petitioner_count: 3, over_level: true, matter_id: null };
		const [record, said] = await recordOf('petitions.ndjson', `${JSON.stringify(object)}\n`);

		expect(record).toMatchObject({ ...RECORD, petitioner_count: 3, over_level: true });
		expect(said).toEqual([]);
	});

	test('be NDJSON with a number as id, however long', async () => {
		const object = JSON.stringify(GOOD.petitions).replace('"D1"', '12345678901234567891');
		const [record] = await recordOf('petitions.ndjson', `${object}\n`);

		expect(record).toMatchObject({ record_id: '12345678901234567891' });
	});

	test('be a workbook in which days have lost their format', async () => {
		const headings = Object.keys(GOOD.matters);
		const cells = Object.entries(GOOD.matters).map(([heading, value]) => {
			if (heading === 'received_at') return { xml: '<c><v>45664.34375</v></c>' };
			return heading === 'accepted_on' ? { xml: '<c><v>45665</v></c>' } : `${value}`;
		});
		const [record, said] = await recordOf('matters.xlsx', workbook(sheet([headings, cells])));

		expect(record).toMatchObject({
			received_at: '2025-01-07 08:15:00',
			accepted_on: '2025-01-08'
		});
		expect(said).toEqual([]);
	});

	test('be Parquet, with days, numbers and booleans as such', async () => {
		const file = join(home, 'petitions.parquet');
		const connection = await openMemory();
		await connection.run(`copy (
			select 'D1' as record_id, date '2025-01-06' as "Ngày nhận đơn", 'post' as channel,
				'complaint' as petition_kind, 'civil' as field, 3 as petitioner_count, true as over_level
		) to '${file}' (format parquet)`);
		connection.closeSync();
		const [record, said] = await recordOf('petitions.parquet', readFileSync(file));

		expect(record).toMatchObject({ ...RECORD, petitioner_count: 3, over_level: true });
		expect(said).toEqual([]);
	});

	test('have no rows', async () => {
		const headings = PLAIN.split('\n')[0]!;
		const [receipt] = await load(asFolder(seal({ 'petitions.csv': `${headings}\n` })));

		expect(receipt).toMatchObject({ verdict: 'accepted', rows: { in: 0 }, problems: [] });
	});
});

describe('A cell means', () => {
	test.each([
		...['true', 'TRUE', '1', 'có', 'CO', 'x'].map((cell) => [cell, true] as const),
		...['false', '0', 'không', 'Khong', ''].map((cell) => [cell, false] as const)
	])('«%s» %s', async (over_level, meaning) => {
		expect((await read('petitions', { over_level }))[0]).toMatchObject({ over_level: meaning });
	});

	test('what is left out: one person, no violation, received', async () => {
		expect((await read('receptions', {}))[0]).toMatchObject({
			people_count: 1,
			result: 'received'
		});
		expect((await read('supervisions', {}))[0]).toMatchObject({ violations: 0 });
	});

	test('a day and an instant, or a day alone', async () => {
		const instant = await read('matters', { received_at: '2025-01-05T23:30:00Z' });
		expect(instant[0]).toMatchObject({
			received_on: '2025-01-06',
			received_at: '2025-01-06 06:30:00'
		});
	});

	test('a day alone where no time is given', async () => {
		expect((await read('matters', { received_at: '06/01/2025' }))[0]).toMatchObject({
			received_on: '2025-01-06',
			received_at: null
		});
	});

	test('suspensions one after the other, the last of them open', async () => {
		const suspensions = '2025-01-10/2025-01-20;2025-01-20/';
		expect((await read('matters', { suspensions }))[0]).toMatchObject({
			suspensions: [
				{ from_day: '2025-01-10', to_day: '2025-01-20' },
				{ from_day: '2025-01-20', to_day: null }
			]
		});
	});

	test('the same text however it is composed and spaced', async () => {
		const forwarded_to = '  To\u0300a  a\u0301n\u00a0tỉnh '.normalize('NFD');
		expect((await read('petitions', { forwarded_to }))[0]).toMatchObject({
			forwarded_to: 'Tòa án tỉnh'
		});
	});

	test('the delimiters, quotes and line breaks that it holds', async () => {
		const forwarded_to = 'Tòa án "A",\nphòng 2';
		expect((await read('petitions', { forwarded_to }))[0]).toMatchObject({ forwarded_to });
	});

	test('nothing in a withdrawn row, where only the id is needed', async () => {
		const row = { record_id: 'D1', received_on: 'x', channel: '', withdrawn: 'x' };
		const [record] = await read('petitions', { ...row, petition_kind: '', field: '' });

		expect(record).toMatchObject({ record_key: 'd1', withdrawn: true, received_on: null });
	});
});

describe('A package may', () => {
	test('hold all six record types', async () => {
		const files = Object.entries(GOOD).map(([type, row]) => [`${type}.csv`, csv([row])]);
		const [receipt] = await load(
			asFolder(seal(Object.fromEntries(files) as Record<string, string>))
		);

		expect(receipt).toMatchObject({ verdict: 'accepted', rows: { in: 6, accepted: 6 } });
	});

	test('be a zip, compressed, with a folder entry and the separators of Windows', async () => {
		const files = seal({ 'petitions.csv': PLAIN });
		const [zip, folder] = await load(
			asZip(files, [{ name: 'empty/', content: '' }]),
			asFolder(files)
		);

		expect(zip).toMatchObject({ verdict: 'accepted', problems: [] });
		expect(folder?.problems.map(({ code }) => code)).toEqual(['PKG-DUPLICATE']);
	});

	test('say why it was sent, by what, and what it corrects', async () => {
		const said = { corrects: 'T36-2024', reason: 'Bổ sung đơn', source: 'Sổ đơn 2.1' };
		await load(asFolder(good(said)));

		expect((await readLedger(home))['packages']).toMatchObject([said]);
	});

	test('carry rows of the units that its unit succeeded', async () => {
		const rows = ['T36', 'H356'].map((unit) => ({ ...GOOD.petitions, unit }));
		const [receipt] = await load(
			asFolder(
				seal(
					{ 'petitions.csv': csv(rows) },
					{
						unit: 'P37',
						period: { from: '2025-07-01', to: '2025-07-31' },
						created_at: '2025-08-04T08:00:00+07:00'
					}
				)
			)
		);

		expect(receipt?.problems.map(({ code, row }) => [code, row])).toEqual([['REF-UNIT', 2]]);
		expect((await readLedger(home))['petitions']).toMatchObject([{ unit: 'T36' }]);
	});

	test('use the id of a package that was rejected', async () => {
		const named = { package_id: 'T36-once-more' };
		const [rejected] = await load(asFolder(good({ ...named, unit: 'T99' })));
		const [accepted] = await load(asFolder(good(named)));

		expect([rejected?.verdict, accepted?.verdict]).toEqual(['rejected', 'accepted']);
	});

	test('refer to what came before it, to itself, and to predecessors', async () => {
		const [, second] = await load(
			asFolder(seal({ 'matters.csv': csv([matter('V1', '2025-01-07')]) })),
			asFolder(
				seal({
					'petitions.csv': csv([
						{ ...GOOD.petitions, matter_id: 'v1 ' },
						{ ...GOOD.petitions, record_id: 'D2', duplicate_of: 'd1', matter_id: 'V2' }
					]),
					'matters.csv': csv([
						matter('V2', '2025-01-08', { previous_unit: 'T36', previous_matter_id: 'V1' })
					])
				})
			)
		);

		expect(second?.problems).toEqual([]);
	});

	test('come back as it came', async () => {
		const zip = zipOf(entriesOf(good()));
		await load(asFile(zip));
		const [[contentHash, kept] = []] = [...readLanding(home)];
		const folder = join(home, 'unpacked');
		const unpacked = await unpackLanding(home, folder);
		const [receipt] = await loadPackages(home, [join(folder, `${contentHash}.zip`)]);

		expect(kept).toEqual([[`${contentHash}.zip`, zip]]);
		expect(unpacked).toEqual({ count: 1, damaged: [] });
		expect(receipt?.problems.map(({ code }) => code)).toEqual(['PKG-DUPLICATE']);
	});
});
