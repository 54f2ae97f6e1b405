import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../warehouse/days.ts';

/** A row of a package: headings and values, as they stand in the CSV. */
export type Row = Readonly<Record<string, string | number | boolean>>;
export type RecordType =
	'receptions' | 'petitions' | 'matters' | 'supervisions' | 'documents' | 'reviews';
export type Package = {
	package_id: string;
	unit: string;
	/** First and last day. */
	period: readonly [string, string];
	created_at: string;
	corrects?: string;
	reason?: string;
	source?: string;
	rows: Partial<Record<RecordType, readonly Row[]>>;
};

/** The files of a package by name, as a unit would send them. */
export type Files = Record<string, string | Buffer>;

export function filesOf({ rows, period: [from, to], ...manifest }: Package): Files {
	const data = Object.entries(rows).map(([type, records]) => {
		const text = csv(records);
		const sha256 = createHash('sha256').update(text).digest('hex');
		return { text, entry: { path: `${type}.csv`, type, rows: records.length, sha256 } };
	});
	const files = data.map(({ entry }) => entry);
	return {
		'manifest.json': JSON.stringify({
			contract: 'donthu/1',
			...manifest,
			period: { from, to },
			files
		}),
		...Object.fromEntries(data.map(({ text, entry }) => [entry.path, text]))
	};
}

export function writeFolder(folder: string, files: Files): string {
	mkdirSync(folder, { recursive: true });
	for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
	return folder;
}

/** Headings and rows as CSV; every row has the cells of all. */
export function csv(rows: readonly Row[]): string {
	const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const cell = (value: Row[string] = '') =>
		/[",\r\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : `${value}`;
	const lines = rows.map((row) => headings.map((heading) => cell(row[heading])).join(','));
	return `${[headings.map(cell).join(','), ...lines].join('\n')}\n`;
}

/** A petition with the cells that every one must have. */
export const petition = (record_id: string, received_on: string, more: Row = {}): Row => ({
	record_id,
	received_on,
	channel: 'post',
	petition_kind: 'complaint',
	field: 'civil',
	...more
});

/** What makes a petition processed on a day. */
export const processed = (processed_on: string, more: Row = {}): Row => ({
	classified_on: processed_on,
	processed_on,
	competence: 'none',
	disposition: 'guide',
	...more
});

/** A first complaint in civil procedure: 15 days from receipt, at most 15 more (BLTTDS art. 505). */
export const matter = (record_id: string, accepted_on: string, more: Row = {}): Row => ({
	record_id,
	petition_kind: 'complaint',
	field: 'civil',
	instance: '1',
	limit_key: 'blttds_505_l1',
	received_at: accepted_on,
	accepted_on,
	...more
});

/** A package of one unit, made a few days after its period. */
export const sent = (
	unit: string,
	period: readonly [string, string],
	rows: Package['rows'],
	more: Partial<Package> = {}
): Package => ({
	package_id: `${unit}-${period[0]}`,
	unit,
	period,
	created_at: `${addDays(period[1], 5)}T08:00:00+07:00`,
	rows,
	...more
});
