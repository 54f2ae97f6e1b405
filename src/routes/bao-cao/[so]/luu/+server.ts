import { json } from '@sveltejs/kit';
import { admitDocument, admitHead } from '#lib/server/reports/admit.ts';
import { answersFor, byOf, engine, openReport, refused } from '#lib/server/reports/opened.ts';
import { keepAnswers, readVersion, save } from '#lib/server/reports/store.ts';
import { sentJson } from '#lib/server/reports/sent_json.ts';
import type { RequestHandler } from './$types.js';

/** Keeps what a browser has of a draft; says so when another text had come before it. */
export const POST: RequestHandler = async (event) => {
	const { state, report } = openReport(event);
	const sent = await sentJson(event);
	const { content } = readVersion(state, report)!;
	const { report_no } = report;
	try {
		const { document, asked } = await admitDocument(
			sent['document'],
			answersFor(state, report, await engine(event))
		);
		const { document: _, ...rest } = content;
		const next = { ...rest, ...admitHead(sent['head'] ?? {}, content), document };
		if (report.state !== 'issued')
			keepAnswers(
				state,
				report_no,
				asked.map(({ node }) => node)
			);
		const saved = save(
			state,
			report_no,
			{ base_no: Number(sent['base']), kind: 'edited', content: next },
			byOf(event),
			new Date()
		);
		if ('parallel_no' in saved) {
			const { current, parallel_no, state: now } = saved;
			const { person, at } = current;
			return json({ parallel_no, person, at, state: now, asked }, { status: 409 });
		}
		return json({ ...saved, asked });
	} catch (cause) {
		return json(refused(cause), { status: 422 });
	}
};
