import { expect, test } from '@playwright/test';
import type { Permission, Role } from '../../src/lib/roles.ts';
import { ask, forEach, type Answer, type Question } from './asking.ts';
import {
	BAC_NINH,
	KINDS,
	recordOf,
	serveCanaries,
	songs,
	UNITS,
	yearZip,
	type Asker,
	type CanaryHome,
	type Kind,
	type Unit
} from './canary_home.ts';
import {
	addressesOf,
	builtRoutes,
	dataOf,
	placesOf,
	readings,
	recordPath,
	ROUTES,
	TYPES,
	type Leads,
	type Route
} from './route_asks.ts';

/*
Nobody reads what is not theirs: every route of the built app, in every format, by every role, for every
place, by every method. What each role may read is said here once more, as the rule has it and not as the
program does; what it does read is heard from the canaries of the home (canary_home.ts).
*/

// The time is a guard against hanging: so many questions take long where a machine is busy.
test.describe.configure({ mode: 'serial', timeout: 900_000 });

type Reader = {
	readonly name: string;
	readonly opens: readonly Leads[];
	/** The units of whose values of each kind it reads. */
	readonly reads: Readonly<Partial<Record<Kind, readonly Unit[]>>>;
	readonly isProgram?: boolean;
	asker(home: CanaryHome): Promise<Asker>;
};

const OWN: readonly Unit[] = ['KV016', 'H213'];
/** Of those who have sent or confirmed something. */
const SENDERS: readonly Unit[] = ['KV016', 'KV017', 'P24', 'P01', 'KV125'];
const sentBy = (units: readonly Unit[]) => units.filter((unit) => SENDERS.includes(unit));

const records = (units: readonly Unit[]) => ({ id: units, text: units });
const packages = (units: readonly Unit[]) => ({ package: units, reason: units });
/** Of receipts nobody but who acts for the unit reads anything. */
const receipts = (units: readonly Unit[]) => ({ file: sentBy(units), cell: sentBy(units) });
const notes = (units: readonly Unit[]) => ({ note: sentBy(units) });

const RULE: Readonly<Record<Role, Pick<Reader, 'opens' | 'reads'>>> = {
	leadership: { opens: ['figures', 'remind', 'approve'], reads: {} },
	analyst: {
		opens: ['figures', 'records', 'quality', 'remind', 'draft'],
		reads: { ...records(UNITS), ...packages(UNITS), ...notes(UNITS) }
	},
	provincial_chief: {
		opens: ['figures', 'records', 'quality', 'confirm', 'remind', 'approve'],
		reads: { ...records(BAC_NINH), ...packages(BAC_NINH), ...notes(BAC_NINH) }
	},
	provincial_staff: {
		opens: ['figures', 'records', 'quality', 'send', 'remind', 'draft'],
		reads: {
			...records(BAC_NINH),
			...packages(BAC_NINH),
			...notes(BAC_NINH),
			...receipts(BAC_NINH)
		}
	},
	unit_chief: {
		opens: ['figures', 'records', 'confirm'],
		reads: { ...records(OWN), ...packages(OWN), ...notes(OWN) }
	},
	unit_clerk: {
		opens: ['figures', 'records', 'send'],
		reads: { ...records(OWN), ...packages(OWN), ...receipts(OWN) }
	},
	approver: { opens: ['figures', 'approve'], reads: {} },
	steward: {
		opens: ['figures', 'quality', 'reference'],
		reads: { ...packages(UNITS), ...notes(UNITS) }
	},
	administrator: { opens: ['accounts'], reads: {} },
	// The log tells what was asked for: addresses, and ids of packages that came.
	auditor: { opens: ['log'], reads: {} }
};

const program = (
	name: string,
	role: Role,
	permissions: readonly (Permission & Leads)[],
	reads: Reader['reads'],
	isRevoked = false
): Reader => ({
	name,
	opens: isRevoked ? [] : permissions,
	reads,
	isProgram: true,
	asker: (home) => home.tokenOf(role, permissions, isRevoked)
});

const READERS: readonly Reader[] = [
	...Object.entries(RULE).map(([role, rule]): Reader => ({
		name: role,
		...rule,
		asker: (home) => home.cookieOf(role as Role)
	})),
	{ name: 'nobody', opens: [], reads: {}, asker: () => Promise.resolve({}) },
	{
		name: 'administrator, seeing as provincial_chief',
		opens: ['figures', 'quality'],
		reads: { ...packages(BAC_NINH), ...notes(BAC_NINH) },
		asker: (home) => home.seeingAs('provincial_chief')
	},
	program('program of provincial_staff', 'provincial_staff', ['figures', 'records', 'send'], {
		...records(BAC_NINH),
		...packages(BAC_NINH)
	}),
	program('program of unit_clerk', 'unit_clerk', ['figures', 'records'], {
		...records(OWN),
		...packages(OWN)
	}),
	program('program of analyst, for figures alone', 'analyst', ['figures'], {}),
	program('program of analyst, revoked', 'analyst', ['figures', 'records'], {}, true)
];

const isInterface = (path: string) => path.startsWith('/api/');

/** Whether a reader is let in to a route. */
function isOpen(reader: Reader, id: string): boolean {
	const { leads } = ROUTES[id]!;
	if (leads === 'nobody') return true;
	// A token opens nothing but the interface.
	if (reader.isProgram && !isInterface(id)) return false;
	if (leads === 'anybody') return isSomebody(reader);
	return [leads].flat().some((name) => reader.opens.includes(name));
}

const isSomebody = ({ opens }: Reader) => opens.length > 0;

/** What a refusal is, of whom. */
function refusalOf(reader: Reader, id: string): readonly number[] {
	const isKnown = isSomebody(reader) && !(reader.isProgram && !isInterface(id));
	if (!isKnown) return isInterface(id) ? [401] : [303];
	// Everybody arrives at the first page: who has no figures is led on.
	return id === '/' ? [403, 303] : [403];
}

let home: CanaryHome;
let routes: readonly Route[];

test.beforeAll(async () => {
	[home, routes] = await Promise.all([serveCanaries(), builtRoutes()]);
});
test.afterAll(async () => {
	// Throws when the server has complained of anything.
	await home.end();
});

const put = (question: Question): Promise<Answer> => ask(home.site.address, question);

/** What an answer tells besides what was asked for in its own words. */
function told({ text, headers }: Pick<Answer, 'text' | 'headers'>, path: string): Set<string> {
	const asked = decodeURIComponent(path).match(/zq-[\w-]+/g) ?? [];
	const said = `${JSON.stringify(headers)}\n${text}`;
	return songs(asked.reduce((rest, canary) => rest.replaceAll(canary, ''), said));
}

const allowed = ({ reads }: Reader): Set<string> =>
	new Set(KINDS.flatMap((kind) => (reads[kind] ?? []).map((unit) => `${unit} ${kind}`)));

test('Every route of the built app is asked something here, and no other', () => {
	expect(Object.keys(ROUTES).toSorted()).toEqual(routes.map(({ id }) => id).toSorted());
	for (const route of routes) {
		if (!route.isPage && !route.methods.includes('GET')) continue;
		expect(readings(route, placesOf(home)), route.id).not.toEqual([]);
	}
});

for (const reader of READERS) {
	test(`Reading as ${reader.name} tells what it may read, and nothing else`, async () => {
		const asker = await reader.asker(home);
		const heard = new Set<string>();
		const strange: string[] = [];
		const opened = new Set<string>();
		const questions = routes.flatMap((route) => readings(route, placesOf(home)));
		await forEach(questions, async ({ id, path, method }) => {
			const answer = await put({ path, asker, method });
			const isData = path.includes('/__data.json');
			const isLet = isOpen(reader, id);
			const found = told(answer, path);
			// The log repeats what was asked for; of what is in a package it repeats the id.
			if (reader.name === 'auditor') {
				for (const song of found) if (/ (id|package)$/.test(song)) found.delete(song);
			}
			for (const song of found) heard.add(song);
			const isExpected = isLet
				? answer.status < 500 && answer.status !== 401
				: isData && answer.status === 200
					? /^{"type":"redirect","location":"[^"]*"}\n?$/.test(answer.text)
					: refusalOf(reader, id).includes(answer.status);
			if (!isExpected) strange.push(`${method} ${path}: ${answer.status}`);
			if (!isLet && found.size > 0) strange.push(`${method} ${path}: ${[...found].join(', ')}`);
			if (method === 'HEAD' && answer.text !== '') strange.push(`HEAD ${path} has a body`);
			if (answer.status < 400) opened.add(id);
		});
		expect(strange).toEqual([]);
		// Both ways: no leak, and no test that hears nothing because it asks for nothing.
		expect([...heard].toSorted()).toEqual([...allowed(reader)].toSorted());
		const open = new Set(questions.map(({ id }) => id).filter((id) => isOpen(reader, id)));
		expect([...open].filter((id) => !opened.has(id))).toEqual([]);
	});
}

test('Nothing is changed by who may not, and no method opens what another keeps shut', async () => {
	const strange: string[] = [];
	for (const reader of READERS) {
		const asker = await reader.asker(home);
		const questions = routes.flatMap((route) => {
			const { id, actions, methods, isPage, isFile } = route;
			const [path = id] = addressesOf(id, placesOf(home)).map((path) => path.split('?')[0]!);
			const posted = isPage ? ['', ...actions.map((name) => `?/${name}`)] : [''];
			return [
				...['PUT', 'DELETE', 'OPTIONS'].map((method) => ({ id, path, method, isFile })),
				// Who may is tested with what they may; here nothing is to change.
				...(isOpen(reader, id) && (actions.length > 0 || methods.includes('POST'))
					? []
					: posted.map((action) => ({ id, path: `${path}${action}`, method: 'POST', isFile })))
			];
		});
		await forEach(questions, async ({ id, path, method, isFile }) => {
			const hasBody = method !== 'OPTIONS';
			const answer = await put({
				path,
				asker,
				method,
				...(hasBody && { body: new URLSearchParams({ ma: '1', phien: '1', tuan: '2026-09-28' }) }),
				// As a browser sends a form: a script is answered with a status in the body.
				headers: { accept: 'text/html' }
			});
			// Who looks through another's eyes changes nothing, whatever they may open.
			const isSeeing = reader.name.includes('seeing');
			const expected = isFile
				? [200]
				: isSeeing
					? [403, 405, ...(hasBody ? [] : [204])]
					: isOpen(reader, id)
						? [405, ...(hasBody ? [] : [204])]
						: refusalOf(reader, id);
			const found = told(answer, path);
			if (!expected.includes(answer.status)) {
				strange.push(`${reader.name}: ${method} ${path}: ${answer.status}`);
			}
			if (found.size > 0) strange.push(`${reader.name}: ${method} ${path}: ${[...found].join()}`);
		});
	}
	expect(strange).toEqual([]);
});

test('A package of others is refused, whether it is known or not', async () => {
	for (const [role, foreign] of [
		['unit_clerk', ['KV017', 'P01']],
		['provincial_staff', ['P01', 'TC']]
	] as const) {
		const asker = await home.cookieOf(role);
		const sendTo = async (path: string, zip: Buffer, isForm: boolean) => {
			const form = new FormData();
			form.set('goi', new File([new Uint8Array(zip)], 'goi.zip'));
			const answer = await put({
				path,
				asker,
				method: 'POST',
				body: isForm ? form : new Uint8Array(zip),
				headers: isForm ? { accept: 'application/json' } : { 'content-type': 'application/zip' }
			});
			return { status: answer.status, text: answer.text };
		};
		const expected = new Map<string, unknown>();
		for (const unit of foreign) {
			for (const zip of [yearZip(unit), yearZip(unit, 'never-sent')]) {
				for (const [path, isForm] of [
					['/api/v1/packages', false],
					['/nop-so-lieu', true]
				] as const) {
					const answer = await sendTo(path, zip, isForm);
					expect(songs(answer.text), `${role}: ${unit}`).toEqual(new Set());
					expected.set(path, expected.get(path) ?? answer);
					expect(answer, `${role}: ${unit}`).toEqual(expected.get(path));
				}
			}
		}
		expect(expected.get('/api/v1/packages')).toMatchObject({ status: 409 });
	}
});

test('What is there and what is not answers alike, where it is not for the reader', async () => {
	const nothing = { record: 'zq-nobody-id-nothing', receipt: 999_999 };
	const foreign: Readonly<Record<string, readonly Unit[]>> = {
		unit_clerk: ['KV017', 'P24', 'P01', 'TC'],
		unit_chief: ['KV017', 'P24', 'P01', 'TC'],
		provincial_staff: ['P01', 'KV125', 'TC'],
		provincial_chief: ['P01', 'KV125', 'TC']
	};
	/** An answer without what was asked for, and without what is another each time. */
	const plainly = async (asker: Asker, path: string) => {
		const { status, text, headers } = await put({ path, asker });
		const names = decodeURIComponent(path).match(/zq-[\w-]+|(?<=bien-nhan)\/\d+/g) ?? [];
		const asked = names.flatMap((name) => [name, `số ${name.slice(1)}.`]);
		// Files of the app are numbered as well, and are no receipts.
		const own = text.replace(/\/_app\/[^"']*/g, '');
		const told = asked.reduce((rest, name) => rest.replaceAll(name, 'ASKED'), own);
		return {
			status,
			type: headers['content-type'],
			text: told.replace(/nonce="[^"]*"/g, '')
		};
	};
	for (const [role, units] of Object.entries(foreign)) {
		const asker = await home.cookieOf(role as Role);
		for (const unit of units) {
			const receipt = home.receipts.get(unit) ?? nothing.receipt;
			const pairs = TYPES.flatMap((type): [string, string][] => {
				const there = recordPath(type, unit, recordOf(unit, type));
				const not = recordPath(type, unit, nothing.record);
				return [
					[there, not],
					[dataOf(there), dataOf(not)]
				];
			});
			const numbered = (no: number) => `/nop-so-lieu/bien-nhan/${no}`;
			for (const rest of ['', '/can-sua/1']) {
				pairs.push([`${numbered(receipt)}${rest}`, `${numbered(nothing.receipt)}${rest}`]);
			}
			await forEach(pairs, async ([there, not]) => {
				const [one, other] = await Promise.all([plainly(asker, there), plainly(asker, not)]);
				expect(one, `${role}: ${there}`).toEqual(other);
				expect([403, 404, 200], `${role}: ${there}`).toContain(one.status);
			});
		}
		// Records of a unit that sent many, and of one that sent none.
		const listed = async (unit: string) =>
			(
				await plainly(
					asker,
					`/api/v1/records?metric=petitions_received&from=2025-01-01&to=2026-09-30&where=unit=${unit}`
				)
			).text;
		expect(await listed('P01'), role).toBe(await listed('P48'));
	}
});

test('Neither the log nor what the server writes tells what stands in records and packages', async () => {
	const { text } = await put({
		path: '/nhat-ky/nhat-ky.csv',
		asker: await home.cookieOf('auditor')
	});
	expect(text).toContain('send,zq-kv016-package-again,done');
	expect([...songs(text)].filter((song) => !/ (id|package)$/.test(song))).toEqual([]);
	const written = [...songs(home.site.written())];
	expect(written.filter((song) => !song.endsWith(' package'))).toEqual([]);
});

test('What a program sends and takes along stands in the log with the token it used', async () => {
	const asker = await home.tokenOf('unit_clerk', ['figures', 'send']);
	await put({
		path: '/api/v1/query?metrics=matters_closing&from=2026-01-01&to=2026-09-30&format=csv',
		asker
	});
	const zip = new Uint8Array(yearZip('KV016', 'by-program'));
	const headers = { 'content-type': 'application/zip' };
	const sent = await put({ path: '/api/v1/packages', asker, method: 'POST', body: zip, headers });
	expect(sent.status).toBe(200);

	const { text } = await put({
		path: '/nhat-ky/nhat-ky.csv?tai-khoan=unit-clerk',
		asker: await home.cookieOf('auditor')
	});
	const lines = text.split('\r\n').filter((line) => line.includes('matrix unit_clerk'));
	expect(lines[0]).toMatch(/,unit-clerk,,\d+,matrix unit_clerk,[\d.:a-f]+,send,by-program,done$/);
	expect(lines[1]).toMatch(/,matrix unit_clerk,.*,export,\/api\/v1\/query\?.*,done$/);
});
