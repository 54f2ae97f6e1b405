import { AppState } from '../../src/lib/server/access/app_state.ts';
import { comment } from '../../src/lib/server/reports/comments.ts';
import { otherFigures, otherNode, takeOthers } from '../../src/lib/server/reports/others.ts';
import { issue, move } from '../../src/lib/server/reports/states.ts';
import { begin, keepAnswers, named, save } from '../../src/lib/server/reports/store.ts';
import { appStateFile } from '../../warehouse/home.ts';
import { EVERYTHING, numbers } from '../../warehouse/numbers.ts';
import { openRelease } from '../../warehouse/release.ts';
import type { Paragraph, Report } from '../../warehouse/reports/document.ts';
import { fillReport } from '../../warehouse/reports/fill.ts';
import { reportHash } from '../../warehouse/reports/hash.ts';
import { readKnown } from '../../warehouse/reports/known.ts';
import { TEMPLATES } from '../../warehouse/reports/template.ts';
import { nameOf } from './accounts.ts';

/* Reports that lie in a home as if people had worked on them. */

const ANALYST = { account: nameOf('analyst'), person: 'Người soạn thử' };
const APPROVER = { account: nameOf('approver'), person: 'Người duyệt thử' };
const at = (minute: number) => new Date(`2026-11-02T08:${`${minute}`.padStart(2, '0')}:00+07:00`);

/** 1: the thematic report, being written; 2: that of ten months, issued; and figures of other bodies. */
export async function makeDrafts(home: string): Promise<void> {
	const release = await openRelease(home);
	const known = await readKnown(release, { isLocked: false, isMock: true });
	const filled = (template: string, from: string, to: string) =>
		fillReport(
			(request) => numbers(release, EVERYTHING, request),
			TEMPLATES.get(template)!.template,
			{ template, from, to, calendar: 'civil', boundaries: 'as_reported', where: {} },
			known
		);
	const state = await AppState.open(appStateFile(home));
	takeOthers(state, OTHERS, ANALYST, at(0));
	writtenOn(state, await filled('chuyen-de-kntc', '2024-10-01', '2026-09-30'));
	issued(state, await filled('muoi-thang', '2025-10-01', '2026-07-31'));
	state.close();
	release.close();
}

const OTHERS = [
	['Tòa án nhân dân tối cao', 'Đơn khiếu nại, tố cáo đã nhận', 12_345],
	['Bộ Công an', 'Đơn khiếu nại, tố cáo trong hoạt động điều tra', 6_789]
].map(([agency, line, value]) => ({
	...{ agency: `${agency}`, form: 'Biểu số 3', line: `${line}`, value: Number(value) },
	...{ period_from: '2025-10-01', period_to: '2026-09-30', unit: 'đơn' },
	source: `Báo cáo số 120 ngày 12/10/2026 của ${agency}`
}));

function begun(state: AppState, { choice, ...report }: Report): number {
	const { state: _, isMock: __, ...content } = report;
	return begin(state, { template: choice.template, choice, content }, ANALYST, at(0));
}

/** A sentence with a number that was typed and one of another body was put under the first heading. */
function writtenOn(state: AppState, report: Report): void {
	const no = begun(state, report);
	const figure = otherNode(otherFigures(state).at(-1)!);
	const text = (words: string) => ({ type: 'text' as const, text: words });
	const sentence: Paragraph = {
		type: 'paragraph',
		content: [text('Cả kỳ tiếp nhận 9.999 đơn; Tòa án nhân dân nhận '), figure, text('.')]
	};
	const [first, ...rest] = report.document.content;
	const document = { type: 'doc' as const, content: [first!, sentence, ...rest] };
	const { choice: _, state: __, isMock: ___, ...content } = report;
	keepAnswers(state, no, [figure]);
	const change = { base_no: 1, kind: 'edited' as const, content: named({ ...content, document }) };
	save(state, no, change, ANALYST, at(20));
	comment(
		state,
		no,
		{ text: 'Nêu rõ nguồn của số này.', node_id: '', quote: 'Cả kỳ tiếp nhận' },
		APPROVER,
		at(30)
	);
}

function issued(state: AppState, report: Report): void {
	const no = begun(state, report);
	const step = { version_no: 1, reason: '', unchecked: 0 };
	move(state, no, { ...step, to: 'reviewed' }, ANALYST, at(10));
	move(state, no, { ...step, to: 'approved' }, APPROVER, at(20));
	const paper: Report = {
		...report,
		head: { ...report.head, number: '15', day: '2026-11-02' },
		foot: { ...report.foot, signature: ['KT. VIỆN TRƯỞNG', 'PHÓ VIỆN TRƯỞNG', 'Người Ký Thử'] },
		state: 'issued'
	};
	issue(state, no, { version_no: 1, report: paper, sha256: reportHash(paper) }, ANALYST, at(30));
}
