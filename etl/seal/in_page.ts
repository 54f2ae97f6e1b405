import { vietnamTime } from '../../warehouse/days.ts';
import { readCsv } from '../readers/csv.ts';
import { formatOf } from '../readers/format.ts';
import { readSheet } from '../readers/sheet.ts';
import { FileFault } from '../readers/table_file.ts';
import { writeZip } from '../zip_writer.ts';
import { headingForm } from '../headings.ts';
import type { HeadingLine } from './heading_map.ts';
import { parseKeys } from './keys.ts';
import { RegisterReader, type OpenTable, type RegisterFile } from './register.ts';
import { known, type SealFacts } from './seal_facts.ts';
import type { MarkCounts } from './sealed_file.ts';
import { sealedPackage } from './sealed_package.ts';
import { headings as words } from './vi.ts';

/*
Sealing in a browser: what `donthu seal` does, without a file system and without a judgement, which
the loader gives when the package arrives. Nothing that this file reaches needs Node; a rule of the
house holds it so.
*/

export { DonthuError } from '../../warehouse/errors.ts';
export type { HeadingLine } from './heading_map.ts';
export type { SealFacts } from './seal_facts.ts';

export interface PageRequest {
	registers: readonly RegisterFile[];
	unit: string;
	period: { from: string; to: string };
	keyFile: { name: string; text: string };
	createdAt: Date;
	/** What the unit's own headings mean, as far as somebody has said it. */
	decided: readonly HeadingLine[];
	facts: SealFacts;
}

export interface PagePackage {
	/** The name of the file. */
	name: string;
	zip: Uint8Array;
	rowCount: number;
	marks: MarkCounts;
	/** By these digits people compare keys. */
	keyCode: string;
}

/**
 * A package of registers with names; or the headings that somebody must explain first, with what they
 * may mean.
 *
 * @throws {DonthuError} as `donthu seal` does
 */
export async function sealInPage(
	request: PageRequest
): Promise<PagePackage | { open: HeadingLine[] }> {
	const facts = known(request.facts);
	const { choices, faultWords } = facts;
	const keys = parseKeys(request.keyFile.text, request.keyFile.name);
	const reader = new RegisterReader(
		facts,
		request.decided,
		choices.isChoice,
		faultWords,
		openTable
	);
	const opened = await Promise.all(request.registers.map((file) => reader.open(file)));
	const open = opened.flatMap((register) => ('lines' in register ? register.lines : []));
	if (open.length > 0) return { open };
	const registers = opened.filter((register) => 'rows' in register);
	const createdAt = vietnamTime(`${request.createdAt.toISOString().slice(0, 19)}Z`)!;
	const { unit, period } = request;
	const sealed = sealedPackage(registers, { unit, period, keys, createdAt }, facts);
	const { id, files, rowCount, marks } = sealed;
	return { name: `${id}.zip`, zip: writeZip(files), rowCount, marks, keyCode: keys.code };
}

const openTable: OpenTable = async (name, bytes, headings) => {
	switch (formatOf(name, bytes)) {
		case 'csv':
			return readCsv(bytes, headings.isKnown);
		case 'xlsx':
			return readSheet(bytes, headings.isTime);
		default:
			throw new FileFault('FIL-TYPE');
	}
};

/** What a heading of a record type may be said to mean: labels of columns, and leaving it out. */
export function meanings(type: string, { columns, identity }: SealFacts): string[] {
	const reader = known({ columns, identity, choices: {}, faults: {} });
	const all = new RegisterReader(reader, [], () => false, reader.faultWords, openTable);
	const labels = all
		.columnsOf(type)!
		.flatMap(({ kind, label }) => (kind === 'token' || kind === 'fingerprint' ? [] : [label]));
	return [...labels, words.drop];
}

/** Whether two headings are the same to a register. */
export const isSameHeading = (one: HeadingLine, other: HeadingLine): boolean =>
	one.type === other.type && headingForm(one.heading) === headingForm(other.heading);
