import { fail, type RequestEvent } from '@sveltejs/kit';
import { textOf } from '#lib/server/form_text.ts';
import { noteDone } from '#lib/server/noted.ts';
import { reader } from '#lib/server/numbers.ts';
import { checkReport, takeLive, takeNew, unchecked } from '#lib/server/reports/checks.ts';
import { byOf, checkWriter, mayWrite, openReport, refused } from '#lib/server/reports/opened.ts';
import { answer } from '#lib/server/reports/states.ts';
import { readVersion, type Saved } from '#lib/server/reports/store.ts';
import type { Actions, PageServerLoad } from './$types.js';

const LONGEST = 1_000;

export const load: PageServerLoad = async (event) => {
	const { state, report } = openReport(event);
	const { content } = readVersion(state, report)!;
	const checks = await checkReport(event, state, report);
	return {
		no: report.report_no,
		state: report.state,
		version_no: report.version_no,
		subject: content.head.subject,
		release: content.release,
		today: reader(event.locals).lease.release.id,
		mayEdit: mayWrite(event) && report.state === 'draft',
		/** Whoever works on it may say why something stays as it is. */
		mayAnswer: report.state !== 'issued',
		unchecked: unchecked(checks),
		...checks
	};
};

/** What a change of the report came to. */
function told(event: RequestEvent<{ so: string }>, saved: Saved, what: string) {
	const isDone = 'version_no' in saved;
	noteDone(event, {
		action: 'report',
		object: `${event.params.so}: ${what}`,
		outcome: isDone ? 'done' : 'failed'
	});
	return isDone ? { problem: null } : fail(409, { problem: 'stale' as const });
}

export const actions: Actions = {
	'tra-loi': async (event) => {
		const { state, report } = openReport(event);
		const form = await event.request.formData();
		const reason = textOf(form, 'ly-do').trim().slice(0, LONGEST);
		const item = textOf(form, 'muc');
		if (reason === '' || !/^[a-z]+-[0-9a-f]{32}$/.test(item)) {
			return fail(400, { problem: 'reason' as const });
		}
		if (report.state === 'issued') return fail(409, { problem: 'stale' as const });
		answer(state, report.report_no, { item, reason }, byOf(event), new Date());
		return { problem: null };
	},
	'thay-so': async (event) => {
		checkWriter(event);
		const { state, report } = openReport(event);
		const form = await event.request.formData();
		try {
			const saved = await takeLive(event, state, report, {
				base_no: Number(textOf(form, 'ban')),
				item: textOf(form, 'muc')
			});
			return told(event, saved, 'typed number replaced');
		} catch (cause) {
			const { message, remedy } = refused(cause);
			return fail(422, { problem: 'typed' as const, message: `${message} ${remedy}` });
		}
	},
	'nhan-so-moi': async (event) => {
		checkWriter(event);
		const { state, report } = openReport(event);
		const form = await event.request.formData();
		const ids = form.getAll('so-lieu').filter((id) => typeof id === 'string');
		const saved = await takeNew(event, state, report, {
			base_no: Number(textOf(form, 'ban')),
			ids: textOf(form, 'tat-ca') === '1' ? null : new Set(ids)
		});
		return told(event, saved, 'new release taken');
	}
};
