import type { RequestEvent } from '@sveltejs/kit';
import { DonthuError } from '#warehouse/errors.ts';
import { askChart, askTable } from '#warehouse/reports/figures.ts';
import type { AnsweredNode } from '../../report.ts';
import type { AppState } from '../access/app_state.ts';
import { wanted } from './admit.ts';
import { answersFor, engine } from './opened.ts';
import { keepAnswers, type ReportRow } from './store.ts';
import { templateOf } from './templates.ts';
import { inserting as words } from './vi.ts';

/**
 * Answers what is to be put into a report, and keeps the answer with it.
 *
 * @param sent `{ figure: … }`, `{ table: 'PL1' }` or `{ chart: … }`
 * @throws {DonthuError} `bad_document`, `wrong_state`, and what asking throws
 */
export async function answerFor(
	event: Pick<RequestEvent, 'locals'>,
	state: AppState,
	report: ReportRow,
	sent: Readonly<Record<string, unknown>>
): Promise<AnsweredNode> {
	if (report.state !== 'draft') {
		throw new DonthuError('wrong_state', words.noDraft, words.noDraftRemedy);
	}
	const asking = await engine(event);
	const { ask, known } = asking;
	const node = await (async (): Promise<AnsweredNode> => {
		if (typeof sent['figure'] === 'object' && sent['figure'] !== null) {
			const figure = sent['figure'] as Readonly<Record<string, unknown>>;
			return answersFor(state, report, asking).ask(wanted(figure, 'new', 'figure'));
		}
		const template = templateOf(state, report.template);
		const { table, chart } = sent;
		if (typeof table === 'string' && template?.tables.has(table)) {
			return askTable(ask, template, table, report.choice, known);
		}
		if (typeof chart === 'string' && template?.charts.has(chart)) {
			return askChart(ask, template, chart, report.choice, known);
		}
		throw new DonthuError('bad_document', words.unknown, words.unknownRemedy);
	})();
	keepAnswers(state, report.report_no, [node]);
	return node;
}
