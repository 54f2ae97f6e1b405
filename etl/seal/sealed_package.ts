import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { isoInstant } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import type { KeyRing } from './keys.ts';
import type { Register } from './register.ts';
import type { Known } from './seal_facts.ts';
import { SealedFile, type MarkCounts } from './sealed_file.ts';
import { sealing as words } from './vi.ts';

const CONTRACT = 'donthu/1';
const SOURCE = 'donthu seal 0.1.0';
const PLACES_SHOWN = 5;

export const MANIFEST = 'manifest.json';

/** Whose registers they are, of which time, and under which keys they are sealed. */
export interface Sealing {
	unit: string;
	period: { from: string; to: string };
	keys: KeyRing;
	/** Vietnam time. */
	createdAt: string;
	/** The package that this one corrects, by its id; then with a reason. */
	corrects?: string;
	reason?: string;
}

/** What leaves the unit: the files of a package by name. */
export interface SealedPackage {
	id: string;
	files: Map<string, Uint8Array>;
	rowCount: number;
	marks: MarkCounts;
}

/**
 * Registers without their names, and a manifest. The same registers, keys and instant give the same
 * bytes, wherever this runs.
 *
 * @throws {DonthuError} `type_twice`, `name_left` when a name stands in a column that is sent, `no_key`
 */
export function sealedPackage(
	registers: readonly Register[],
	sealing: Sealing,
	{ columns, choices }: Known
): SealedPackage {
	refuseTwice(registers);
	const sealed = registers.map((register) =>
		SealedFile.of(register, columns.get(register.type)!, choices, sealing.keys)
	);
	refuseLeaks(sealed);
	const files = new Map(sealed.map(({ path, bytes }) => [path, bytes]));
	const id = idOf(sealing);
	const manifest = `${JSON.stringify(manifestOf(id, sealing, sealed), null, '\t')}\n`;
	files.set(MANIFEST, new TextEncoder().encode(manifest));
	return {
		id,
		files,
		rowCount: sealed.reduce((sum, { rowCount }) => sum + rowCount, 0),
		marks: sumMarks(sealed)
	};
}

function refuseTwice(registers: readonly Register[]): void {
	const twice = registers.find(({ type }, i) =>
		registers.slice(0, i).some((other) => other.type === type)
	);
	if (twice)
		throw new DonthuError('type_twice', words.typeTwice(twice.type), words.typeTwiceRemedy);
}

/** Names belong into their columns alone: elsewhere they would leave the unit. */
function refuseLeaks(files: readonly SealedFile[]): void {
	const places = files.flatMap(({ register, leaks }) =>
		leaks.map(({ row, label }) => words.leakPlace(register, row, label))
	);
	if (places.length === 0) return;
	const shown = places.slice(0, PLACES_SHOWN);
	if (places.length > shown.length) shown.push(words.leakMore(places.length - shown.length));
	throw new DonthuError('name_left', words.leak(shown), words.leakRemedy);
}

function idOf({ unit, period, createdAt }: Sealing): string {
	const stamp = createdAt.replace(/\D/g, '').slice(0, 14);
	return `${unit}-${period.from}-${period.to}-${stamp}`;
}

const manifestOf = (
	package_id: string,
	{ unit, period, createdAt, corrects, reason }: Sealing,
	files: readonly SealedFile[]
) => ({
	contract: CONTRACT,
	package_id,
	unit,
	period,
	created_at: isoInstant(createdAt),
	...(corrects !== undefined && { corrects }),
	...(reason !== undefined && { reason }),
	source: SOURCE,
	files: files.map(({ path, type, rowCount, bytes }) => ({
		path,
		type,
		rows: rowCount,
		sha256: bytesToHex(sha256(bytes))
	}))
});

function sumMarks(files: readonly SealedFile[]): MarkCounts {
	const sum = (basis: keyof MarkCounts) => files.reduce((n, { marks }) => n + marks[basis], 0);
	return { number: sum('number'), address: sum('address'), name: sum('name'), none: sum('none') };
}
