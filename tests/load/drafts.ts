import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
	csv,
	matter,
	petition,
	writeFolder,
	type Files,
	type RecordType,
	type Row
} from '../packages.ts';
import { zipOf, type Entry } from './zip_maker.ts';

/** What a sender could put together, right or wrong. All of T36 for January 2025 unless said otherwise. */

/** Writes what is sent at a path without an ending; answers where it lies. */
export type Sending = (path: string) => string;

export type Manifest = Record<string, unknown> & {
	package_id: string;
	unit: string;
	period: { from: string; to: string };
	created_at: string;
	files: { path: string; type: string; rows: number; sha256: string }[];
};

/** A problem that a package can have, and a package that has it. */
export interface Example {
	code: string;
	/** Ends the sentence "is said where …". */
	where: string;
	sent: Sending;
	/** Sent and accepted before it. */
	before?: Sending;
	/** Where the problem is: file, row, column. Nothing: the package as a whole. */
	at?: readonly [file: string, row?: number, column?: string];
	/** How often the problem is told: at one place unless said otherwise. */
	times?: number;
}

/** As little as each record must have. */
export const GOOD: Record<RecordType, Row> = {
	receptions: { record_id: 'L1', received_on: '2025-01-06', visit_kind: 'regular' },
	petitions: petition('D1', '2025-01-06'),
	matters: matter('V1', '2025-01-07'),
	supervisions: {
		record_id: 'K1',
		measure: 'direct_supervision',
		respondent: 'court',
		field: 'civil',
		started_on: '2025-01-06'
	},
	documents: {
		record_id: 'B1',
		kind: 'recommendation',
		respondent: 'court',
		field: 'civil',
		issued_on: '2025-01-06'
	},
	reviews: {
		record_id: 'X1',
		review_kind: 'final_decision',
		field: 'civil',
		requested_on: '2025-01-06'
	}
};

let sealed = 0;

/** Data files with a manifest that is right about them but for what is said otherwise. */
export function seal(
	data: Files,
	more: Partial<Manifest> = {},
	rows = (content: string | Buffer) => content.toString().trimEnd().split('\n').length - 1
): Files {
	sealed += 1;
	const files = Object.entries(data).map(([path, content]) => ({
		path,
		type: path.split('.')[0]!,
		rows: rows(content),
		sha256: createHash('sha256').update(content).digest('hex')
	}));
	const manifest: Manifest = {
		contract: 'donthu/1',
		package_id: `T36-2025-01-${sealed}`,
		unit: 'T36',
		period: { from: '2025-01-01', to: '2025-01-31' },
		created_at: '2025-02-03T08:15:00+07:00',
		files,
		...more
	};
	return { 'manifest.json': JSON.stringify(manifest), ...data };
}

/** A package without a fault: one petition. */
export const good = (more: Partial<Manifest> = {}): Files =>
	seal({ 'petitions.csv': csv([GOOD.petitions]) }, more);

/** Three rows, of which the second is not like the good ones around it. */
export const oneOfThree = (type: RecordType, cells: Row, more: Partial<Manifest> = {}): Files =>
	seal({ [`${type}.csv`]: csv(amongGood(type, cells)) }, more);

export const amongGood = (type: RecordType, cells: Row): Row[] => [
	{ ...GOOD[type], record_id: 'first' },
	{ ...GOOD[type], record_id: 'second', ...cells },
	{ ...GOOD[type], record_id: 'third' }
];

/** The package with its manifest written anew. */
export function restate(files: Files, change: (manifest: Manifest) => unknown): Files {
	const manifest = JSON.parse(files['manifest.json']!.toString()) as Manifest;
	const changed = change(manifest);
	const text = typeof changed === 'string' ? changed : JSON.stringify(changed);
	return { ...files, 'manifest.json': text };
}

export const asFolder =
	(files: Files): Sending =>
	(path) =>
		writeFolder(path, files);

export const asFile =
	(content: Buffer): Sending =>
	(path) => {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(`${path}.zip`, content);
		return `${path}.zip`;
	};

/** The files as a zip, with more entries behind them. */
export const asZip = (files: Files, more: readonly Entry[] = []): Sending =>
	asFile(zipOf([...entriesOf(files), ...more]));

export const entriesOf = (files: Files): Entry[] =>
	Object.entries(files).map(([name, content]) => ({ name, content }));
