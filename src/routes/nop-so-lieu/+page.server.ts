import { fail, redirect } from '@sveltejs/kit';
import type { ReadableStream } from 'node:stream/web';
import { addDays, monthsBefore } from '#lib/day.ts';
import { receiptHref } from '#lib/links.ts';
import { unitName } from '#lib/messages/vi.ts';
import { application } from '#lib/server/application.ts';
import { dueFrom } from '#lib/server/due.ts';
import { FILE_NAME, TooManyWaiting } from '#lib/server/loader.ts';
import { reader } from '#lib/server/numbers.ts';
import { packagesOf } from '#lib/server/own_packages.ts';
import { todayInVietnam } from '#lib/server/reporting.ts';
import { submissions, takePackage } from '#lib/server/submissions.ts';
import type { Actions, PageServerLoad } from './$types.js';
import { ownUnit, viewer } from './viewer.server.ts';

const LATEST = 5;
const DUE = 3;

export const load: PageServerLoad = async ({ locals }) => {
	const who = reader(locals);
	const seen = await viewer(locals);
	const { own, ofOwn } = await ownUnit(locals);
	const now = new Date();
	const due = own ? await dueFrom(who, own.level, now, await packagesOf(who, ofOwn)) : [];
	const firstOfMonth = monthsBefore(todayInVietnam(now), 0);
	return {
		own: own ? unitName(own.name) : '',
		/** Those of today first. */
		units: seen.units
			.toSorted((a, b) => Number(a.successor !== null) - Number(b.successor !== null))
			.map(({ code, name }) => ({ code, name: unitName(name) })),
		ofToday: seen.units.filter(({ successor }) => successor === null).length,
		lastMonth: { from: monthsBefore(firstOfMonth, 1), to: addDays(firstOfMonth, -1) },
		due: due.slice(0, DUE),
		latest: submissions(application().state, seen, LATEST)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const file = (await event.request.formData()).get('goi');
		if (!(file instanceof File) || file.size === 0) return fail(400, { problem: 'none' as const });
		const name = file.name.normalize('NFC');
		if (!FILE_NAME.test(name)) return fail(400, { problem: 'name' as const });
		let taken;
		try {
			taken = await takePackage(event, file.stream() as ReadableStream<Uint8Array>, name);
		} catch (error) {
			if (error instanceof TooManyWaiting) return fail(503, { problem: 'busy' as const });
			if (!(error instanceof RangeError)) throw error;
			return fail(413, { problem: 'large' as const });
		}
		if ('problem' in taken) return fail(409, { sentence: taken.problem });
		redirect(303, receiptHref(taken.submission_no));
	}
};
