import type { RequestEvent } from '@sveltejs/kit';
import { queryCommand } from './command.ts';
import { exportResponse, FORMAT_KEY, MOST_ROWS } from './export.ts';
import { askedExploration } from './exploration.ts';
import { answersOf } from './explored_answers.ts';
import { fileTable } from './explored_table.ts';
import { requestOf } from './inquiry.ts';
import { spoken } from './spoken.ts';

/** A free table as a file: every combination in a row of its own. */
export async function exploredFile(event: Pick<RequestEvent, 'url' | 'locals'>): Promise<Response> {
	const params = event.url.searchParams;
	const exploration = await askedExploration(event);
	const { inquiry, metrics, by, labels } = exploration;
	const answers = await answersOf(exploration);
	const table = fileTable(exploration, answers, params.get(FORMAT_KEY) === 'xlsx');
	return exportResponse(
		params,
		inquiry.reader,
		{
			name: ['kham-pha', ...by].join('-').replaceAll('_', '-'),
			table: { ...table, rows: table.rows.slice(0, MOST_ROWS) },
			count: table.rows.length,
			metrics,
			by,
			spoken: spoken(inquiry, labels),
			command: queryCommand(metrics, by, {
				...requestOf(inquiry),
				release: inquiry.reader.lease.release.id
			})
		},
		event.locals.who?.account.person ?? null
	);
}
