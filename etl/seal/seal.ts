import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { DonthuError } from '../../warehouse/errors.ts';
import { openMemory } from '../../warehouse/open.ts';
import { loadSeeds } from '../../warehouse/seeds.ts';
import { headingForm } from '../headings.ts';
import { checkPackages } from '../load.ts';
import { openTable } from '../readers/open.ts';
import type { Receipt } from '../receipt.ts';
import { writeZip } from '../zip_writer.ts';
import { readHeadingMap, writeHeadingMap } from './heading_file.ts';
import type { HeadingLine } from './heading_map.ts';
import { RegisterReader, type OpenTable, type Register, type RegisterFile } from './register.ts';
import { known, readSealFacts, type Known } from './seal_facts.ts';
import type { MarkCounts } from './sealed_file.ts';
import { sealedPackage, type SealedPackage, type Sealing } from './sealed_package.ts';
import { headings as headingWords, sealing as words } from './vi.ts';

export interface SealRequest extends Sealing {
	/** Files, or `type=file`. */
	registers: readonly string[];
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
	const facts = known(await shippedFacts());
	const sealed = sealedPackage(await openRegisters(request, facts), request, facts);
	return { ...(await stage(out, sealed)), marks: sealed.marks };
}

async function shippedFacts() {
	const connection = await openMemory();
	try {
		await loadSeeds(connection);
		return await readSealFacts(connection);
	} finally {
		connection.closeSync();
	}
}

const openFile: OpenTable = (name, bytes, headings) =>
	openTable(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), headings);

async function openRegisters(
	{ registers: args, columnsFile, out }: SealRequest,
	facts: Known
): Promise<Register[]> {
	const readerWith = (decided: readonly HeadingLine[]) =>
		new RegisterReader(facts, decided, facts.choices.isChoice, facts.faultWords, openFile);
	const decided = readHeadingMap(columnsFile, readerWith([]).columnsOf);
	const reader = readerWith(decided);
	const opened = [];
	for (const argument of args) opened.push(await reader.open(fileOf(argument, facts)));
	const open = opened.flatMap((register) => ('lines' in register ? register.lines : []));
	if (open.length > 0) {
		throw await askForHeadings(open, decided, columnsFile ?? `${out}.columns.csv`, columnsFile);
	}
	return opened.filter((register) => 'rows' in register);
}

/** Reads the file that an argument names: a path, or `type=path`. */
function fileOf(argument: string, { columns }: Known): RegisterFile {
	const typed = /^(\w+)=(.+)$/s.exec(argument);
	const isTyped = typed !== null && columns.has(typed[1]!);
	const path = isTyped ? typed[2]! : argument;
	try {
		const file = { name: basename(path), bytes: readFileSync(path) };
		return isTyped ? { ...file, type: typed[1]! } : file;
	} catch (error) {
		throw new DonthuError('register_unreadable', words.noFile(path), words.noFileRemedy, {
			cause: error
		});
	}
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

/** Writes beside the place where the package shall be, has it judged, and puts it there. */
async function stage(
	out: string,
	{ files }: SealedPackage
): Promise<{ receipt: Receipt; isWritten: boolean }> {
	try {
		await mkdir(dirname(out), { recursive: true });
		const beside = await mkdtemp(join(dirname(out), '.donthu-'));
		try {
			const staged = join(beside, basename(out));
			await writePackage(staged, files);
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

async function writePackage(path: string, files: SealedPackage['files']): Promise<void> {
	if (extname(path).toLowerCase() === '.zip') {
		await writeFile(path, writeZip(files));
		return;
	}
	await mkdir(path);
	for (const [name, bytes] of files) await writeFile(join(path, name), bytes);
}
