import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Package } from './office.ts';
import { COLUMNS, RECORD_TYPES } from './record.ts';

const SOURCE = 'donthu demo 0.1.0';

/**
 * Writes a package as a folder with CSV files and a manifest. Calls are synchronous: files are small,
 * and handing them to the thread pool one by one takes longer than writing them.
 */
export function writePackage(dir: string, sent: Package): { files: number; rows: number } {
	const folder = join(dir, sent.folder);
	mkdirSync(folder);
	const files: { path: string; type: string; rows: number; sha256: string }[] = [];
	for (const type of RECORD_TYPES) {
		const rows = sent.rows.get(type);
		if (!rows) continue;
		const path = `${type}.csv`;
		const lines = [COLUMNS[type].join(','), ...rows.map(line), ''];
		const text = Buffer.from(lines.join('\n'));
		writeFileSync(join(folder, path), text);
		files.push({ path, type, rows: rows.length, sha256: hash('sha256', text) });
	}
	const manifest = {
		contract: 'donthu/1',
		package_id: sent.id,
		unit: sent.unit,
		period: { from: sent.from, to: sent.to },
		created_at: sent.created,
		corrects: sent.corrects,
		reason: sent.reason,
		source: SOURCE,
		files
	};
	writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
	const rows = files.reduce((sum, file) => sum + file.rows, 0);
	return { files: files.length + 1, rows };
}

const NEEDS_QUOTES = /[",\n]/;

function line(cells: readonly string[]): string {
	const text = cells.join(',');
	// A row without a quote and with as many commas as it must have needs no quoting.
	if (!text.includes('"') && commas(text) === cells.length - 1) return text;
	return cells
		.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
		.join(',');
}

function commas(text: string): number {
	let count = 0;
	for (let at = text.indexOf(','); at !== -1; at = text.indexOf(',', at + 1)) count += 1;
	return count;
}
