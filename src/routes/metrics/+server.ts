import type { RequestHandler } from './$types.js';

/** How the process is, in the text format of Prometheus. */
export const GET: RequestHandler = ({ locals: { lease } }) => {
	const { rss, heapUsed } = process.memoryUsage();
	const lines = [
		'# HELP donthu_up Whether the server answers.',
		'# TYPE donthu_up gauge',
		'donthu_up 1',
		'# HELP donthu_release_info The release that is served.',
		'# TYPE donthu_release_info gauge',
		...(lease
			? [`donthu_release_info{release="${lease.release.id}",as_of="${lease.release.as_of}"} 1`]
			: []),
		'# HELP process_resident_memory_bytes Resident memory.',
		'# TYPE process_resident_memory_bytes gauge',
		`process_resident_memory_bytes ${rss}`,
		'# HELP nodejs_heap_size_used_bytes Used heap.',
		'# TYPE nodejs_heap_size_used_bytes gauge',
		`nodejs_heap_size_used_bytes ${heapUsed}`,
		'# HELP process_uptime_seconds Seconds since the start.',
		'# TYPE process_uptime_seconds counter',
		`process_uptime_seconds ${process.uptime().toFixed(0)}`,
		''
	];
	return new Response(lines.join('\n'), {
		headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }
	});
};
