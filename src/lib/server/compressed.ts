/** Types that are text, and shrink to a tenth. */
const TEXT = /^(text\/|application\/json|image\/svg)/;

/**
 * A response as the asker takes it: text compressed, for lines that are slow. From the length of a
 * compressed page its content could be guessed by who asks for it again and again with other words in its
 * address; another site cannot, for it is not sent the reader's cookie (`lax`).
 */
export function compressed({ headers: asked }: Request, response: Response): Response {
	const { body, headers } = response;
	const takesGzip = /\bgzip\b/.test(asked.get('accept-encoding') ?? '');
	const isText = TEXT.test(headers.get('content-type') ?? '');
	if (!body || !isText || headers.has('content-encoding')) return response;
	headers.append('vary', 'accept-encoding');
	if (!takesGzip) return response;
	headers.set('content-encoding', 'gzip');
	headers.delete('content-length');
	return new Response(body.pipeThrough(new CompressionStream('gzip')), response);
}
