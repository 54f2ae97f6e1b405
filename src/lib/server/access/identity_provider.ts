import { env } from '$env/dynamic/private';
import * as oidc from 'openid-client';
import { faultOf, journal } from '#warehouse/journal.ts';
import { byName, isOpen, type Account } from './accounts.ts';
import type { AppState } from './app_state.ts';
import { readProvider, type Provider } from './provider_settings.ts';

/*
Sign-in through the identity provider of a site (OpenID Connect, authorization code with PKCE). The
provider says who somebody is; whether there is an account for them, an administrator alone decides.
*/

const TIMEOUT_S = 10;

export const provider = (): Provider | null => readProvider(env);

/** What the button says; null where there is no provider. */
export const providerName = (): string | null => provider()?.name ?? null;

/** Why a sign-in through the provider came to nothing; the page of signing in has the words. */
export type ProviderProblem = 'down' | 'broken' | 'refused' | 'unknown';

export class ProviderError extends Error {
	readonly problem: ProviderProblem;

	constructor(problem: ProviderProblem, cause: unknown) {
		super(cause instanceof Error ? cause.message : `${cause}`, { cause });
		this.name = 'ProviderError';
		this.problem = problem;
	}
}

/** Writes into the journal that a sign-in came to nothing, unless the person themselves turned back. */
export function noteProvider(error: ProviderError): void {
	if (error.problem === 'refused') return;
	journal.warn('provider_sign_in_failed', { code: error.problem, fault: faultOf(error.cause) });
}

let discovered: Promise<oidc.Configuration> | null = null;

/** What the provider says of itself, asked when it is first needed and then kept. */
async function configuration({
	issuer,
	clientId,
	clientSecret
}: Provider): Promise<oidc.Configuration> {
	discovered ??= oidc.discovery(issuer, clientId, clientSecret, undefined, {
		timeout: TIMEOUT_S,
		execute: [
			// Tokens are believed for their signature, not for where they came from.
			oidc.enableNonRepudiationChecks,
			// Only for a provider on this very machine: its settings were refused otherwise.
			...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])
		]
	});
	try {
		return await discovered;
	} catch (error) {
		// The next sign-in asks again.
		discovered = null;
		throw new ProviderError('down', error);
	}
}

/** What a browser brings back from the provider is compared with this; it never leaves us but sealed. */
export type Started = { readonly state: string; readonly nonce: string; readonly verifier: string };

/**
 * Begins a sign-in: where the browser is sent, and what it has to come back with.
 *
 * @param asksAgain the provider is to ask who it is, though it may know: somebody else wants to sign in
 * @throws {ProviderError} `down` when the provider does not answer
 */
export async function start(
	provider: Provider,
	redirect: URL,
	asksAgain: boolean
): Promise<{ to: URL; started: Started }> {
	const configured = await configuration(provider);
	const started = {
		state: oidc.randomState(),
		nonce: oidc.randomNonce(),
		verifier: oidc.randomPKCECodeVerifier()
	};
	const to = oidc.buildAuthorizationUrl(configured, {
		redirect_uri: redirect.href,
		scope: 'openid profile',
		state: started.state,
		nonce: started.nonce,
		code_challenge: await oidc.calculatePKCECodeChallenge(started.verifier),
		code_challenge_method: 'S256',
		...(asksAgain && { prompt: 'login' })
	});
	return { to, started };
}

/** Who the provider says it is. */
export type Claimed = { readonly subject: string; readonly username: string | null };

/**
 * Ends a sign-in: takes the code of the address that the browser came back to.
 *
 * @throws {ProviderError} `refused` when the provider or the person said no, `broken` when the answer
 * does not belong to what was started or was used before, `down` when the provider does not answer
 */
export async function finish(provider: Provider, url: URL, started: Started): Promise<Claimed> {
	const configured = await configuration(provider);
	try {
		const tokens = await oidc.authorizationCodeGrant(configured, url, {
			expectedState: started.state,
			expectedNonce: started.nonce,
			pkceCodeVerifier: started.verifier
		});
		const { sub, preferred_username: username } = tokens.claims()!;
		// Providers that keep their ID tokens short tell the name apart.
		const named =
			typeof username === 'string' || !configured.serverMetadata().userinfo_endpoint
				? username
				: (await oidc.fetchUserInfo(configured, tokens.access_token, sub)).preferred_username;
		return { subject: sub, username: typeof named === 'string' ? named : null };
	} catch (error) {
		throw new ProviderError(problemOf(error), error);
	}
}

function problemOf(error: unknown): ProviderProblem {
	if (error instanceof oidc.AuthorizationResponseError) return 'refused';
	if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) {
		return 'down';
	}
	const { code } = error as { code?: string };
	return code === 'OAUTH_TIMEOUT' ? 'down' : 'broken';
}

/**
 * The account of somebody whom the provider knows; null when there is none that is open. The first time it is found by its name, exactly as
 * the provider spells it, if an administrator made it for the provider and nobody has come to it yet;
 * from then on by the provider's own mark alone, which is never given to anybody else.
 */
export function accountOf(
	state: AppState,
	{ subject, username }: Claimed,
	now: Date
): { account: Account; isNew: boolean } | null {
	const bound = state.row<Account>('select * from account where subject = :subject', { subject });
	if (bound) return isOpen(bound, now) ? { account: bound, isNew: false } : null;
	const waiting = username === null ? undefined : byName(state, username);
	if (!waiting || waiting.name !== username || !isOpen(waiting, now)) return null;
	const account = state.row<Account>(
		`update account set subject = :subject
		where account_no = :account_no and subject is null and password_hash is null
		returning *`,
		{ subject, account_no: waiting.account_no }
	);
	return account ? { account, isNew: true } : null;
}
