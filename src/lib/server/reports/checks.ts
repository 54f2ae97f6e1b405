import type { RequestEvent } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { metricWords } from '#warehouse/metrics/vi.ts';
import {
	disagreements,
	typedNumbers,
	type Disagreement,
	type TypedNumber
} from '#warehouse/reports/checks.ts';
import { accept, refresh } from '#warehouse/reports/refresh.ts';
import { answeredIn, type ReportDocument } from '../../report.ts';
import type { AppState } from '../access/app_state.ts';
import { DonthuError } from '#warehouse/errors.ts';
import { answersFor, byOf, engine } from './opened.ts';
import { contradictions, type Contradiction } from './register.ts';
import { answers, type Answer } from './states.ts';
import { keepAnswers, named, readVersion, save, type ReportRow, type Saved } from './store.ts';
import { replaceTyped, wantedFor } from './typed.ts';
import { typed as words } from './vi.ts';

/** What the release of today answers otherwise. */
export type Stale = {
	readonly node_id: string;
	readonly label: string;
	/** Row and column, of a cell. */
	readonly place: string;
	readonly old: string;
	readonly new: string;
};
type Answered<T> = T & { readonly item: string; readonly answer: Answer | null };

/** A number that was typed; `nth` of those written alike in its block. */
type Typed = TypedNumber & { readonly nth: number; readonly mayReplace: boolean };

export type Checks = {
	readonly typed: readonly Answered<Typed>[];
	readonly disagreements: readonly Answered<Disagreement>[];
	/** Figures that the release of today answers otherwise. */
	readonly stale: readonly Answered<Stale>[];
	readonly contradictions: readonly Answered<Contradiction & { readonly label: string }>[];
};

type Locals = Pick<RequestEvent, 'locals'>;

/** Everything that has to be put right, or answered for, before a report is approved. */
export async function checkReport(
	event: Locals,
	state: AppState,
	report: ReportRow
): Promise<Checks> {
	const { document } = readVersion(state, report)!.content;
	const given = answers(state, report.report_no);
	const answered = <T>(kind: string, found: T, ...what: readonly string[]): Answered<T> => {
		const item = `${kind}-${createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32)}`;
		return { ...found, item, answer: given.get(item) ?? null };
	};
	return {
		typed: typedIn(document).map((found) =>
			answered('typed', found, found.text, found.around, `${found.nth}`)
		),
		disagreements: disagreements(document).map((found) =>
			answered('differs', found, found.kind, found.text)
		),
		stale: (await staleIn(event, document)).map((found) =>
			answered('stale', found, found.node_id, found.place, found.old, found.new)
		),
		contradictions: contradictions(state, report.report_no, { document }).map((found) =>
			answered(
				'sent',
				{ ...found, label: metricWords[found.now.metric]?.label ?? found.now.metric },
				`${found.before.report_no}`,
				found.before.node_id,
				found.before.place,
				found.before.value,
				found.now.value
			)
		)
	};
}

/** How many of the findings nobody has answered for. */
export const unchecked = (checks: Checks): number =>
	Object.values(checks)
		.flat()
		.filter(({ answer }) => answer === null).length;

function typedIn(document: ReportDocument): Typed[] {
	const times = new Map<string, number>();
	return typedNumbers(document).map((found) => {
		const key = `${found.block} ${found.text}`;
		const nth = times.get(key) ?? 0;
		times.set(key, nth + 1);
		return { ...found, nth, mayReplace: wantedFor(document, found) !== null };
	});
}

/**
 * Puts the live figure that a typed number was meant to be in its place.
 *
 * @throws {DonthuError} `typed_gone` when the number is not there any more, or no figure is like it
 */
export async function takeLive(
	event: Locals,
	state: AppState,
	report: ReportRow,
	{ base_no, item }: { base_no: number; item: string }
): Promise<Saved> {
	const { typed } = await checkReport(event, state, report);
	const { content } = readVersion(state, report)!;
	const found = typed.find((each) => each.item === item);
	if (!found) throw new DonthuError('typed_gone', words.gone, words.goneRemedy);
	const wanted = wantedFor(content.document, found);
	if (!wanted) throw new DonthuError('typed_gone', words.noFigure, words.noFigureRemedy);
	const figure = await answersFor(state, report, await engine(event)).ask(wanted);
	const document = replaceTyped(content.document, found, found.nth, figure);
	if (report.state === 'draft') keepAnswers(state, report.report_no, [figure]);
	return save(
		state,
		report.report_no,
		{ base_no, kind: 'edited', content: named({ ...content, document }) },
		byOf(event),
		new Date()
	);
}

/** Whether something in a document could be answered otherwise today. */
const isOfAnother = (document: ReportDocument, release: string) =>
	answeredIn(document).some(
		(node) => node.attrs.release !== release && !(node.type === 'figure' && node.attrs.frozen)
	);

async function staleIn(event: Locals, document: ReportDocument): Promise<Stale[]> {
	const { ask, known } = await engine(event);
	if (!isOfAnother(document, known.release)) return [];
	const nodes = new Map(answeredIn(document).map((node) => [node.attrs.id, node]));
	const { changes } = await refresh(ask, document, known);
	// Answers come in as they are ready; a reader goes through them as they stand in the report.
	const order = [...nodes.keys()];
	const inOrder = changes.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
	return inOrder.map(({ id, metric, at, old, new: now }) => {
		const node = nodes.get(id);
		const title = node && 'title' in node.attrs ? node.attrs.title : '';
		return {
			node_id: id,
			label: title || (metricWords[metric]?.label ?? metric),
			place: at ? `${at.row} › ${at.column}` : '',
			old: old.shown,
			new: now.shown
		};
	});
}

/**
 * Takes what the release of today answers for figures, tables and charts; what has not changed moves to it
 * as well. What is not named stays as it was.
 *
 * @param ids of the nodes; null: all
 */
export async function takeNew(
	event: Locals,
	state: AppState,
	report: ReportRow,
	{ base_no, ids }: { base_no: number; ids: ReadonlySet<string> | null }
): Promise<Saved> {
	const { content } = readVersion(state, report)!;
	const { ask, known } = await engine(event);
	const { changes, document: fresh } = await refresh(ask, content.document, known);
	const changed = new Set(changes.map(({ id }) => id));
	const taken = new Set(
		answeredIn(fresh)
			.map(({ attrs }) => attrs.id)
			.filter((id) => !changed.has(id) || ids === null || ids.has(id))
	);
	const document = await accept(content.document, fresh, taken);
	const isWhole = !isOfAnother(document, known.release);
	keepAnswers(state, report.report_no, answeredIn(document));
	return save(
		state,
		report.report_no,
		{
			base_no,
			kind: 'refreshed',
			content: named({
				...content,
				...(isWhole && { release: known.release, as_of: known.as_of }),
				document
			})
		},
		byOf(event),
		new Date()
	);
}
