import type { RequestEvent } from '@sveltejs/kit';
import { SESSION_MS } from './sessions.ts';

type Event = Pick<RequestEvent, 'cookies' | 'url'>;

const isSecure = ({ url }: Event) => url.protocol === 'https:';
/** The prefix binds the cookie to this very host; browsers take it over https alone. */
const nameFor = (event: Event) => `${isSecure(event) ? '__Host-' : ''}donthu`;

/** The cookie that holds the secret of a session; scripts never see it. */
export const sessionCookie = {
	read: (event: Event): string | undefined => event.cookies.get(nameFor(event)),

	write(event: Event, secret: string): void {
		event.cookies.set(nameFor(event), secret, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: isSecure(event),
			maxAge: SESSION_MS / 1000
		});
	},

	remove(event: Event): void {
		event.cookies.delete(nameFor(event), { path: '/', secure: isSecure(event) });
	}
};
