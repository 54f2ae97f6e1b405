import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { errors } from '#lib/messages/vi.ts';
import { search, tally, type RowChange } from '#lib/reference.ts';
import { note, type Outcome } from '#lib/server/access/log.ts';
import { application } from '#lib/server/application.ts';
import { textOf } from '#lib/server/form_text.ts';
import { compared, give, givers, shown, versionName } from '#lib/server/reference.ts';
import { words } from '../vi.ts';
import { knownTable, versionIn } from './known_table.server.ts';
import type { Actions, PageServerLoad } from './$types.js';

const ROWS_SHOWN = 100;
const CHANGES_SHOWN = 200;
const LIMIT_BYTES = 8 * 1024 ** 2;

export const load: PageServerLoad = async ({ params, url }) => {
	const table = knownTable(params.bang);
	const found = await shown(table, null);
	const { versions, columns } = found;
	const numbers = versions.map(({ version }) => `${version}`);
	const [wanted, other] = ['phien-ban', 'so-voi'].map((key) => versionIn(url, key)) as [
		string | null,
		string | null
	];
	if ([wanted, other].some((version) => version !== null && !numbers.includes(version))) {
		error(404, { message: errors.notFound, remedy: errors.notFoundRemedy });
	}
	const version = wanted ?? `${versions.find(({ isInForce }) => isInForce)!.version}`;
	const [{ rows }, difference] = await Promise.all([
		version === `${found.version}` ? found : shown(table, version),
		other === null ? null : compared(table, other, version)
	]);
	const gave = givers();
	const sought = url.searchParams.get('tim') ?? '';
	const hits = search(rows, sought);
	const last = Math.max(1, Math.ceil(hits.length / ROWS_SHOWN));
	const page = Math.min(Math.max(1, Number(url.searchParams.get('trang')) || 1), last);
	return {
		table,
		columns,
		version: Number(version),
		versions: versions
			.map((one) => ({ ...one, giver: gave.get(versionName(table, one.version)) ?? null }))
			.reverse(),
		sought,
		rows: hits.slice((page - 1) * ROWS_SHOWN, page * ROWS_SHOWN),
		first: (page - 1) * ROWS_SHOWN + 1,
		page,
		last,
		counts: { found: hits.length, all: rows.length },
		difference: difference && { from: Number(other), ...told(difference.rows) }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const table = knownTable(event.params.bang);
		const form = await event.request.formData();
		const file = form.get('tep');
		const isTrial = textOf(form, 'viec') !== 'nhap';
		if (!(file instanceof File) || file.size === 0) {
			return fail(400, { problem: words.noFile, remedy: words.noFileRemedy });
		}
		if (file.size > LIMIT_BYTES) {
			return fail(413, { problem: words.tooLarge, remedy: words.tooLargeRemedy });
		}
		const given = await give(table, file, { known_at: textOf(form, 'biet-tu'), isTrial });
		if ('problem' in given) {
			if (!isTrial) log(event, table, 'failed');
			return fail(409, { problem: given.problem, remedy: '' });
		}
		const [taken] = given.taken;
		if (taken) log(event, versionName(table, taken.version), 'done');
		else if (!isTrial) log(event, table, 'failed');
		const result = {
			version: taken?.version ?? null,
			known_at: given.known_at,
			problems: given.problems,
			changes: told(given.changes.flatMap(({ rows }) => rows)),
			releases: given.releases
		};
		return given.problems.length > 0 ? fail(422, result) : result;
	}
};

const told = (rows: readonly RowChange[]) => ({
	tally: tally(rows),
	rows: rows.slice(0, CHANGES_SHOWN),
	more: Math.max(0, rows.length - CHANGES_SHOWN)
});

function log({ locals, getClientAddress }: RequestEvent, object: string, outcome: Outcome): void {
	note(application().state, {
		at: new Date(),
		account: locals.who!.account.name,
		address: getClientAddress(),
		action: 'reference',
		object,
		outcome
	});
}
