import { petition, sent, TestHome } from '../homes.ts';
import { sessionOf } from './accounts.ts';
import { publish, serve } from './donthu.ts';
import { expect, test } from './fixtures.ts';

const CANARY = 'zq-canary';

test('The server notes each request by its route, and nothing of what was asked or answered', async ({
	request
}) => {
	const home = new TestHome();
	await home.load(
		sent('P37', ['2026-03-01', '2026-03-31'], {
			petitions: [
				petition(`${CANARY}-record`, '2026-03-05', { department: 'V12' }),
				petition(`${CANARY}-aside`, '2026-03-06', { channel: `${CANARY}-cell` })
			]
		})
	);
	await publish(home.dir, '2026-03-31');
	const site = await serve(home.dir, { env: { DONTHU_LOG: 'debug' }, complains: true });
	const headers = { cookie: `donthu=${await sessionOf(home.dir, 'analyst')}` };
	const ask = (path: string) => request.get(`${site.address}${path}`, { headers });
	try {
		for (const path of [
			'/',
			`/ban-ghi?don-vi=${CANARY}&q=${CANARY}`,
			`/ban-ghi/P37/petitions/${CANARY}-record`,
			`/${CANARY}`,
			`/api/v1/query?metrics=${CANARY}&from=2026-03-01&to=2026-03-31`,
			`/api/v1/records?metric=petitions_received&from=2026-03-01&to=2026-03-31`,
			`/api/v1/query?metrics=petitions_received&from=2026-03-01&to=2026-03-31&release=${CANARY}`
		]) {
			await ask(path);
		}
		const health = await ask('/healthz');
		const metrics = await (await ask('/metrics')).text();

		const lines = site
			.written()
			.split('\n')
			.filter((line) => line.startsWith('{'))
			.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(site.written()).not.toContain(CANARY);
		expect(lines).toContainEqual(
			expect.objectContaining({
				level: 'info',
				what: 'request',
				method: 'GET',
				route: '/api/v1/query',
				status: 400,
				ms: expect.any(Number)
			})
		);
		expect(lines).toContainEqual(
			expect.objectContaining({
				level: 'debug',
				route: '/healthz',
				request: health.headers()['x-request-id']
			})
		);
		expect(metrics).toContain('donthu_requests_total{routes="api",status="400"} 1');
		expect(metrics).toContain('donthu_request_seconds_count{routes="none"} 1');
		expect(metrics).toMatch(/^donthu_release_age_seconds \d/m);
		for (const name of ['last_load_timestamp_seconds', 'ledger_bytes', 'disk_free_bytes']) {
			expect(metrics).toMatch(new RegExp(`^donthu_${name} [1-9]`, 'm'));
		}
		expect(metrics).toContain('\ndonthu_packages_waiting 0\n');
		// Each line is a comment, or a name with labels and a number.
		for (const line of metrics.trimEnd().split('\n')) {
			expect(line).toMatch(
				/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.e+-]+)$/
			);
		}
	} finally {
		await site.end();
		home.remove();
	}
});
