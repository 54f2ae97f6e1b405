import { existsSync } from 'node:fs';
import { DonthuError } from '../../warehouse/errors.ts';
import { demoMarker } from '../../warehouse/home.ts';
import { EVERYTHING, numbers, type NumbersRequest } from '../../warehouse/numbers.ts';
import { type OpenRelease } from '../../warehouse/release.ts';
import { readCard } from '../../warehouse/release_card.ts';
import type { Report, ReportChoice } from '../../warehouse/reports/document.ts';
import { fillReport } from '../../warehouse/reports/fill.ts';
import { canonical } from '../../warehouse/reports/hash.ts';
import { readKnown } from '../../warehouse/reports/known.ts';
import { sealed } from '../../warehouse/reports/seal.ts';
import { readTemplate, TEMPLATES, type Template } from '../../warehouse/reports/template.ts';
import { files as words } from './vi.ts';

export const KINDS = ['docx', 'pdf', 'xlsx'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * One that comes with the program, by its id, or a file.
 *
 * @param read the text of a file; undefined: there is none
 * @throws {DonthuError} `unknown_template`, `bad_template`
 */
export function templateOf(name: string, read: (file: string) => string | undefined): Template {
	const shipped = TEMPLATES.get(name);
	if (shipped) return shipped.template;
	const text = /\.ya?ml$/.test(name) ? read(name) : undefined;
	if (text !== undefined) return readTemplate(text);
	throw new DonthuError(
		'unknown_template',
		words.unknownTemplate(name),
		words.seeTemplates([...TEMPLATES.keys()])
	);
}

/**
 * A draft from a release. Whoever runs a command can read the files anyway: the scope is the whole.
 *
 * @param onAsked told of every question that was answered
 * @throws {DonthuError} as `numbers()`
 */
export async function draftOf(
	home: string,
	release: OpenRelease,
	template: Template,
	choice: ReportChoice,
	onAsked: () => void = () => {}
): Promise<Report> {
	const known = await readKnown(release, {
		isLocked: readCard(home, release.id).state === 'locked',
		isMock: existsSync(demoMarker(home))
	});
	const ask = async (request: NumbersRequest) => {
		const answer = await numbers(release, EVERYTHING, request);
		onAsked();
		return answer;
	};
	return fillReport(ask, template, choice, known);
}

type Writer = (report: Report) => string | Uint8Array | Promise<Uint8Array>;

/** Each is loaded when it is wanted, and while the figures are asked for. */
export const WRITERS: Readonly<Record<Kind | 'json', () => Promise<Writer>>> = {
	docx: async () => (await import('../../warehouse/reports/docx.ts')).docxFile,
	pdf: async () => (await import('../../warehouse/reports/pdf.ts')).pdfFile,
	xlsx: async () => (await import('../../warehouse/reports/xlsx.ts')).xlsxFile,
	json: async () => (report) => `${canonical(sealed(report, []))}\n`
};
