import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { asFile, asFolder, asZip, entriesOf, good, type Example, type Sending } from './drafts.ts';
import { zipOf, type Entry } from './zip_maker.ts';

const MEGABYTE = 1024 ** 2;

/** A zip whose entry for the data says of itself something else than is so. */
const lying = (lie: Partial<Entry>): Sending => {
	const [manifest, data] = entriesOf(good());
	return asFile(zipOf([manifest!, { ...data!, ...lie }]));
};

/** A good package and one more file under a name that must not be. */
const named = (name: string, more: Partial<Entry> = {}): Sending =>
	asZip(good(), [{ name, content: 'x', ...more }]);

/** What the container of a package can have, before anything in it is read. */
export const CONTAINER_EXAMPLES: Example[] = [
	{ code: 'PKG-EMPTY', where: 'a zip has no bytes', sent: asFile(Buffer.alloc(0)) },
	{ code: 'PKG-EMPTY', where: 'a zip has no entries', sent: asFile(zipOf([])) },
	{ code: 'PKG-EMPTY', where: 'a folder has no files', sent: asFolder({}) },
	{
		code: 'PKG-TOO-LARGE',
		where: 'a zip has more than 200 MB',
		sent: (path) => {
			const zip = asZip(good())(path);
			truncateSync(zip, 200 * MEGABYTE + 1);
			return zip;
		}
	},
	{
		code: 'PKG-TOO-LARGE',
		where: 'its files have more than 2 GB unpacked',
		sent: asZip(
			good(),
			['a.csv', 'b.csv', 'c.csv'].map((name) => ({
				name,
				content: '',
				saysLength: 800 * MEGABYTE,
				saysPackedLength: 40 * MEGABYTE
			}))
		)
	},
	{ code: 'PKG-ZIP', where: 'a file is no zip', sent: asFile(Buffer.from('Kính gửi Viện trưởng')) },
	{
		code: 'PKG-ZIP',
		where: 'a zip was cut off',
		sent: asFile(zipOf(entriesOf(good())).subarray(0, -40))
	},
	{
		code: 'PKG-ZIP',
		where: 'a check sum differs',
		sent: lying({ saysCrc: 1 }),
		at: ['petitions.csv']
	},
	{
		code: 'PKG-ZIP-ENCRYPTED',
		where: 'an entry is encrypted',
		sent: lying({ flags: 1 }),
		at: ['petitions.csv']
	},
	{
		code: 'PKG-ZIP-BOMB',
		where: 'an entry unpacks to more than a hundred times its size',
		sent: asZip(good(), [{ name: 'matters.csv', content: Buffer.alloc(3 * MEGABYTE, 'a') }]),
		at: ['matters.csv']
	},
	{
		code: 'PKG-ZIP-BOMB',
		where: 'an entry unpacks to more than it says',
		sent: lying({ saysLength: 10 }),
		at: ['petitions.csv']
	},
	{
		code: 'PKG-ZIP-BOMB',
		where: 'an entry unpacks to less than it says',
		sent: lying({ saysLength: 1000 }),
		at: ['petitions.csv']
	},
	{
		code: 'PKG-ZIP-BOMB',
		where: 'two entries share their bytes',
		sent: asZip(good(), [{ name: 'petitions.csv.csv', content: '', sharesWith: 1 }]),
		at: ['petitions.csv.csv']
	},
	{
		code: 'PKG-ZIP-BOMB',
		where: 'there are more than 20 entries',
		sent: asZip(
			good(),
			Array.from({ length: 19 }, (_, i) => ({ name: `${i}.csv`, content: 'x' }))
		)
	},
	{
		code: 'PKG-ZIP-BOMB',
		where: 'a zip lies in the zip',
		sent: asZip(good(), [{ name: 'matters.csv', content: zipOf(entriesOf(good())) }]),
		at: ['matters.csv']
	},
	...[
		['leaves the package', '../petitions.csv'],
		['leaves the package in the middle', 'a/../../petitions.csv'],
		[
			'leaves the package by the separators of Windows',
			'a\\..\\..\\petitions.csv',
			'a/../../petitions.csv'
		],
		['is absolute', '/etc/passwd'],
		['names a drive', 'C:\\petitions.csv', 'C:/petitions.csv'],
		['holds a control character', 'a\u0007.csv', 'a?.csv'],
		['is the same name again', 'petitions.csv'],
		['is the same name but for case', 'PETITIONS.CSV'],
		['is the same name but for a dot', './petitions.csv', 'petitions.csv']
	].map(([what, name, told = name]) => ({
		code: 'PKG-PATH',
		where: `a name ${what}`,
		sent: named(name!),
		at: [told!] as const
	})),
	{
		code: 'PKG-PATH',
		where: 'a name is the same but for the composition of its letters',
		sent: asZip(good(), [
			{ name: 'đơn tố.csv'.normalize('NFC'), content: 'x' },
			{ name: 'đơn tố.csv'.normalize('NFD'), content: 'x' }
		]),
		at: ['đơn tố.csv']
	},
	{
		code: 'PKG-PATH',
		where: 'an entry is a symbolic link',
		sent: named('matters.csv', { content: '/etc/passwd', mode: 0o120777 }),
		at: ['matters.csv']
	},
	{
		code: 'PKG-PATH',
		where: 'a file of a folder is a symbolic link',
		sent: (path) => {
			asFolder(good())(path);
			symlinkSync('/etc/passwd', join(path, 'matters.csv'));
			return path;
		},
		at: ['matters.csv']
	},
	{
		code: 'PKG-PATH',
		where: 'a folder in a folder is a symbolic link',
		sent: (path) => {
			asFolder(good())(path);
			mkdirSync(`${path}-elsewhere`);
			symlinkSync(`${path}-elsewhere`, join(path, 'more'));
			return path;
		},
		at: ['more']
	}
];
