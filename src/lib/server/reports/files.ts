import type { Report } from '../../report.ts';
import type { AppState } from '../access/app_state.ts';
import { paperOf } from './opened.ts';
import { findIssued } from './states.ts';
import type { ReportRow } from './store.ts';

type Format = {
	readonly type: string;
	readonly write: (report: Report) => Promise<Uint8Array>;
};

const OFFICE = 'application/vnd.openxmlformats-officedocument';
// What writes them is loaded when the first is asked for: setting type and drawing are done by native
// libraries, which the build, loading every route to look at it, does not survive.
const FORMATS: ReadonlyMap<string, Format> = new Map([
	[
		'docx',
		{
			type: `${OFFICE}.wordprocessingml.document`,
			write: async (report) => (await import('#warehouse/reports/docx.ts')).docxFile(report)
		}
	],
	[
		'pdf',
		{
			type: 'application/pdf',
			write: async (report) => (await import('#warehouse/reports/pdf.ts')).pdfFile(report)
		}
	],
	[
		'xlsx',
		{
			type: `${OFFICE}.spreadsheetml.sheet`,
			write: async (report) => (await import('#warehouse/reports/xlsx.ts')).xlsxFile(report)
		}
	]
]);

/** A report as a file: as it was issued, or as it is written now; null: there is no such format. */
export async function reportFile(
	state: AppState,
	report: ReportRow,
	name: string
): Promise<{ name: string; type: string; bytes: Uint8Array } | null> {
	const format = FORMATS.get(name);
	if (!format) return null;
	const paper = findIssued(state, report.report_no)?.report ?? paperOf(state, report);
	const version = report.state === 'issued' ? paper.head.number : `du-thao-${report.version_no}`;
	return {
		name: `bao-cao-${report.report_no}-${version}.${name}`,
		type: format.type,
		bytes: await format.write(paper)
	};
}
