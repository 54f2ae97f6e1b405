import { packagesWaiting } from '#lib/server/loader.ts';
import { siteState } from '#lib/server/site_state.ts';
import { BUCKETS, traffic } from '#lib/server/traffic.ts';
import type { RequestHandler } from './$types.js';

type Sample = { labels?: Record<string, string>; ending?: string; value: number | null };

/** How the process and the home are, in the text format of Prometheus. */
export const GET: RequestHandler = async ({ locals: { lease } }) => {
	const { rss, heapUsed } = process.memoryUsage();
	const { lastLoad, lastPublication, releases, bytes } = await siteState();
	const age = lease && (Date.now() - Date.parse(lease.card.published_at)) / 1000;
	const one = (value: number | null) => [{ value }];
	const served = lease && { release: lease.release.id, as_of: lease.release.as_of };
	const text = [
		metric('donthu_up', 'gauge', 'Whether the server answers.', one(1)),
		metric('donthu_requests_total', 'counter', 'Answers by class of route and status.', requests()),
		metric('donthu_request_seconds', 'histogram', 'Time until the answer.', times()),
		metric(
			'donthu_release_info',
			'gauge',
			'The release that is served.',
			served ? [{ labels: served, value: 1 }] : []
		),
		metric('donthu_release_age_seconds', 'gauge', 'Since it was published.', one(age)),
		metric('donthu_releases', 'gauge', 'Releases that are kept.', one(releases)),
		metric(
			'donthu_last_load_timestamp_seconds',
			'gauge',
			'When the ledger was last written.',
			one(lastLoad)
		),
		metric(
			'donthu_last_publication_timestamp_seconds',
			'gauge',
			'When a release was last published.',
			one(lastPublication)
		),
		metric(
			'donthu_packages_waiting',
			'gauge',
			'Packages sent through pages and interface that wait or are being loaded.',
			one(packagesWaiting())
		),
		metric('donthu_ledger_bytes', 'gauge', 'Size of the ledger.', one(bytes.ledger)),
		metric('donthu_releases_bytes', 'gauge', 'Size of all releases.', one(bytes.releases)),
		metric('donthu_disk_free_bytes', 'gauge', 'Room left where the home lies.', one(bytes.free)),
		metric('process_resident_memory_bytes', 'gauge', 'Resident memory.', one(rss)),
		metric('nodejs_heap_size_used_bytes', 'gauge', 'Used heap.', one(heapUsed)),
		metric(
			'process_uptime_seconds',
			'counter',
			'Seconds since the start.',
			one(Math.floor(process.uptime()))
		)
	];
	return new Response(text.join(''), {
		headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }
	});
};

function requests(): Sample[] {
	return [...traffic].flatMap(([routes, { byStatus }]) =>
		[...byStatus].map(([status, value]) => ({ labels: { routes, status: `${status}` }, value }))
	);
}

function times(): Sample[] {
	return [...traffic].flatMap(([routes, { within, seconds, count }]) => [
		...BUCKETS.map((bound, at) => ({
			ending: '_bucket',
			labels: { routes, le: `${bound}` },
			value: within[at]!
		})),
		{ ending: '_bucket', labels: { routes, le: '+Inf' }, value: count },
		{ ending: '_sum', labels: { routes }, value: seconds },
		{ ending: '_count', labels: { routes }, value: count }
	]);
}

/** A metric without a value says what it is, and nothing more. */
function metric(name: string, type: string, help: string, samples: readonly Sample[]): string {
	const lines = samples.flatMap(({ labels = {}, ending = '', value }) => {
		const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
		const inBraces = pairs.length > 0 ? `{${pairs.join()}}` : '';
		return value === null ? [] : [`${name}${ending}${inBraces} ${value}`];
	});
	return `${[`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n')}\n`;
}
