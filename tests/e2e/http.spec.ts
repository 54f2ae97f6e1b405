import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { asZip } from '../load/drafts.ts';
import { filesOf, petition, sent, TestHome } from '../homes.ts';
import { sessionOf } from './accounts.ts';
import { printed, publish, query, serve } from './donthu.ts';
import { expect, test } from './fixtures.ts';
import { HOMES } from './make_homes.ts';
import { YEAR_2026 } from './known_home.ts';

const [from, to] = YEAR_2026;
const QUESTION = { metrics: 'petitions_received,matters_overdue', by: 'unit', from, to };

test.describe('GET /api/v1/query', () => {
	test('answers what donthu query answers', async ({ request }) => {
		const answer = await request.get('/api/v1/query', {
			params: { ...QUESTION, calendar: 'procuracy', boundaries: 'current' }
		});
		const { rows } = (await answer.json()) as { rows: unknown[] };

		expect(rows).toEqual(
			await query(HOMES.known, ['petitions_received', 'matters_overdue'], YEAR_2026, {
				by: ['unit']
			})
		);
		expect(rows.length).toBeGreaterThan(2);
	});

	test('answers in CSV, Arrow and as a workbook', async ({ request }) => {
		const get = async (format: string) => {
			const answer = await request.get('/api/v1/query', { params: { ...QUESTION, format } });
			expect(answer.headers()['content-disposition']).toContain(`donthu.${format}`);
			return answer.body();
		};
		const lines = (await get('csv')).toString().trimEnd().split('\r\n');
		expect(lines[0]).toBe('unit,petitions_received,matters_overdue');
		expect(tableFromIPC(await get('arrow')).numRows).toBe(lines.length - 1);
		expect((await get('xlsx')).subarray(0, 2).toString()).toBe('PK');
	});

	for (const [about, change, status, code] of [
		['an unknown indicator', { metrics: 'petitions_lost' }, 400, 'unknown_metric'],
		['an unknown format', { format: 'pdf' }, 400, 'usage'],
		['a period that is none', { from: '2026-02-30' }, 400, 'bad_period'],
		['an unknown release', { release: '2020-01-01-01' }, 404, 'unknown_release'],
		['a parameter that nobody knows', { boundary: 'current' }, 400, 'usage'],
		['a limit, which figures do not have', { limit: '5' }, 400, 'usage'],
		['an empty period', { from: '' }, 400, 'bad_period'],
		['no indicator', { metrics: '' }, 400, 'unknown_metric'],
		['a dimension that objects have', { where: '__proto__=a' }, 400, 'unknown_dimension'],
		['a value that is no text', { where: 'field=\0' }, 400, 'unknown_value'],
		['a release without end', { release: 'a'.repeat(5000) }, 404, 'unknown_release'],
		['a release with a path for a name', { release: '../ledger' }, 404, 'unknown_release']
	] as const) {
		test(`refuses ${about} with a code and a remedy`, async ({ request }) => {
			const answer = await request.get('/api/v1/query', { params: { ...QUESTION, ...change } });

			expect(answer.status()).toBe(status);
			expect(await answer.json()).toEqual({
				code,
				message: expect.stringMatching(/./),
				remedy: expect.stringMatching(/./),
				path: '/api/v1/query'
			});
		});
	}
});

test('A parameter that stands twice is refused, whichever of the two would count', async ({
	request
}) => {
	for (const name of ['from', 'release']) {
		const twice = [...Object.entries(QUESTION), [name, '2026-09-30-01'], [name, '2026-09-30-01']];
		const answer = await request.get(`/api/v1/query?${new URLSearchParams(twice)}`);
		expect(answer.status()).toBe(400);
		expect(await answer.json()).toMatchObject({
			code: 'usage',
			message: expect.stringContaining(name)
		});
	}
});

test('Each address says in one form what it has not, and what it does not take', async ({
	request
}) => {
	const problem = (code: string, path: string) => ({
		...{ code, path },
		message: expect.stringMatching(/./),
		remedy: expect.stringMatching(/./)
	});
	for (const path of ['/api/v1', '/api/v1/nope', '/api/v2/query']) {
		const answer = await request.get(path);
		expect(answer.status()).toBe(404);
		expect(await answer.json()).toEqual(problem('not_found', path));
	}
	for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
		const answer = await request.fetch('/api/v1/query', { method });
		expect(answer.status()).toBe(405);
		expect(answer.headers()['allow']).toBe('GET, HEAD');
		expect(await answer.json()).toEqual(problem('bad_method', '/api/v1/query'));
	}
});

test('Pages of other sites read nothing: there is no word of another origin', async ({
	request
}) => {
	const headers = { origin: 'http://example.org' };
	const answer = await request.get('/api/v1/query', { params: QUESTION, headers });
	const names = Object.keys(answer.headers());
	expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
	expect(answer.headers()['cache-control']).toBe('private, no-cache');
});

test('HEAD is GET without its body', async ({ request }) => {
	const answer = await request.head('/api/v1/query', { params: { ...QUESTION, format: 'csv' } });
	expect([answer.status(), (await answer.body()).length]).toEqual([200, 0]);
	expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
});

test('Whatever the format, figures are those of donthu query to the last digit', async ({
	request
}) => {
	const asked = {
		...{ from, to, by: 'unit,month', calendar: 'procuracy', boundaries: 'current' },
		metrics: 'petitions_received,processing_rate,days_to_process_median,overdue_rate'
	};
	const options = Object.entries(asked).flatMap(([name, value]) => [`--${name}`, value]);
	for (const format of ['json', 'csv', 'arrow'] as const) {
		const answer = await request.get('/api/v1/query', { params: { ...asked, format } });
		const bytes = await printed('query', '--home', HOMES.known, ...options, '--format', format);
		expect(await answer.body(), format).toEqual(bytes);
	}
});

test('A release that cannot be opened, and what nobody expected, are told in the same form', async ({
	request
}) => {
	const home = new TestHome();
	const id = await publish(home.dir, '2026-09-30');
	const [releases, other] = [join(home.dir, 'releases'), '2026-09-30-77'];
	writeFileSync(
		join(releases, `${other}.json`),
		readFileSync(join(releases, `${id}.json`), 'utf8').replaceAll(id, other)
	);
	writeFileSync(join(releases, `${other}.duckdb`), 'no database');
	mkdirSync(join(releases, 'folder.json'));
	const site = await serve(home.dir, { complains: true });
	const cookie = `donthu=${await sessionOf(home.dir, 'analyst')}`;
	try {
		for (const [release, code] of [
			[other, 'release_unreadable'],
			['folder', 'unexpected']
		] as const) {
			const answer = await request.get(`${site.address}/api/v1/query`, {
				params: { ...QUESTION, release },
				headers: { cookie }
			});
			expect(answer.status()).toBe(500);
			expect(await answer.json()).toEqual({
				...{ code, path: '/api/v1/query' },
				message: expect.stringMatching(/./),
				remedy: expect.stringMatching(/./)
			});
		}
	} finally {
		await site.end();
		home.remove();
	}
});

test('GET /api/v1/records lists as many records as the number says', async ({ request }) => {
	const params = { from, to, where: 'unit=KV016' };
	const answer = await request.get('/api/v1/records', {
		params: { ...params, metric: 'petitions_received', limit: '5' }
	});
	const { count, rows } = (await answer.json()) as { count: number; rows: unknown[] };
	expect([count, rows.length]).toEqual([30, 5]);

	const share = await request.get('/api/v1/records', {
		params: { ...params, metric: 'overdue_rate' }
	});
	expect(share.status()).toBe(400);
	expect(await share.json()).toMatchObject({
		code: 'not_a_count',
		remedy: expect.stringContaining('matters_overdue')
	});
});

test('GET /api/v1/metrics is the catalogue', async ({ request }) => {
	const metrics = (await (await request.get('/api/v1/metrics')).json()) as object[];
	expect(metrics).toContainEqual(
		expect.objectContaining({
			name: 'overdue_rate',
			label: expect.stringMatching(/./),
			definition: expect.stringMatching(/./),
			formula: expect.stringMatching(/./),
			basis: expect.stringMatching(/./),
			type: 'share'
		})
	);
});

test('GET /metrics tells Prometheus which release is served', async ({ request }) => {
	expect(await (await request.get('/metrics')).text()).toContain(
		'donthu_release_info{release="2026-09-30-01",as_of="2026-09-30"} 1'
	);
});

test('POST /api/v1/packages takes a zip and gives a receipt', async ({ request }) => {
	const home = new TestHome();
	await publish(home.dir, '2026-09-30');
	const site = await serve(home.dir);
	const cookie = `donthu=${await sessionOf(home.dir, 'unit_clerk')}`;
	const send = (data: Buffer, type = 'application/zip', name = 'goi.zip') =>
		request.post(`${site.address}/api/v1/packages`, {
			data,
			headers: { 'content-type': type, cookie },
			params: { name }
		});
	try {
		const petitions = [petition('D1', '2025-08-07')];
		const own = filesOf(sent('KV016', ['2025-08-01', '2025-08-31'], { petitions }));
		const zip = readFileSync(asZip(own)(join(home.dir, 'goi')));

		const taken = await send(zip);
		expect(taken.status()).toBe(200);
		expect(await taken.json()).toMatchObject({ package: 'goi.zip', verdict: 'accepted' });
		expect(await (await send(zip)).json()).toMatchObject({ problems: [{ code: 'PKG-DUPLICATE' }] });

		const broken = await send(zip.subarray(0, zip.length >> 1));
		expect(broken.status()).toBe(422);
		expect(await broken.json()).toMatchObject({ verdict: 'rejected' });

		const huge = await send(Buffer.alloc(210 * 1024 ** 2));
		expect(huge.status()).toBe(413);
		expect(await huge.json()).toMatchObject({ code: 'too_large', path: '/api/v1/packages' });

		expect((await send(zip, 'text/csv')).status()).toBe(415);
		expect((await send(zip, 'application/zip', '../goi.zip')).status()).toBe(400);
	} finally {
		await site.end();
		home.remove();
	}
});
