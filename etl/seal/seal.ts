import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { isoInstant } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { openMemory } from '../../warehouse/open.ts';
import { loadSeeds } from '../../warehouse/seeds.ts';
import { readFacts, type Facts } from '../facts.ts';
import { headingForm } from '../headings.ts';
import { checkPackages } from '../load.ts';
import { MANIFEST } from '../package.ts';
import type { Receipt } from '../receipt.ts';
import { ChoiceReader, readChoices } from '../template/choices.ts';
import { writeZip } from '../zip.ts';
import { readHeadingMap, writeHeadingMap, type HeadingLine } from './heading_map.ts';
import type { KeyRing } from './keys.ts';
import { RegisterReader, type Register } from './register.ts';
import { SealedFile, type MarkCounts } from './sealed_file.ts';
import { headings as headingWords, sealing as words } from './vi.ts';

const CONTRACT = 'donthu/1';
const SOURCE = 'donthu seal 0.1.0';
const PLACES_SHOWN = 5;

export interface SealRequest {
	/** Files, or `type=file`. */
	registers: readonly string[];
	unit: string;
	period: { from: string; to: string };
	keys: KeyRing;
	/** Vietnam time. */
	createdAt: string;
	/** The package that this one corrects, by its id; then with a reason. */
	corrects?: string;
	reason?: string;
	/** What the unit's own headings mean. */
	columnsFile?: string;
	/** A zip by its name, else a folder. */
	out: string;
}

export interface Sealed {
	receipt: Receipt;
	marks: MarkCounts;
	/** A rejected package is not written. */
	isWritten: boolean;
}

/**
 * Turns registers with names into a package without them, judged as the loader would in an empty
 * home. Nothing that names a person is written anywhere; the same registers, keys and instant give
 * the same bytes.
 *
 * @throws {DonthuError} when a register cannot be understood, when a name stands in a column that is
 * sent, or when the package cannot be written
 */
export async function seal(request: SealRequest): Promise<Sealed> {
	const { out } = request;
	if (existsSync(out))
		throw new DonthuError('package_exists', words.exists(out), words.existsRemedy);
	const connection = await openMemory();
	try {
		await loadSeeds(connection);
		const facts = await readFacts(connection);
		const choices = new ChoiceReader(await readChoices(connection));
		const registers = await openRegisters(request, facts, choices, connection);
		const files = registers.map((register) =>
			SealedFile.of(register, facts.columns.get(register.type)!, choices, request.keys)
		);
		refuseLeaks(files);
		const staged = await stage(request, files);
		return { ...staged, marks: sumMarks(files) };
	} finally {
		connection.closeSync();
	}
}

async function openRegisters(
	{ registers: args, columnsFile, out }: SealRequest,
	facts: Facts,
	choices: ChoiceReader,
	connection: DuckDBConnection
): Promise<Register[]> {
	const faultWords = await readFaultWords(connection);
	const undecided = new RegisterReader(facts, [], choices.isChoice, faultWords);
	const decided = readHeadingMap(columnsFile, undecided.columnsOf);
	const reader = new RegisterReader(facts, decided, choices.isChoice, faultWords);
	const opened = [];
	for (const argument of args) opened.push(await reader.open(argument));
	const open = opened.flatMap((register) => ('lines' in register ? register.lines : []));
	if (open.length > 0) {
		throw await askForHeadings(open, decided, columnsFile ?? `${out}.columns.csv`, columnsFile);
	}
	const registers = opened.filter((register) => 'rows' in register);
	const twice = registers.find(({ type }, i) =>
		registers.slice(0, i).some((other) => other.type === type)
	);
	if (twice)
		throw new DonthuError('type_twice', words.typeTwice(twice.type), words.typeTwiceRemedy);
	return registers;
}

/** Writes down what is proposed, without touching what a person wrote there. */
async function askForHeadings(
	open: readonly HeadingLine[],
	decided: readonly HeadingLine[],
	file: string,
	given: string | undefined
): Promise<DonthuError> {
	const isThere = (line: HeadingLine) =>
		decided.some(
			({ type, heading }) =>
				type === line.type && headingForm(heading) === headingForm(line.heading)
		);
	const added = open.filter((line) => !isThere(line));
	if (added.length === 0) {
		const problem = headingWords.undecided(open.length, file);
		return new DonthuError('headings_undecided', problem, headingWords.undecidedRemedy);
	}
	if (given !== undefined || !existsSync(file)) await writeHeadingMap(file, [...decided, ...added]);
	const problem = headingWords.proposed(open.length, file);
	return new DonthuError('headings_unknown', problem, headingWords.proposedRemedy(file));
}

async function readFaultWords(connection: DuckDBConnection) {
	const rows = await connection.runAndReadAll(
		'select code, message_vi, remedy_vi from seed.problem_codes'
	);
	const words = new Map(
		(rows.getRows() as [string, string, string][]).map(([code, message, remedy]) => [
			code,
			{ message, remedy }
		])
	);
	return (code: string) => words.get(code)!;
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

/** Writes beside the place where the package shall be, has it judged, and puts it there. */
async function stage(
	request: SealRequest,
	files: readonly SealedFile[]
): Promise<{ receipt: Receipt; isWritten: boolean }> {
	const { out } = request;
	try {
		await mkdir(dirname(out), { recursive: true });
		const beside = await mkdtemp(join(dirname(out), '.donthu-'));
		try {
			const staged = join(beside, basename(out));
			await writePackage(staged, request, files);
			// A unit has no ledger: what it sent before is not known here.
			const [receipt] = await checkPackages(join(beside, 'home'), [staged]);
			const isWritten = receipt!.verdict !== 'rejected';
			if (isWritten) await rename(staged, out);
			return { receipt: receipt!, isWritten };
		} finally {
			await rm(beside, { recursive: true, force: true });
		}
	} catch (error) {
		const { code, syscall } = error as NodeJS.ErrnoException;
		if (syscall === undefined) throw error;
		throw new DonthuError('not_written', words.unwritable(out, `${code}`), words.unwritableRemedy, {
			cause: error
		});
	}
}

async function writePackage(
	path: string,
	request: SealRequest,
	sealed: readonly SealedFile[]
): Promise<void> {
	const files = new Map(sealed.map(({ path, bytes }) => [path, bytes]));
	const manifest = `${JSON.stringify(manifestOf(request, sealed), null, '\t')}\n`;
	files.set(MANIFEST, Buffer.from(manifest));
	if (extname(path).toLowerCase() === '.zip') {
		await writeFile(path, writeZip(files));
		return;
	}
	await mkdir(path);
	for (const [name, bytes] of files) await writeFile(join(path, name), bytes);
}

function manifestOf(
	{ unit, period, createdAt, corrects, reason }: SealRequest,
	files: readonly SealedFile[]
): Record<string, unknown> {
	const stamp = createdAt.replace(/\D/g, '').slice(0, 14);
	return {
		contract: CONTRACT,
		package_id: `${unit}-${period.from}-${period.to}-${stamp}`,
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
			sha256: hash('sha256', bytes)
		}))
	};
}

function sumMarks(files: readonly SealedFile[]): MarkCounts {
	const sum = (basis: keyof MarkCounts) => files.reduce((n, { marks }) => n + marks[basis], 0);
	return { number: sum('number'), address: sum('address'), name: sum('name'), none: sum('none') };
}
