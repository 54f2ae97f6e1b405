/** The identity provider of a site, as its environment names it. */
export type Provider = {
	readonly issuer: URL;
	readonly clientId: string;
	readonly clientSecret: string;
	/** What the button says. */
	readonly name: string;
};

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
const REQUIRED = [
	'DONTHU_OIDC_ISSUER',
	'DONTHU_OIDC_CLIENT_ID',
	'DONTHU_OIDC_CLIENT_SECRET'
] as const;

/**
 * The identity provider that the environment names; null when it names none.
 *
 * @throws {Error} when it is named by half, or would be asked without encryption
 */
export function readProvider(env: Readonly<Record<string, string | undefined>>): Provider | null {
	const missing = REQUIRED.filter((name) => !env[name]);
	if (missing.length === REQUIRED.length) return null;
	if (missing.length > 0) {
		throw new Error(
			`The identity provider is named by half. Set ${missing.join(', ')} too, or none of ${REQUIRED.join(', ')}.`
		);
	}
	const [issuerText, clientId, clientSecret] = REQUIRED.map((name) => env[name]!);
	const issuer = URL.parse(issuerText!);
	const isSafe =
		issuer?.protocol === 'https:' ||
		(issuer?.protocol === 'http:' && LOOPBACK.includes(issuer.hostname));
	if (!issuer || !isSafe) {
		throw new Error(
			`DONTHU_OIDC_ISSUER is ${issuerText}: it must begin with https://, so that nobody between reads who signs in.`
		);
	}
	return {
		issuer,
		clientId: clientId!,
		clientSecret: clientSecret!,
		name: env['DONTHU_OIDC_NAME'] || issuer.hostname
	};
}
