import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Provider } from 'oidc-provider';

/* A real identity provider, in which everybody is who they say: a name is all that it asks for. */

export const CLIENT = { id: 'donthu', secret: 'a-secret-of-this-test' };

export type RunningProvider = { end(): Promise<void> };

/** What the environment of a site says of the provider. */
export const providerEnv = (issuer: string): NodeJS.ProcessEnv => ({
	DONTHU_OIDC_ISSUER: issuer,
	DONTHU_OIDC_CLIENT_ID: CLIENT.id,
	DONTHU_OIDC_CLIENT_SECRET: CLIENT.secret,
	DONTHU_OIDC_NAME: 'SSO ngành'
});

/** Starts the provider for one site. Whoever signs in as `lan` is the subject `sub-lan`. */
export async function startProvider(issuer: string, site: string): Promise<RunningProvider> {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const provider: Provider = new Provider(issuer, {
		clients: [
			{
				client_id: CLIENT.id,
				client_secret: CLIENT.secret,
				token_endpoint_auth_method: 'client_secret_post',
				redirect_uris: [`${site}/dang-nhap/nha-cung-cap/ve`]
			}
		],
		jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
		cookies: { keys: ['a-key-of-this-test'] },
		claims: { openid: ['sub'], profile: ['preferred_username'] },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_, { uid }) => `/interaction/${uid}` },
		pkce: { required: () => true },
		findAccount: (_, accountId) => ({
			accountId,
			claims: () => ({ sub: accountId, preferred_username: accountId.replace(/^sub-/, '') })
		}),
		async loadExistingGrant({ oidc }) {
			const grant = new provider.Grant({
				clientId: oidc.client!.clientId,
				accountId: oidc.session!.accountId!
			});
			grant.addOIDCScope('openid profile');
			await grant.save();
			return grant;
		}
	});
	const answer = provider.callback();
	const server = createServer((request, response) => {
		if (request.url?.startsWith('/interaction/')) void signIn(provider, request, response);
		else void answer(request, response);
	});
	server.listen(Number(new URL(issuer).port), '127.0.0.1');
	await once(server, 'listening');
	return {
		async end() {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		}
	};
}

const PAGE = `<!doctype html><html lang="en"><title>Provider</title>
<form method="post"><label>Name at the provider <input name="name"></label><button>Go on</button></form>
<form method="post"><button name="cancel" value="1">Cancel</button></form></html>`;

async function signIn(
	provider: Provider,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	if (request.method !== 'POST') {
		response.setHeader('content-type', 'text/html').end(PAGE);
		return;
	}
	const form = new URLSearchParams(await text(request));
	await provider.interactionFinished(
		request,
		response,
		form.has('cancel')
			? { error: 'access_denied' }
			: { login: { accountId: `sub-${form.get('name')}` } },
		{ mergeWithLastSubmission: false }
	);
}
