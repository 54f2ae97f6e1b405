import { fail, type RequestEvent } from '@sveltejs/kit';
import type { ReportState } from '#lib/report.ts';
import { application } from '#lib/server/application.ts';
import { facts } from '#lib/server/facts.ts';
import { textOf } from '#lib/server/form_text.ts';
import { noteDone } from '#lib/server/noted.ts';
import { reader } from '#lib/server/numbers.ts';
import { checkReport, unchecked } from '#lib/server/reports/checks.ts';
import { comment, comments, resolve } from '#lib/server/reports/comments.ts';
import { figureChoices } from '#lib/server/reports/figure_card.ts';
import { issueReport, readIssueForm } from '#lib/server/reports/issuing.ts';
import { byOf, checkWriter, mayApprove, mayWrite, openReport } from '#lib/server/reports/opened.ts';
import { otherFigures, sourceOf } from '#lib/server/reports/others.ts';
import { scopeWords } from '#lib/server/reports/scope_words.ts';
import { events, findIssued, move } from '#lib/server/reports/states.ts';
import { readVersion, versions } from '#lib/server/reports/store.ts';
import { templateOf } from '#lib/server/reports/templates.ts';
import { today } from '#lib/server/today.ts';
import type { Actions, PageServerLoad } from './$types.js';

const LONGEST = 4_000;

export const load: PageServerLoad = async (event) => {
	const { state, report } = openReport(event);
	const { release } = reader(event.locals).lease;
	const known = await facts(release);
	const version = readVersion(state, report)!;
	const issued = findIssued(state, report.report_no);
	const template = templateOf(state, report.template);
	const { account } = event.locals.who!;
	return {
		report: {
			no: report.report_no,
			state: report.state,
			choice: report.choice,
			scope: scopeWords(report.choice.where, known),
			template: template?.name ?? report.template
		},
		me: account.name,
		/** The release that answers today, where it is another one. */
		newer: version.content.release === release.id ? null : release.id,
		mayEdit: mayWrite(event) && report.state === 'draft',
		mayWrite: mayWrite(event),
		mayApprove: mayApprove(event),
		isOwnWork: version.account === account.name,
		version: { no: version.version_no, at: version.at, person: version.person },
		content: issued?.report ?? version.content,
		comments: comments(state, report.report_no),
		versions: versions(state, report.report_no),
		events: events(state, report.report_no),
		issued: issued ? { at: issued.at, person: issued.person, sha256: issued.sha256 } : null,
		today: today(),
		choices: {
			...figureChoices(known),
			tables: [...(template?.tables ?? [])].map(([id, { title }]) => ({
				id,
				title: `${id}: ${title}`
			})),
			charts: [...(template?.charts ?? [])].map(([id, { title }]) => ({ id, title })),
			others: otherFigures(state).map((figure) => ({
				...{ id: figure.figure_id, version: figure.version, value: figure.value },
				...{ unit: figure.unit, from: figure.period_from, to: figure.period_to },
				label: sourceOf(figure)
			}))
		}
	};
};

/** Takes the report a step on, and notes it, whatever came of it. */
async function step(event: RequestEvent<{ so: string }>, to: ReportState) {
	const { state, report } = openReport(event);
	const form = await event.request.formData();
	const open = to === 'approved' ? unchecked(await checkReport(event, state, report)) : 0;
	const refusal = move(
		state,
		report.report_no,
		{
			to,
			version_no: Number(textOf(form, 'ban')),
			reason: textOf(form, 'ly-do').slice(0, LONGEST),
			unchecked: open
		},
		byOf(event),
		new Date()
	);
	noteDone(event, {
		action: 'report',
		object: `${report.report_no}: ${to}`,
		outcome: refusal ? 'failed' : 'done'
	});
	return refusal ? fail(409, { refusal, open }) : { done: to };
}

export const actions: Actions = {
	trinh: (event) => {
		checkWriter(event);
		return step(event, 'reviewed');
	},
	duyet: (event) => {
		if (!mayApprove(event)) return fail(403, { refusal: 'not_allowed' as const, open: 0 });
		return step(event, 'approved');
	},
	tra: (event) => step(event, 'draft'),
	'ban-hanh': async (event) => {
		checkWriter(event);
		const { state, report } = openReport(event);
		const given = readIssueForm(await event.request.formData());
		const refusal = 'problem' in given ? given.problem : issueReport(event, state, report, given);
		noteDone(event, {
			action: 'report',
			object: `${report.report_no}: issued`,
			outcome: refusal ? 'failed' : 'done'
		});
		return refusal ? fail(409, { refusal, open: 0 }) : { done: 'issued' as const };
	},
	'gop-y': async (event) => {
		const { state, report } = openReport(event);
		const form = await event.request.formData();
		const text = textOf(form, 'loi').trim().slice(0, LONGEST);
		if (text === '' || report.state === 'issued')
			return fail(400, { refusal: 'empty' as const, open: 0 });
		comment(
			state,
			report.report_no,
			{
				text,
				node_id: textOf(form, 'so-lieu').slice(0, 64),
				quote: textOf(form, 'trich').slice(0, 300)
			},
			byOf(event),
			new Date()
		);
		return { done: 'comment' as const };
	},
	'xong-gop-y': async (event) => {
		const { report } = openReport(event);
		const form = await event.request.formData();
		const no = Number(textOf(form, 'gop-y'));
		if (report.state === 'issued') return fail(409, { refusal: 'wrong_state' as const, open: 0 });
		resolve(application().state, report.report_no, no, byOf(event), new Date());
		return { done: 'resolved' as const };
	}
};
