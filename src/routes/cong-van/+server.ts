import { askedAt } from '#lib/server/page.ts';
import { REMINDED } from '#lib/reminder.ts';
import { letterFile } from '#lib/server/letter.ts';
import { reminderOf } from './reminder.server.ts';
import type { RequestHandler } from './$types.js';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A letter that reminds a unit of what it has overdue, in draft. */
export const GET: RequestHandler = async (event) => {
	const unit = event.url.searchParams.get(REMINDED) ?? '';
	const page = { ...(await askedAt(event, unit)), url: event.url };
	const letter = await reminderOf(page, event.locals.who!.bearer);
	const name = `donthu-cong-van-don-doc-${unit}-${page.reader.lease.release.id}.docx`;
	return new Response((await letterFile(letter)) as BodyInit, {
		headers: {
			'content-type': TYPE,
			'content-disposition': `attachment; filename="${name}"`
		}
	});
};
