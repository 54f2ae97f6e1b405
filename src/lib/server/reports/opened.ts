import { error, type RequestEvent } from '@sveltejs/kit';
import { DonthuError } from '#warehouse/errors.ts';
import { readKnown, type Known } from '#warehouse/reports/known.ts';
import { askFigure } from '#warehouse/reports/figures.ts';
import type { NumbersAnswer, NumbersRequest } from '#warehouse/numbers.ts';
import type { OpenRelease } from '#warehouse/release.ts';
import { randomUUID } from 'node:crypto';
import type { FigureNode, Report, ReportChoice } from '../../report.ts';
import type { AppState } from '../access/app_state.ts';
import { application } from '../application.ts';
import { isDemo } from '../home.ts';
import { numbers, reader, type Reader } from '../numbers.ts';
import type { Answers, Wanted } from './admit.ts';
import { otherFigure, otherNode } from './others.ts';
import { findNode, findReport, readVersion, type By, type ReportRow } from './store.ts';
import { opened as words } from './vi.ts';

/*
How a request comes to a report: only who may see kinds of petition of all places that a report is
about may read it, and to everybody else there is no such report.
*/

type Locals = Pick<RequestEvent, 'locals'>;

/** Whether a report about these places is within a reader's scope. */
export function isWithinScope(
	{ kinds }: App.Locals['scope'],
	{ where }: Pick<ReportChoice, 'where'>
): boolean {
	if (kinds === 'all') return true;
	const within = (codes: readonly string[] | undefined, own: readonly string[]) =>
		codes !== undefined && codes.length > 0 && codes.every((code) => own.includes(code));
	return within(where['unit'], kinds.units) || within(where['province'], kinds.provinces);
}

/** Who is at work. */
export function byOf({ locals }: Locals): By {
	const { account } = locals.who!;
	return { account: account.name, person: account.person };
}

export const mayWrite = ({ locals }: Locals): boolean => locals.who!.permissions.includes('draft');
export const mayApprove = ({ locals }: Locals): boolean =>
	locals.who!.permissions.includes('approve');

/** @throws 404 for a number that names no report, or none that is for this reader */
export function openReport(event: Locals & { params: { so: string } }): {
	state: AppState;
	report: ReportRow;
} {
	const { state } = application();
	const no = /^\d{1,9}$/.test(event.params.so) ? Number(event.params.so) : 0;
	const report = findReport(state, no);
	if (!report || !isWithinScope(event.locals.scope, report.choice)) {
		error(404, { message: words.none, remedy: words.noneRemedy });
	}
	return { state, report };
}

/** @throws 403 for who may read a report and not write one */
export function checkWriter(event: Locals): void {
	if (!mayWrite(event)) error(403, { message: words.notWriter, remedy: words.notWriterRemedy });
}

const known = new WeakMap<OpenRelease, Promise<Known>>();

/** What the engine of reports asks with: the release of this request, within the reader's scope. */
export type Engine = {
	readonly reader: Reader;
	readonly ask: (request: NumbersRequest) => Promise<NumbersAnswer>;
	readonly known: Known;
};

export async function engine({ locals }: Locals): Promise<Engine> {
	const who = reader(locals);
	const { release, card } = who.lease;
	const read = known.get(release) ?? readKnown(release, { isLocked: false, isMock: isDemo() });
	known.set(release, read);
	const facts = await read;
	return {
		reader: who,
		ask: (request) => numbers(who, request),
		known: { ...facts, isLocked: card.state === 'locked' }
	};
}

/** How figures that a browser names are found, or asked, in a report. */
export const answersFor = (
	state: AppState,
	report: ReportRow,
	{ ask, known }: Engine
): Answers => ({
	find: (id, release) => findNode(state, report.report_no, id, release),
	async ask({ other, ...wanted }: Wanted): Promise<FigureNode> {
		if (other) {
			const figure = otherFigure(state, other.id, other.version);
			if (!figure) throw new DonthuError('bad_document', words.noOther, words.noOtherRemedy);
			return otherNode(figure);
		}
		const attrs = await askFigure(ask, { ...wanted, id: randomUUID(), frozen: false }, known);
		return { type: 'figure', attrs };
	}
});

/** The version of a report that counts, as paper. */
export function paperOf(state: AppState, report: ReportRow): Report {
	const { content } = readVersion(state, report)!;
	return { ...content, choice: report.choice, state: report.state, isMock: isDemo() };
}

/** Answers what was expected to go wrong as JSON; everything else is thrown. */
export function refused(cause: unknown): { code: string; message: string; remedy: string } {
	if (!(cause instanceof DonthuError)) throw cause;
	return { code: cause.code, message: cause.problem, remedy: cause.remedy };
}
