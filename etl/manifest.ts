import { isUtf8 } from 'node:buffer';
import { isDay, vietnamTime } from '../warehouse/days.ts';
import { repeatsKey } from './json_keys.ts';
import { MANIFEST } from './package.ts';
import { problem, Refusal, type Problem } from './problem.ts';

const CONTRACT = 'donthu/1';
const BYTES_MAX = 1024 ** 2;
const TEXT_MAX = 1_000;
const NOT_TEXT = /[^\P{Cc}\n\r\t]/u;
const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const SHA256 = /^[0-9a-f]{64}$/i;

export interface ManifestFile {
	path: string;
	type: string;
	rows: number;
	sha256: string;
}

export interface Manifest {
	package_id: string;
	unit: string;
	period: { from: string; to: string };
	/** Vietnam time. */
	created_at: string;
	files: ManifestFile[];
	corrects: string | null;
	reason: string | null;
	source: string | null;
}

/** A unit's life: days of its beginning and end, null where open. */
export type UnitLife = { valid_from: string | null; valid_to: string | null };

/**
 * Reads a manifest that keeps the contract in form; what it says is not yet compared with the files.
 *
 * @throws {Refusal} `PKG-MANIFEST` or, for a version that we do not know, `PKG-CONTRACT` alone.
 */
export function readManifest(bytes: Buffer, recordTypes: ReadonlySet<string>): Manifest {
	const json = parseStrictly(bytes);
	if (!isObject(json)) return refuse(null);
	if (typeof json['contract'] === 'string' && json['contract'] !== CONTRACT) {
		throw new Refusal(problem('PKG-CONTRACT', { detail: json['contract'].slice(0, 40) }));
	}
	const required = ['contract', 'package_id', 'unit', 'period', 'created_at', 'files'];
	refuseOtherKeys(json, required, ['corrects', 'reason', 'source']);
	const { period, files } = json;
	if (json['contract'] !== CONTRACT) return refuse('contract');
	if (!isObject(period)) return refuse('period');
	refuseOtherKeys(period, ['from', 'to'], []);
	const created_at =
		typeof json['created_at'] === 'string' ? vietnamTime(json['created_at']) : null;
	if (created_at === null) return refuse('created_at');
	if (!Array.isArray(files)) return refuse('files');
	const corrects = optionalText(json, 'corrects');
	const reason = optionalText(json, 'reason');
	if (corrects !== null && reason === null) return refuse('reason');
	return {
		package_id: requiredText(json, 'package_id'),
		unit: requiredText(json, 'unit'),
		period: { from: dayShape(period, 'from'), to: dayShape(period, 'to') },
		created_at,
		files: files.map((file) => readFileEntry(file, recordTypes)),
		corrects,
		reason,
		source: optionalText(json, 'source')
	};
}

/**
 * What a manifest says against the facts and the files: `PKG-UNIT` to `PKG-HASH`. Several may be
 * wrong at once.
 */
export function manifestProblems(
	manifest: Manifest,
	life: UnitLife | undefined,
	sha256: ReadonlyMap<string, string>
): Problem[] {
	const problems: Problem[] = [];
	const { period, files } = manifest;
	const isPeriod =
		isDay(period.from) &&
		isDay(period.to) &&
		period.from <= period.to &&
		period.from <= manifest.created_at.slice(0, 10);
	if (!isPeriod) {
		problems.push(problem('PKG-PERIOD', { detail: `${period.from} – ${period.to}` }));
	}
	const existed =
		life !== undefined &&
		(life.valid_from === null || life.valid_from <= period.to) &&
		(life.valid_to === null || life.valid_to >= period.from);
	if (!existed) problems.push(problem('PKG-UNIT', { detail: manifest.unit.slice(0, 40) }));
	const types = new Set<string>();
	for (const { path, type, sha256: declared } of files) {
		const found = sha256.get(path);
		if (types.has(type)) problems.push(problem('PKG-FILE-TWICE', { file: path, detail: type }));
		if (found === undefined) problems.push(problem('PKG-FILE-MISSING', { file: path }));
		else if (found !== declared) problems.push(problem('PKG-HASH', { file: path }));
		types.add(type);
	}
	const listed = new Set([MANIFEST, ...files.map(({ path }) => path)]);
	for (const path of sha256.keys()) {
		if (!listed.has(path)) problems.push(problem('PKG-FILE-UNLISTED', { file: path }));
	}
	return problems;
}

function readFileEntry(entry: unknown, recordTypes: ReadonlySet<string>): ManifestFile {
	if (!isObject(entry)) return refuse('files');
	refuseOtherKeys(entry, ['path', 'type', 'rows', 'sha256'], []);
	const { rows, sha256 } = entry;
	const type = requiredText(entry, 'type');
	if (!recordTypes.has(type)) return refuse('files.type');
	if (!Number.isSafeInteger(rows) || (rows as number) < 0) return refuse('files.rows');
	if (typeof sha256 !== 'string' || !SHA256.test(sha256)) return refuse('files.sha256');
	return {
		path: requiredText(entry, 'path').normalize('NFC'),
		type,
		rows: rows as number,
		sha256: sha256.toLowerCase()
	};
}

function refuse(field: string | null): never {
	throw new Refusal(problem('PKG-MANIFEST', { file: MANIFEST, column: field }));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function refuseOtherKeys(
	object: Record<string, unknown>,
	required: string[],
	optional: string[]
): void {
	const missing = required.find((key) => !Object.hasOwn(object, key));
	const unknown = Object.keys(object).find((key) => ![...required, ...optional].includes(key));
	if (missing !== undefined) refuse(missing);
	// The name of an unknown field is the sender's text: it stays with the sender.
	if (unknown !== undefined) refuse(null);
}

function requiredText(object: Record<string, unknown>, key: string): string {
	return optionalText(object, key) ?? refuse(key);
}

function optionalText(object: Record<string, unknown>, key: string): string | null {
	if (!Object.hasOwn(object, key)) return null;
	const value = object[key];
	return (typeof value === 'string' ? manifestText(value) : null) ?? refuse(key);
}

/** A text as a manifest may hold it; null: blank, too long, or with control characters. */
export function manifestText(value: string): string | null {
	const text = value.normalize('NFC').trim();
	// Line breaks and tabs are text, other control characters are not.
	return text === '' || value.length > TEXT_MAX || NOT_TEXT.test(text) ? null : text;
}

function dayShape(period: Record<string, unknown>, key: 'from' | 'to'): string {
	const day = period[key];
	return typeof day === 'string' && DAY_SHAPE.test(day) ? day : refuse('period');
}

/** JSON that repeats no key: JSON.parse would silently take the last. */
function parseStrictly(bytes: Buffer): unknown {
	if (bytes.length > BYTES_MAX || !isUtf8(bytes)) return refuse(null);
	const text = bytes.toString('utf8').replace(/^\ufeff/, '');
	try {
		const json: unknown = JSON.parse(text);
		return repeatsKey(text) ? refuse(null) : json;
	} catch (error) {
		if (error instanceof SyntaxError) return refuse(null);
		throw error;
	}
}
