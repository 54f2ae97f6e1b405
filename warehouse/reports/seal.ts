import { DonthuError } from '../errors.ts';
import type { Report } from './document.ts';
import { canonical, reportHash, sha256 } from './hash.ts';
import { seal as words } from './vi.ts';

/*
What a file carries so that months later each figure can be asked again: the report as it was, with every
question, and its hash. In a .docx it is a custom XML part, which Word keeps and shows to nobody.
*/

export const SEAL_PART = 'customXml/item1.xml';
const NAMESPACE = 'urn:donthu:report:1';

export type Sealed = {
	readonly report: Report;
	/** SHA-256 of the report's canonical text. */
	readonly sha256: string;
	/** SHA-256 of the picture of each chart, in the order of the document. */
	readonly pictures: readonly string[];
};

export const sealed = (report: Report, pictures: readonly Uint8Array[]): Sealed => ({
	report,
	sha256: reportHash(report),
	pictures: pictures.map(sha256)
});

/** The part of a .docx that holds it. */
export const sealXml = (seal: Sealed): string =>
	`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><report xmlns="${NAMESPACE}">${escaped(canonical(seal))}</report>`;

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescaped = (text: string) =>
	text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');

/**
 * What a custom XML part holds; null: it is another's.
 *
 * @throws {DonthuError} `report_unreadable`
 */
export function readSealXml(xml: string, file: string): Sealed | null {
	if (!xml.includes(`"${NAMESPACE}"`)) return null;
	const text = /<report[^>]*>([^]*)<\/report>/.exec(xml)?.[1];
	return readSeal(unescaped(text ?? ''), file);
}

/**
 * A report as JSON: what a file carries, or the report alone as the application keeps it.
 *
 * @throws {DonthuError} `report_unreadable`
 */
export function readSeal(json: string, file: string): Sealed {
	try {
		const read = JSON.parse(json) as Sealed | Report;
		const seal: Sealed =
			'report' in read ? read : { report: read, sha256: reportHash(read), pictures: [] };
		if (seal.report.document.type === 'doc') return seal;
	} catch (cause) {
		throw unreadable(file, { cause });
	}
	throw unreadable(file);
}

const unreadable = (file: string, options?: ErrorOptions) =>
	new DonthuError('report_unreadable', words.unreadable(file), words.unreadableRemedy, options);
