import { error, fail, redirect } from '@sveltejs/kit';
import { errors } from '#lib/messages/vi.ts';
import { textOf as blockText } from '#lib/report.ts';
import { textOf } from '#lib/server/form_text.ts';
import { noteDone } from '#lib/server/noted.ts';
import { byOf, checkWriter, mayWrite, openReport } from '#lib/server/reports/opened.ts';
import { linesCompared } from '#lib/server/reports/compared.ts';
import { named, readVersion, save, versions } from '#lib/server/reports/store.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

/** A version that the address names; by default the one that counts. */
function versionIn(event: Pick<RequestEvent, 'url' | 'locals' | 'params'>, key: string) {
	const { state, report } = openReport(event);
	const asked = event.url.searchParams.get(key);
	const version_no = asked === null ? report.version_no : Number(asked);
	const version = Number.isSafeInteger(version_no)
		? readVersion(state, { report_no: report.report_no, version_no })
		: undefined;
	if (!version) error(404, { message: errors.notFound, remedy: errors.notFoundRemedy });
	return { state, report, version };
}

export const load: PageServerLoad = (event) => {
	const { state, report, version } = versionIn(event, 'ban');
	const { version: other } = versionIn(event, 'so-voi');
	const { content, ...row } = version;
	const { content: against, ...otherRow } = other;
	return {
		no: report.report_no,
		subject: content.head.subject,
		current: report.version_no,
		versions: versions(state, report.report_no),
		shown: row,
		other: otherRow,
		document: content.document,
		compared:
			row.version_no === other.version_no
				? null
				: linesCompared(
						against.document.content.map(blockText),
						content.document.content.map(blockText)
					),
		mayTake: mayWrite(event) && report.state === 'draft' && row.version_no !== report.version_no
	};
};

export const actions: Actions = {
	/** Makes an earlier or a parallel version the one that counts. */
	default: async (event) => {
		checkWriter(event);
		const form = await event.request.formData();
		const { state, report, version } = versionIn(event, 'ban');
		const saved = save(
			state,
			report.report_no,
			{
				base_no: Number(textOf(form, 'dang-dung')),
				kind: 'restored',
				content: named(version.content)
			},
			byOf(event),
			new Date()
		);
		const isDone = 'version_no' in saved;
		noteDone(event, {
			action: 'report',
			object: `${report.report_no}: version ${version.version_no} restored`,
			outcome: isDone ? 'done' : 'failed'
		});
		if (!isDone) return fail(409, { isStale: true });
		redirect(303, `/bao-cao/${report.report_no}`);
	}
};
