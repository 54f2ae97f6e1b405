import { note } from '#lib/server/access/log.ts';
import { application } from '#lib/server/application.ts';
import { csv, versionName } from '#lib/server/reference.ts';
import { knownTable, versionIn } from '../known_table.server.ts';
import type { RequestHandler } from './$types.js';

/** By this mark Excel knows UTF-8. */
const MARK = '\ufeff';

/** A version as a file that can be corrected and given again. */
export const GET: RequestHandler = async ({ params, url, locals, getClientAddress }) => {
	const table = knownTable(params.bang);
	const version = versionIn(url, 'phien-ban');
	const content = await csv(table, version);
	note(application().state, {
		at: new Date(),
		account: locals.who!.account.name,
		address: getClientAddress(),
		action: 'export',
		object: version === null ? table : versionName(table, Number(version)),
		outcome: 'done'
	});
	return new Response(`${MARK}${content}`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${table}.csv"`
		}
	});
};
