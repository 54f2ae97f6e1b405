import { building } from '$app/environment';
import {
	isHttpError,
	isRedirect,
	json,
	redirect,
	type Handle,
	type HandleServerError,
	type ServerInit
} from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { access } from '#lib/messages/access/vi.ts';
import { api, errors } from '#lib/messages/vi.ts';
import type { Action } from '#lib/server/access/log.ts';
import {
	ACCOUNT_PAGES,
	ASKED_BY_PAGES,
	ENDS_SEEING,
	lookAt,
	needOf
} from '#lib/server/access/routes.ts';
import { scopeOf, withoutRecords } from '#lib/server/access/scope_of.ts';
import { sessionCookie } from '#lib/server/access/session_cookie.ts';
import { mayUse, whoHasSession, whoHasToken, type Who } from '#lib/server/access/who.ts';
import { application, openApplication } from '#lib/server/application.ts';
import { AskedPages, type Load } from '#lib/server/asked_pages.ts';
import { compressed } from '#lib/server/compressed.ts';
import { facts } from '#lib/server/facts.ts';
import { home, isDemo } from '#lib/server/home.ts';
import { noteDone } from '#lib/server/noted.ts';
import { Preparation } from '#lib/server/preparation.ts';
import { countRequest, routeClassOf } from '#lib/server/traffic.ts';
import { Warehouse } from '#lib/server/warehouse.ts';
import { signInHref, startHref } from '#lib/links.ts';
import { themeOf } from '#lib/theme.ts';
import { faultOf, journal } from '#warehouse/journal.ts';
import { NOTHING, type Scope } from '#warehouse/scope.ts';

/** Pages of figures. */
const loads = import.meta.glob<Load>(
	[
		'./routes/+page.server.ts',
		'./routes/{tien-do,qua-han,ket-qua,kiem-tra-lai,tiep-cong-dan}/+page.server.ts',
		'./routes/dia-phuong/**/+page.server.ts'
	],
	{ import: 'load' }
);
const routeOf = (file: string) => file.slice('./routes'.length, -'/+page.server.ts'.length) || '/';
const askedPages = new AskedPages(
	new Map(Object.entries(loads).map(([file, load]) => [routeOf(file), load])),
	scopeFor
);
const warehouse = new Warehouse(home(), (lease) => askedPages.answerFrom(lease));
let preparation: Preparation | undefined;

const HEADERS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	// A page holds figures of one reader's scope: no shared cache may keep it.
	'cache-control': 'private, no-cache'
};

export const init: ServerInit = async () => {
	if (building) return;
	// Node would print the message, and in it perhaps a cell.
	process.on('uncaughtException', (error) => {
		journal.error('server_failed', { fault: faultOf(error) });
		process.exit(1);
	});
	await openApplication();
	preparation = new Preparation(warehouse);
};

/** Answers, and notes that it did: each request has an entry in the journal and counts in `/metrics`. */
export const handle: Handle = async ({ event, resolve }) => {
	event.locals.request = randomUUID().slice(0, 8);
	const begun = performance.now();
	if (!isByItself(event)) preparation?.asked();
	try {
		const response = await answer({ event, resolve });
		noteAnswer(event, response.status, performance.now() - begun);
		return response;
	} catch (thrown) {
		const status = isRedirect(thrown) || isHttpError(thrown) ? thrown.status : 500;
		noteAnswer(event, status, performance.now() - begun);
		throw thrown;
	}
};

const answer: Handle = async ({ event, resolve }) => {
	const { locals } = event;
	locals.lease = building ? null : await warehouse.lease();
	try {
		locals.who = building ? null : whoAsks(event);
		locals.scope = await scopeFor(locals);
		const refused = building ? null : await refusal(event);
		if (refused) return withHeaders(event, refused);
		const response = await resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%donthu.theme%', themeOf(event.cookies.get('giao-dien'))),
			preload: ({ type }) => type !== 'asset'
		});
		noteLook(event, response);
		if (response.ok) askedPages.note(event);
		return withHeaders(event, compressed(event.request, await inForm(event, response)));
	} finally {
		locals.lease?.end();
	}
};

type Event = Parameters<Handle>[0]['event'];

const isInterface = ({ url }: Event) => url.pathname.startsWith('/api/');

/** A program shows its token, a browser its cookie. A token that is shown is the only thing looked at. */
function whoAsks(event: Event): Who | null {
	const { state } = application();
	const now = new Date();
	const [, token] = /^Bearer (\S+)$/i.exec(event.request.headers.get('authorization') ?? '') ?? [];
	if (token !== undefined) return isInterface(event) ? whoHasToken(state, token, now) : null;
	const secret = sessionCookie.read(event);
	if (secret === undefined) return null;
	const isAsked = !ASKED_BY_PAGES.has(event.route.id ?? '');
	return whoHasSession(state, secret, { now, isAsked, isDemo: isDemo() });
}

async function scopeFor({ who, lease }: Pick<App.Locals, 'who' | 'lease'>): Promise<Scope> {
	if (!who || who.owes || !lease) return NOTHING;
	const scope = scopeOf(who.bearer, await facts(lease.release));
	return who.seenAs ? withoutRecords(scope) : scope;
}

/**
 * Why a request goes no further; null when it may. Who is not signed in learns nothing, not even
 * whether there is such a page.
 */
async function refusal(event: Event): Promise<Response | null> {
	const { who } = event.locals;
	const route = event.route.id;
	const need = route === null ? undefined : needOf(route);
	if (need === 'nobody') return null;
	if (!who || (who.owes === 'code' && route !== '/dang-xuat')) return notSignedIn(event);
	if (who.owes && !ACCOUNT_PAGES.has(route ?? '')) return owing(event);
	if (who.seenAs && !isReading(event) && !ENDS_SEEING.has(route ?? '')) {
		noteDone(event, { action: 'refused', object: asWritten(event), outcome: 'refused' });
		return problem(event, 403, ['only_seeing', access.onlySeeing, access.onlySeeingRemedy]);
	}
	if (route === null && isInterface(event)) {
		return problem(event, 404, ['not_found', api.notFound, api.notFoundRemedy]);
	}
	if (route === null || mayUse(who, need)) return null;
	// The first page is where everybody arrives: who has no figures is led to what they do have.
	const start = startHref(who.permissions);
	if (route === '/' && start !== '/') redirect(303, start);
	noteDone(event, { action: 'refused', object: asWritten(event), outcome: 'refused' });
	return problem(event, 403, ['not_allowed', access.notAllowed, access.notAllowedRemedy]);
}

const isReading = ({ request }: Event) => ['GET', 'HEAD'].includes(request.method);
const asWritten = ({ request, url }: Event) => `${request.method} ${url.pathname}${url.search}`;

/**
 * Notes what was looked at: files that are taken along, lists of records, accounts, the log, and
 * whatever is seen through another's eyes. It is noted here, so that no page can forget it.
 */
function noteLook(event: Event, { headers, status }: Response): void {
	const action = lookOf(event, headers.get('content-disposition') ?? '');
	if (!action) return;
	const outcome = status < 400 ? 'done' : 'failed';
	noteDone(event, { action, object: `${event.url.pathname}${event.url.search}`, outcome });
}

function lookOf(event: Event, disposition: string): Action | null {
	const { who } = event.locals;
	const route = event.route.id ?? '';
	const need = needOf(route);
	if (!who || !isReading(event) || need === 'nobody' || ASKED_BY_PAGES.has(route)) return null;
	if (disposition.startsWith('attachment')) return 'export';
	return lookAt(need) ?? (who.seenAs ? 'view_as' : null);
}

function notSignedIn(event: Event): Promise<Response> {
	if (isInterface(event)) {
		return problem(event, 401, ['not_signed_in', access.notSignedIn, access.notSignedInRemedy]);
	}
	const { pathname, search } = event.url;
	redirect(303, signInHref(event.request.method === 'GET' ? `${pathname}${search}` : '/'));
}

function owing(event: Event): Promise<Response> {
	if (isInterface(event)) return problem(event, 403, ['owing', access.owing, access.owingRemedy]);
	redirect(303, '/tai-khoan');
}

/** Programs get a problem as JSON, as does a page that is on screen; a browser gets a page. */
async function problem(
	event: Event,
	status: number,
	[code, message, remedy]: readonly [string, string, string]
): Promise<Response> {
	const { pathname } = event.url;
	if (isInterface(event) || event.isDataRequest || event.request.method !== 'GET') {
		const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
		return json({ code, message, remedy, path: pathname }, { status, headers });
	}
	const page = await event.fetch('/khong-co-quyen');
	return new Response(page.body, { status, headers: page.headers });
}

/** What SvelteKit itself refuses or fails at is told to programs as all other errors are. */
async function inForm(event: Event, response: Response): Promise<Response> {
	if (!isInterface(event)) return response;
	const allowed = response.headers.get('allow');
	if (response.status === 405 && allowed !== null) {
		const { method } = event.request;
		const remedy = api.badMethodRemedy(allowed);
		const told = await problem(event, 405, ['bad_method', api.badMethod(method), remedy]);
		told.headers.set('allow', allowed);
		return told;
	}
	const { reference } = event.locals;
	if (reference === undefined) return response;
	const remedy = api.failedRemedy(reference);
	return problem(event, response.status, ['unexpected', errors.unexpected, remedy]);
}

function withHeaders({ locals }: Event, response: Response): Response {
	response.headers.set('x-request-id', locals.request);
	for (const [name, value] of Object.entries(HEADERS)) {
		if (!response.headers.has(name)) response.headers.set(name, value);
	}
	return response;
}

/** What is asked again and again, by itself, only who wants to see everything sees. */
function noteAnswer({ locals, request, route }: Event, status: number, ms: number): void {
	const routeClass = routeClassOf(route.id);
	countRequest(routeClass, status, ms / 1000);
	const entry = {
		request: locals.request,
		method: request.method,
		route: route.id,
		status,
		ms: Math.round(ms)
	};
	if (isByItself({ route })) journal.debug('request', entry);
	else journal.info('request', entry);
}

const isByItself = ({ route }: Pick<Event, 'route'>) =>
	routeClassOf(route.id) === 'health' || ASKED_BY_PAGES.has(route.id ?? '');

/** What was not expected is told to the journal alone; the reader gets a number to name it by. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: errors.notFound, remedy: errors.notFoundRemedy };
	if (status < 500) return { message: errors.refused, remedy: errors.refusedRemedy };
	const reference = event.locals.request;
	event.locals.reference = reference;
	journal.error('request_failed', {
		request: reference,
		method: event.request.method,
		route: event.route.id,
		fault: faultOf(error)
	});
	return { message: errors.unexpected, remedy: errors.unexpectedRemedy, reference };
};
