import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byName, createAccount } from './accounts.ts';
import { AppState } from './app_state.ts';
import { accountOf } from './identity_provider.ts';
import { readProvider } from './provider_settings.ts';

const NOW = new Date('2026-11-25T01:00:00Z');

describe('An identity provider', () => {
	const env = {
		DONTHU_OIDC_ISSUER: 'https://sso.example.org/realms/nganh',
		DONTHU_OIDC_CLIENT_ID: 'donthu',
		DONTHU_OIDC_CLIENT_SECRET: 'secret'
	};

	test('is named by the environment, or there is none', () => {
		expect(readProvider({})).toBeNull();
		expect(readProvider({ DONTHU_OIDC_ISSUER: '', DONTHU_OIDC_NAME: 'SSO' })).toBeNull();
		expect(readProvider(env)).toMatchObject({ clientId: 'donthu', name: 'sso.example.org' });
		expect(readProvider({ ...env, DONTHU_OIDC_NAME: 'SSO' })?.name).toBe('SSO');
	});

	test.each(Object.keys(env))('is not named by half: %s', (name) => {
		expect(() => readProvider({ ...env, [name]: undefined })).toThrow(`Set ${name} too`);
	});

	test.each([
		['http://sso.example.org', false],
		['http://127.0.0.1.example.org', false],
		['ftp://127.0.0.1', false],
		['sso.example.org', false],
		['http://127.0.0.1:9000', true],
		['http://[::1]:9000', true],
		['http://localhost', true]
	])('is asked under encryption, or on this very machine: %s', (issuer, isTaken) => {
		const read = () => readProvider({ ...env, DONTHU_OIDC_ISSUER: issuer });
		if (isTaken) expect(read()?.issuer.href).toContain(issuer);
		else expect(read).toThrow('https://');
	});
});

describe('Somebody whom the provider knows', () => {
	let home: string;
	let state: AppState;
	const make = (name: string, password: string | null = null) =>
		createAccount(
			state,
			{ name, person: name, role: 'analyst', unit: null, password, by: 'test' },
			NOW
		);
	const come = (subject: string, username: string | null) =>
		accountOf(state, { subject, username }, NOW);

	beforeEach(async () => {
		home = mkdtempSync(join(tmpdir(), 'donthu-provider-'));
		state = await AppState.open(join(home, 'app.sqlite'));
	});
	afterEach(() => {
		state.close();
		rmSync(home, { recursive: true });
	});

	test('comes to the account that was made for them, and keeps it whatever they are called', async () => {
		await make('lan');
		expect(come('s1', 'lan')).toMatchObject({ account: { name: 'lan' }, isNew: true });
		expect(come('s1', 'lan-anh')).toMatchObject({ account: { name: 'lan' }, isNew: false });
		expect(come('s1', null)).toMatchObject({ account: { name: 'lan' }, isNew: false });
	});

	test('does not come to an account of somebody else of that name', async () => {
		await make('lan');
		come('s1', 'lan');
		expect(come('s2', 'lan')).toBeNull();
		expect(byName(state, 'lan')!.subject).toBe('s1');
	});

	test('does not come to an account with a password, nor to a name spelt otherwise', async () => {
		await make('hoa', 'Xuan-Ha-Thu-Dong-4');
		await make('mai');
		expect([
			come('s1', 'hoa'),
			come('s2', 'MAI'),
			come('s3', 'khong-ai'),
			come('s4', null)
		]).toEqual([null, null, null, null]);
		expect(byName(state, 'hoa')!.subject).toBeNull();
	});

	test('does not come to an account that is closed, neither the first time nor later', async () => {
		await make('lan');
		await make('mai');
		come('s1', 'lan');
		state.run(`update account set disabled_at = '2026-11-25T00:00:00Z'`);
		expect([come('s1', 'lan'), come('s2', 'mai')]).toEqual([null, null]);
		expect(byName(state, 'mai')!.subject).toBeNull();
	});
});
