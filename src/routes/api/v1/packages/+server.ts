import { json } from '@sveltejs/kit';
import type { ReadableStream } from 'node:stream/web';
import { api } from '#lib/messages/vi.ts';
import { problemResponse } from '#lib/server/api.ts';
import { FILE_NAME, TooManyWaiting, TRY_AGAIN_SECONDS } from '#lib/server/loader.ts';
import { takePackage } from '#lib/server/submissions.ts';
import type { RequestHandler } from './$types.js';

/** No page of another site can send these without being asked first. */
const ZIP_TYPES = ['application/zip', 'application/octet-stream'];

/**
 * A zip of the own units in, a receipt out: 200 when it was accepted, 422 when it was rejected, 503
 * when too many wait already.
 */
export const POST: RequestHandler = async (event) => {
	const { request, url } = event;
	const type = request.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
	if (!ZIP_TYPES.includes(type) || !request.body) {
		const problem = { code: 'not_a_zip', message: api.notAZip, remedy: api.notAZipRemedy };
		return problemResponse(415, problem, url);
	}
	const name = url.searchParams.get('name') ?? 'package.zip';
	if (!FILE_NAME.test(name)) {
		const problem = { code: 'bad_name', message: api.badName, remedy: api.badNameRemedy };
		return problemResponse(400, problem, url);
	}
	try {
		const loaded = await takePackage(event, request.body as ReadableStream<Uint8Array>, name);
		if ('receipt' in loaded) {
			return json(loaded.receipt, { status: loaded.receipt.verdict === 'rejected' ? 422 : 200 });
		}
		const problem = { code: 'not_loaded', message: loaded.problem, remedy: api.notLoadedRemedy };
		return problemResponse(409, problem, url);
	} catch (error) {
		if (error instanceof TooManyWaiting) {
			const problem = { code: 'too_busy', message: api.tooBusy, remedy: api.tooBusyRemedy };
			const response = problemResponse(503, problem, url);
			response.headers.set('retry-after', `${TRY_AGAIN_SECONDS}`);
			return response;
		}
		// Of what is much too large the server itself refuses to read on.
		const isTooLarge = error instanceof RangeError || (error as { status?: number }).status === 413;
		if (!isTooLarge) throw error;
		const problem = { code: 'too_large', message: api.tooLarge, remedy: api.tooLargeRemedy };
		return problemResponse(413, problem, url);
	}
};
