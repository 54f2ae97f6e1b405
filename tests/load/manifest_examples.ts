import { csv } from '../packages.ts';
import { asFolder, GOOD, good, restate, seal, type Example, type Manifest } from './drafts.ts';

const stated = (change: (manifest: Manifest) => unknown) => asFolder(restate(good(), change));
const saying = (more: Record<string, unknown>) => stated((manifest) => ({ ...manifest, ...more }));
const ofFile = (more: Record<string, unknown>) =>
	stated((manifest) => ({ ...manifest, files: [{ ...manifest.files[0], ...more }] }));
const without = (field: string) =>
	stated((manifest) =>
		Object.fromEntries(Object.entries(manifest).filter(([name]) => name !== field))
	);
const SAME_ID = { package_id: 'T36-the-same' };
const KNOWN = asFolder(good({ package_id: 'T36-known' }));

/** What a manifest can say that is not so, or not allowed. */
export const MANIFEST_EXAMPLES: Example[] = [
	{
		code: 'PKG-MANIFEST-MISSING',
		where: 'there is no manifest.json',
		sent: asFolder({ 'petitions.csv': csv([GOOD.petitions]) })
	},
	...(
		[
			['it is no JSON', stated(() => '{"contract": "donthu/1",')],
			['it is a list', stated(() => '[]')],
			[
				'it repeats a key',
				stated((manifest) => JSON.stringify(manifest).replace('{', '{"unit":"T01",'))
			],
			['it has a field that is not of the contract', saying({ urgent: true })],
			['it lacks the unit', without('unit'), 'unit'],
			['it lacks the files', without('files'), 'files'],
			['the id is a number', saying({ package_id: 7 }), 'package_id'],
			['the unit is blank', saying({ unit: ' ' }), 'unit'],
			['it was made on a day without a time', saying({ created_at: '2025-02-03' }), 'created_at'],
			[
				'it was made where no clock stands so',
				saying({ created_at: '2025-02-03T08:15:00+99:99' }),
				'created_at'
			],
			['the period is no interval', saying({ period: '2025-01' }), 'period'],
			['a type is none of the six', ofFile({ type: 'letters' }), 'files.type'],
			['a number of rows is a text', ofFile({ rows: '1' }), 'files.rows'],
			['a hash has no 64 digits', ofFile({ sha256: 'abc' }), 'files.sha256'],
			['it corrects without a reason', saying({ corrects: 'T36-2024-12' }), 'reason'],
			['the source is blank', saying({ source: '' }), 'source']
		] as const
	).map(([where, sent, column]) => ({
		code: 'PKG-MANIFEST',
		where,
		sent,
		at: ['manifest.json', undefined, column] as const
	})),
	{
		code: 'PKG-CONTRACT',
		where: 'the contract is of another version',
		sent: saying({ contract: 'donthu/2', more: 'of which we know nothing' })
	},
	{ code: 'PKG-UNIT', where: 'there is no such unit', sent: saying({ unit: 'T99' }) },
	{
		code: 'PKG-UNIT',
		where: 'the unit was closed before the period',
		sent: saying({
			period: { from: '2025-07-01', to: '2025-07-31' },
			created_at: '2025-08-04T08:00:00+07:00'
		})
	},
	{
		code: 'PKG-UNIT',
		where: 'the unit did not exist yet in the period',
		sent: saying({ unit: 'P37' })
	},
	{
		code: 'PKG-PERIOD',
		where: 'the period ends before it begins',
		sent: saying({ period: { from: '2025-01-31', to: '2025-01-01' } })
	},
	{
		code: 'PKG-PERIOD',
		where: 'a day of the period does not exist',
		sent: saying({ period: { from: '2025-01-01', to: '2025-01-32' } })
	},
	{
		code: 'PKG-PERIOD',
		where: 'the period begins after the package was made',
		sent: saying({ period: { from: '2025-03-01', to: '2025-03-31' } })
	},
	{
		code: 'PKG-FILE-MISSING',
		where: 'a file is named and is not there',
		sent: stated(({ files: [first], ...manifest }) => ({
			...manifest,
			files: [first, { ...first, path: 'matters.csv', type: 'matters' }]
		})),
		at: ['matters.csv']
	},
	{
		code: 'PKG-FILE-UNLISTED',
		where: 'a file is there and is not named',
		sent: asFolder({ ...good(), 'matters.csv': csv([GOOD.matters]) }),
		at: ['matters.csv']
	},
	{
		code: 'PKG-FILE-TWICE',
		where: 'two files are of one record type',
		sent: asFolder(
			restate(
				seal({
					'petitions.csv': csv([GOOD.petitions]),
					'more.csv': csv([GOOD.petitions])
				}),
				({ files, ...manifest }) => ({
					...manifest,
					files: files.map((file) => ({ ...file, type: 'petitions' }))
				})
			)
		),
		at: ['more.csv']
	},
	{
		code: 'PKG-HASH',
		where: 'a file was changed after it was hashed',
		sent: asFolder({ ...good(), 'petitions.csv': csv([{ ...GOOD.petitions, field: 'other' }]) }),
		at: ['petitions.csv']
	},
	{
		code: 'PKG-ROWCOUNT',
		where: 'a file has fewer rows than the manifest says',
		sent: ofFile({ rows: 2 }),
		at: ['petitions.csv']
	},
	{
		code: 'PKG-ROWCOUNT',
		where: 'a file has more rows than the manifest says',
		sent: ofFile({ rows: 0 }),
		at: ['petitions.csv']
	},
	{
		code: 'PKG-ID-REUSED',
		where: 'the id is known with other content',
		before: asFolder(good(SAME_ID)),
		sent: asFolder(good({ ...SAME_ID, source: 'another' }))
	},
	{ code: 'PKG-DUPLICATE', where: 'the package came before', before: KNOWN, sent: KNOWN },
	{
		code: 'PKG-CLOCK',
		where: 'the package was made after it was received',
		sent: saying({ created_at: '2026-10-01T00:00:01+07:00' })
	}
];
