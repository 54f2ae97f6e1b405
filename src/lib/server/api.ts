import { json, type RequestEvent } from '@sveltejs/kit';
import { DonthuError } from '#warehouse/errors.ts';
import type { Scope } from '#warehouse/numbers.ts';
import { openRelease, type OpenRelease } from '#warehouse/release.ts';
import { errors } from '#lib/messages/vi.ts';
import { home } from './home.ts';

/** Statuses of errors that are not the asker's alone; all others are 400. */
const STATUSES: Readonly<Record<string, number>> = {
	unknown_release: 404,
	no_release: 503
};

/** What an option is called in the address of a request. */
export const parameterName = (option: string): string => option;

/**
 * Answers a request of the HTTP interface; an error becomes `{ code, message, remedy, path }` with a
 * fitting status.
 */
export async function answer(
	{ url }: Pick<RequestEvent, 'url'>,
	work: () => Promise<Response>
): Promise<Response> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof DonthuError)) throw error;
		const { code, problem, remedy } = error;
		return problemResponse(STATUSES[code] ?? 400, { code, message: problem, remedy }, url);
	}
}

type Problem = { code: string; message: string; remedy: string };

/** An error of the interface. */
export const problemResponse = (status: number, problem: Problem, url: URL): Response =>
	json({ ...problem, path: url.pathname }, { status });

/** Lends the release that `release` names, or the one that is served, with the scope of the asker. */
export async function withRelease<T>(
	{ url, locals }: Pick<RequestEvent, 'url' | 'locals'>,
	work: (release: OpenRelease, scope: Scope) => Promise<T>
): Promise<T> {
	const id = url.searchParams.get('release');
	if (id === null || id === locals.lease?.release.id) {
		if (!locals.lease) {
			throw new DonthuError('no_release', errors.noRelease, errors.noReleaseRemedy);
		}
		return work(locals.lease.release, locals.scope);
	}
	const release = await openRelease(home(), id);
	try {
		return await work(release, locals.scope);
	} finally {
		release.close();
	}
}

const TYPES = {
	json: 'application/json',
	csv: 'text/csv; charset=utf-8',
	arrow: 'application/vnd.apache.arrow.stream',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;
export type Format = keyof typeof TYPES;

/** Figures in a format; those that are not for reading in a browser are for keeping. */
export function figures(body: string | Uint8Array, format: Format): Response {
	const headers = new Headers({ 'content-type': TYPES[format] });
	if (format !== 'json') {
		headers.set('content-disposition', `attachment; filename="donthu.${format}"`);
	}
	return new Response(body as BodyInit, { headers });
}
