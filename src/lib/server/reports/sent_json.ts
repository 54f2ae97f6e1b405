import { error, type RequestEvent } from '@sveltejs/kit';
import { admit as words } from './vi.ts';

const MOST_BYTES = 4 * 1024 ** 2;

/**
 * An object that one of our own pages sent. Another site can make a browser send a form, and no JSON.
 *
 * @throws 400, 403, 413, 415 with a remedy
 */
export async function sentJson({
	request,
	url
}: Pick<RequestEvent, 'request' | 'url'>): Promise<Readonly<Record<string, unknown>>> {
	const refuse = (status: number) =>
		error(status, { message: words.notTaken, remedy: words.badRemedy });
	if (request.headers.get('content-type')?.split(';')[0] !== 'application/json') refuse(415);
	const origin = request.headers.get('origin');
	if (origin !== null && origin !== url.origin) refuse(403);
	if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) refuse(413);
	const text = await request.text();
	if (text.length > MOST_BYTES) refuse(413);
	try {
		const sent: unknown = JSON.parse(text);
		if (typeof sent === 'object' && sent !== null && !Array.isArray(sent)) {
			return sent as Readonly<Record<string, unknown>>;
		}
	} catch {
		// What is no JSON is refused below, as what is no object.
	}
	return refuse(400);
}
