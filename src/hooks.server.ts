import { building } from '$app/environment';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { errors } from '#lib/messages/vi.ts';
import { home } from '#lib/server/home.ts';
import { Warehouse } from '#lib/server/warehouse.ts';
import { themeOf } from '#lib/theme.ts';

const warehouse = new Warehouse(home());

const HEADERS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	// A page holds figures of one reader's scope: no shared cache may keep it.
	'cache-control': 'private, no-cache'
};

export const handle: Handle = async ({ event, resolve }) => {
	// One reader for now: the whole country. Sign-in will put each reader's units here.
	event.locals.scope = { units: 'all' };
	event.locals.lease = building ? null : await warehouse.lease();
	try {
		const response = await resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%donthu.theme%', themeOf(event.cookies.get('giao-dien'))),
			preload: ({ type, path }) =>
				type === 'js' || type === 'css' || (type === 'font' && /-(400|600)-normal/.test(path))
		});
		for (const [name, value] of Object.entries(HEADERS)) {
			if (!response.headers.has(name)) response.headers.set(name, value);
		}
		return response;
	} finally {
		event.locals.lease?.end();
	}
};

/** What was not expected is told in full to the log alone; the reader gets a number to name it by. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: errors.notFound, remedy: errors.notFoundRemedy };
	if (status < 500) return { message: errors.refused, remedy: errors.refusedRemedy };
	const reference = randomUUID().slice(0, 8);
	console.error(`[${reference}] ${event.request.method} ${event.url.pathname}`, error);
	return { message: errors.unexpected, remedy: errors.unexpectedRemedy, reference };
};
