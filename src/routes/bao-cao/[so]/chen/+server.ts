import { error, json } from '@sveltejs/kit';
import { errors } from '#lib/messages/vi.ts';
import { facts } from '#lib/server/facts.ts';
import { figureCard } from '#lib/server/reports/figure_card.ts';
import { answerFor } from '#lib/server/reports/inserting.ts';
import { checkWriter, openReport, refused } from '#lib/server/reports/opened.ts';
import { sentJson } from '#lib/server/reports/sent_json.ts';
import { findNode } from '#lib/server/reports/store.ts';
import { reader } from '#lib/server/numbers.ts';
import type { RequestHandler } from './$types.js';

/** Where a figure of the report comes from. */
export const GET: RequestHandler = async (event) => {
	const { state, report } = openReport(event);
	const { searchParams } = event.url;
	const node = findNode(
		state,
		report.report_no,
		searchParams.get('so-lieu') ?? '',
		searchParams.get('ban') ?? ''
	);
	if (node?.type !== 'figure') {
		error(404, { message: errors.notFound, remedy: errors.notFoundRemedy });
	}
	return json(figureCard(node, await facts(reader(event.locals).lease.release)));
};

/** A figure, a table or a chart for the text: asked, kept, and sent to where it is put in. */
export const POST: RequestHandler = async (event) => {
	checkWriter(event);
	const { state, report } = openReport(event);
	const sent = await sentJson(event);
	try {
		return json(await answerFor(event, state, report, sent));
	} catch (cause) {
		return json(refused(cause), { status: 422 });
	}
};
