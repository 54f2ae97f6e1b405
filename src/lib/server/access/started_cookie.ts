import type { RequestEvent } from '@sveltejs/kit';
import type { Started } from './identity_provider.ts';
import type { Sealer } from './secrets.ts';

type Event = Pick<RequestEvent, 'cookies' | 'url'>;
/** A sign-in at the provider that was begun here, and where it goes on. */
type Held = Started & { readonly then: string | null; readonly startedAt: number };

/** So long may somebody take to type a password elsewhere. */
const VALID_MS = 10 * 60_000;

const isSecure = ({ url }: Event) => url.protocol === 'https:';
const nameFor = (event: Event) => `${isSecure(event) ? '__Host-' : ''}donthu-xac-thuc`;

/** Binds a sign-in at the provider to the browser that began it: sealed, for a few minutes, for one use. */
export const startedCookie = {
	write(
		event: Event,
		sealer: Sealer,
		{ now, ...started }: Started & { then: string | null; now: Date }
	): void {
		const held: Held = { ...started, startedAt: now.getTime() };
		const sealed = Buffer.from(sealer.seal(JSON.stringify(held))).toString('base64url');
		event.cookies.set(nameFor(event), sealed, {
			path: '/',
			httpOnly: true,
			// The provider sends the browser back from another site.
			sameSite: 'lax',
			secure: isSecure(event),
			maxAge: VALID_MS / 1000
		});
	},

	/** What was begun in this browser, once; null when nothing was, or too long ago. */
	take(event: Event, sealer: Sealer, now: Date): Held | null {
		const sealed = event.cookies.get(nameFor(event));
		if (sealed === undefined) return null;
		event.cookies.delete(nameFor(event), { path: '/', secure: isSecure(event) });
		const held = unsealed(sealed, sealer);
		return held && now.getTime() - held.startedAt < VALID_MS ? held : null;
	}
};

/** Null for what we did not seal: anybody can send any cookie. */
function unsealed(sealed: string, sealer: Sealer): Held | null {
	try {
		return JSON.parse(sealer.unseal(Buffer.from(sealed, 'base64url'))) as Held;
	} catch {
		return null;
	}
}
