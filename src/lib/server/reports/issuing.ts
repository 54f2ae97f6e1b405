import type { RequestEvent } from '@sveltejs/kit';
import { isDay } from '#warehouse/days.ts';
import { reportHash } from '#warehouse/reports/hash.ts';
import type { Report } from '../../report.ts';
import type { AppState } from '../access/app_state.ts';
import { textOf } from '../form_text.ts';
import { byOf, paperOf } from './opened.ts';
import { issue, type Refusal } from './states.ts';
import type { ReportRow } from './store.ts';

type Given = {
	readonly version_no: number;
	readonly number: string;
	readonly symbol: string;
	readonly place: string;
	readonly day: string;
	readonly signature: readonly string[];
};

/** What a report gets when it is issued. */
export function readIssueForm(form: FormData): Given | { problem: 'number' | 'day' | 'signature' } {
	const line = (name: string) => textOf(form, name).normalize('NFC').trim().slice(0, 200);
	const number = line('so-bao-cao');
	const day = line('ngay');
	const signature = textOf(form, 'ky')
		.normalize('NFC')
		.split('\n')
		.map((each) => each.trim().slice(0, 200))
		.filter((each) => each !== '');
	if (!/^\d{1,6}[a-zA-Z]?$/.test(number) || line('ky-hieu') === '') return { problem: 'number' };
	if (!isDay(day)) return { problem: 'day' };
	if (signature.length === 0) return { problem: 'signature' };
	return {
		version_no: Number(line('ban')),
		...{ number, day, signature },
		symbol: line('ky-hieu'),
		place: line('dia-danh')
	};
}

/** Issues an approved report with its number, day and signature. */
export function issueReport(
	event: Pick<RequestEvent, 'locals'>,
	state: AppState,
	report: ReportRow,
	{ version_no, number, symbol, place, day, signature }: Given
): Refusal | null {
	const draft = paperOf(state, report);
	const paper: Report = {
		...draft,
		head: { ...draft.head, number, symbol, day, place: place || draft.head.place },
		foot: { ...draft.foot, signature },
		state: 'issued'
	};
	return issue(
		state,
		report.report_no,
		{ version_no, report: paper, sha256: reportHash(paper) },
		byOf(event),
		new Date()
	);
}
