import { AppState } from '../../src/lib/server/access/app_state.ts';
import { byName, createAccount } from '../../src/lib/server/access/accounts.ts';
import { createToken, revokeToken, tokensOf } from '../../src/lib/server/access/tokens.ts';
import { begin } from '../../src/lib/server/reports/store.ts';
import { viewAs } from '../../src/lib/server/access/sessions.ts';
import type { Content, FigureNode, ReportChoice } from '../../src/lib/report.ts';
import type { Permission, Role } from '../../src/lib/roles.ts';
import { appStateFile } from '../../warehouse/home.ts';
import {
	filesOf,
	matter,
	petition,
	processed,
	sent,
	TestHome,
	type Package,
	type Row
} from '../homes.ts';
import { entriesOf } from '../load/drafts.ts';
import { zipOf } from '../load/zip_maker.ts';
import { makeAccounts, nameOf, PASSWORD, sessionNamed } from './accounts.ts';
import { serve, type Site } from './donthu.ts';
import { KNOWN_AS_OF, YEAR_2026 } from './known_home.ts';

/*
A home in which every value that tells one record, package, receipt or note from another says whose it
is: a canary, `zq-<unit>-<kind>-<name>`. Where one of them sings, something of that unit was read.

| unit  | what it is                          |
| ----- | ----------------------------------- |
| KV016 | region, Bắc Ninh                    |
| H213  | district, Bắc Giang, now KV016      |
| KV017 | region, Bắc Ninh                    |
| P24   | province, Bắc Ninh                  |
| P01   | province, Hà Nội                    |
| KV125 | region, Hà Nội                      |
| TC    | supreme                             |
*/

export const UNITS = ['KV016', 'H213', 'KV017', 'P24', 'P01', 'KV125', 'TC'] as const;
export type Unit = (typeof UNITS)[number];
/** Of Bắc Ninh; all that its provincial procuracy may list. */
export const BAC_NINH: readonly Unit[] = ['KV016', 'H213', 'KV017', 'P24'];

/**
 * What a canary is: of a record (its id, a text of it), of a package (its id, what is said of it), of a
 * receipt (what the sender called the file, what stood in it and was not taken), of a confirmation.
 */
export const KINDS = ['id', 'text', 'package', 'reason', 'file', 'cell', 'note'] as const;
export type Kind = (typeof KINDS)[number];

const SINGS = /zq-([a-z0-9]+)-([a-z]+)-/g;
/** Nobody ever reads these, of whatever unit: what is made of a petitioner and of the content. */
const SEALED = 'c0ffee';

/** What sings in a text: `P01 id`, `TC sealed`, … */
export function songs(text: string): Set<string> {
	const small = text.toLowerCase();
	const found = new Set<string>();
	for (const [, unit, kind] of small.matchAll(SINGS)) found.add(`${unit!.toUpperCase()} ${kind}`);
	if (small.includes(SEALED)) found.add('sealed');
	return found;
}

/** How a home differs from the usual one in what those of Bắc Ninh may not see. */
export type World = {
	/** Stands in every canary of the other units. */
	readonly mark?: string;
	/** By how many days their petitions and visits are later, within the same month. */
	readonly later?: number;
	/** How often they have each petition: others are seen by who sees figures of the country. */
	readonly times?: number;
};

const isElsewhere = (unit: Unit) => !BAC_NINH.includes(unit);

const canary = (unit: Unit, kind: Kind, name: string, { mark = '' }: World = {}) =>
	`zq-${unit.toLowerCase()}-${kind}-${name}${isElsewhere(unit) ? mark : ''}`;

/** The id of the one record of a type that every unit has. */
export const recordOf = (unit: Unit, type: keyof Package['rows'], world: World = {}): string =>
	canary(unit, 'id', type, world);

const packageOf = (unit: Unit, world: World = {}): string => canary(unit, 'package', 'year', world);

const sealed = (unit: Unit, length: number, { mark = '' }: World) =>
	`${SEALED}${Buffer.from(`${unit}${isElsewhere(unit) ? mark : ''}`).toString('hex')}`
		.padEnd(length, '0')
		.slice(0, length);

/** A matter of P01 to which matters of all units refer: whoever may list these reads its id in them. */
const HANDED_UP = 'handed-up-1';

const setAside = (unit: Unit, world: World): Row =>
	petition(canary(unit, 'id', 'set-aside', world), unit === 'H213' ? '2025-01-10' : '2026-03-12', {
		channel: `<img src=x onerror=alert(1)>${canary(unit, 'cell', 'channel', world)}`
	});

/** What a unit sends: each record type, links between them and to others, and a row that is set aside. */
function packageFrom(unit: Unit, world: World): Package {
	const isOld = unit === 'H213';
	const period = isOld ? (['2025-01-01', '2025-01-31'] as const) : YEAR_2026;
	const later = isElsewhere(unit) ? (world.later ?? 0) : 0;
	const month = isOld ? '2025-01' : '2026-03';
	const on = (day: number) => `${month}-${`${day + later}`.padStart(2, '0')}`;
	const rows = {
		petitions: petitionsOf(unit, world, on),
		matters: mattersOf(unit, world, month),
		...othersOf(unit, world, on)
	};
	return sent(unit, period, rows, {
		package_id: packageOf(unit, world),
		corrects: canary(unit, 'package', 'before', world),
		reason: canary(unit, 'reason', 'reason', world),
		source: canary(unit, 'reason', 'source', world)
	});
}

/** The day of a month in which all of a unit happens. */
type On = (day: number) => string;

function petitionsOf(unit: Unit, world: World, on: On): Row[] {
	const id = (name: string) => canary(unit, 'id', name, world);
	const times = isElsewhere(unit) ? (world.times ?? 1) : 1;
	return [
		petition(recordOf(unit, 'petitions', world), on(10), {
			...processed(on(11), { competence: 'resolve', disposition: 'accept' }),
			matter_id: recordOf(unit, 'matters', world),
			petitioner_token: sealed(unit, 64, world),
			content_fingerprint: sealed(unit, 16, world),
			petitioner_count: 2
		}),
		petition(id('denunciation'), on(10), { petition_kind: 'denunciation' }),
		// The same petitioner everywhere: those who write to many units are counted.
		petition(id('everywhere'), on(12), { petitioner_token: SEALED.padEnd(64, '1') }),
		...Array.from({ length: times }, (_, at) =>
			petition(id(`more${at}`), on(12), {
				...processed(on(13), { disposition: 'forward' }),
				forwarded_to: canary(unit, 'text', 'forwarded', world)
			})
		),
		setAside(unit, world)
	];
}

const mattersOf = (unit: Unit, world: World, month: string): Row[] => [
	matter(recordOf(unit, 'matters', world), `${month}-16`),
	matter(canary(unit, 'id', 'second', world), `${month}-02`, {
		instance: '2',
		concluded_on: `${month}-12`,
		outcome: 'unfounded',
		previous_unit: 'P01',
		previous_matter_id: HANDED_UP
	}),
	...(unit === 'P01'
		? [matter(HANDED_UP, `${month}-02`, { concluded_on: `${month}-12`, outcome: 'founded' })]
		: [])
];

/** One record of each other type. */
function othersOf(unit: Unit, world: World, on: On): Package['rows'] {
	const id = (type: keyof Package['rows']) => ({ record_id: recordOf(unit, type, world) });
	const about = { respondent: 'court', field: 'civil' };
	return {
		receptions: [
			{ ...id('receptions'), received_on: on(10), visit_kind: 'regular', people_count: 2 }
		],
		supervisions: [
			{
				...id('supervisions'),
				...about,
				measure: 'direct_supervision',
				started_on: on(10),
				concluded_on: on(12),
				violations: 2
			}
		],
		documents: [
			{
				...id('documents'),
				...about,
				supervision_id: recordOf(unit, 'supervisions', world),
				kind: 'recommendation',
				issued_on: on(12)
			}
		],
		reviews: [
			{
				...id('reviews'),
				review_kind: 'final_decision',
				field: 'civil',
				requested_on: on(10),
				decision_unit: 'P24'
			}
		]
	};
}

/** Who sends packages and confirms figures, besides the accounts that every home has. */
const PEOPLE: readonly { unit: Unit; clerk: string; chief: string }[] = [
	{ unit: 'KV016', clerk: 'unit-clerk', chief: 'unit-chief' },
	{ unit: 'KV017', clerk: 'kv017-clerk', chief: 'kv017-chief' },
	{ unit: 'P24', clerk: 'provincial-staff', chief: 'provincial-chief' },
	{ unit: 'P01', clerk: 'p01-clerk', chief: 'p01-chief' },
	{ unit: 'KV125', clerk: 'kv125-clerk', chief: 'kv125-chief' }
];

export type CanaryHome = {
	readonly site: Site;
	/** The number of the receipt of a unit's package. */
	readonly receipts: ReadonlyMap<Unit, number>;
	readonly world: World;
	/** The header with which somebody asks. */
	cookieOf(role: Role): Promise<Asker>;
	tokenOf(role: Role, permissions: readonly Permission[], isRevoked?: boolean): Promise<Asker>;
	/** An administrator who looks through the eyes of a role. */
	seeingAs(role: Role): Promise<Asker>;
	end(): Promise<void>;
};
export type Asker = { readonly cookie?: string; readonly authorization?: string };

/** A good package of a unit, as it was sent; or, with another id, one that nobody knows. */
export const yearZip = (unit: Unit, package_id = packageOf(unit)): Buffer =>
	zipOf(entriesOf(filesOf({ ...packageFrom(unit, {}), package_id })));

/**
 * Makes the home and serves it: packages are loaded and published; then units of Bắc Ninh and Hà Nội send
 * another one through the interface, and their chiefs say something of their figures.
 */
export async function serveCanaries(world: World = {}): Promise<CanaryHome> {
	const home = new TestHome();
	const receipts = await home.load(...UNITS.map((unit) => packageFrom(unit, world)));
	const isTaken = receipts.every(({ verdict }) => verdict === 'accepted_with_quarantine');
	if (!isTaken) throw new Error(JSON.stringify(receipts, null, '\t'));
	await home.publish(KNOWN_AS_OF);
	await makePeople(home.dir);
	// All that it can write is listened to.
	const site = await serve(home.dir, { env: { DONTHU_LOG: 'debug' } });
	const state = await AppState.open(appStateFile(home.dir));
	const cookieOf = async (name: string): Promise<Asker> => ({
		cookie: `donthu=${await sessionNamed(home.dir, name)}`
	});
	const accountOf = (role: Role) => byName(state, nameOf(role))!;
	const sentAs = new Map<Unit, number>();
	for (const { unit, clerk, chief } of PEOPLE) {
		await send(site, await cookieOf(clerk), unit, world);
		sentAs.set(unit, receiptOf(state, clerk));
		await confirm(site, await cookieOf(chief), canary(unit, 'note', 'said', world));
	}
	writeReport(state, { province: ['34-24'] });
	writeReport(state, { province: ['34-01'] });
	return {
		site,
		receipts: sentAs,
		world,
		cookieOf: (role) => cookieOf(nameOf(role)),
		tokenOf(role, permissions, isRevoked = false) {
			const account = accountOf(role);
			const asked = { label: `matrix ${role}`, permissions: [...permissions], days: 1 };
			const secret = createToken(state, account, asked, new Date());
			if (isRevoked) revokeToken(state, tokensOf(state, account.account_no)[0]!, new Date());
			return Promise.resolve({ authorization: `Bearer ${secret}` });
		},
		async seeingAs(role) {
			const asker = await cookieOf(nameOf('administrator'));
			const { session_no } = state.row<{ session_no: number }>(
				'select max(session_no) as session_no from session'
			)!;
			viewAs(state, session_no, accountOf(role).account_no);
			return asker;
		},
		async end() {
			state.close();
			await site.end();
			home.remove();
		}
	};
}

/** A report about a province, with a figure in a sentence. */
function writeReport(state: AppState, where: Readonly<Record<string, readonly string[]>>): void {
	const [from, to] = YEAR_2026;
	const choice: ReportChoice = {
		...{ template: 'chuyen-de-kntc', from, to, where },
		calendar: 'assembly',
		boundaries: 'current'
	};
	const figure: FigureNode['attrs'] = {
		...{ id: 'so-1', metric: 'petitions_received', question: { from, to, where } },
		...{ release: `${KNOWN_AS_OF}-01`, values: [1], shown: '1', frozen: false },
		told: 'value'
	};
	const paper = {
		...{ number: '', symbol: 'BC-VKS', place: 'Bắc Ninh', day: null, kind: 'BÁO CÁO' },
		...{ superior: null, issuer: 'VIỆN KIỂM SÁT', subject: 'về đơn thư' }
	};
	const content: Content = {
		layout: 'state',
		...{ release: figure.release, as_of: KNOWN_AS_OF, head: paper },
		foot: { receivers: ['Lưu: VT'], signature: ['VIỆN TRƯỞNG'] },
		document: {
			type: 'doc',
			content: [{ type: 'paragraph', content: [{ type: 'figure', attrs: figure }] }]
		}
	};
	const by = { account: nameOf('analyst'), person: 'Người soạn' };
	begin(state, { template: choice.template, choice, content }, by, new Date());
}

async function makePeople(home: string): Promise<void> {
	await makeAccounts(home);
	const state = await AppState.open(appStateFile(home));
	const make = async (name: string, role: Role, unit: Unit) => {
		if (byName(state, name)) return;
		const known = { name, role, unit, person: `Người dùng ${name}`, by: 'tests' };
		await createAccount(state, { ...known, password: PASSWORD, keepsPassword: true }, new Date());
	};
	for (const { unit, clerk, chief } of PEOPLE) {
		await make(clerk, 'unit_clerk', unit);
		await make(chief, 'unit_chief', unit);
	}
	state.close();
}

/** A package more, with a row that is set aside, through the interface. */
async function send(site: Site, asker: Asker, unit: Unit, world: World): Promise<void> {
	const name = `${canary(unit, 'file', 'sent', world)}.zip`;
	const petitions = [petition('1', '2026-03-10'), setAside(unit, world)];
	const package_id = canary(unit, 'package', 'again', world);
	const zip = zipOf(entriesOf(filesOf(sent(unit, YEAR_2026, { petitions }, { package_id }))));
	const answer = await fetch(`${site.address}/api/v1/packages?${new URLSearchParams({ name })}`, {
		method: 'POST',
		headers: { ...asker, 'content-type': 'application/zip' },
		body: new Uint8Array(zip)
	});
	if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
}

const receiptOf = (state: AppState, account: string): number =>
	state.row<{ no: number }>(
		'select max(submission_no) as no from submission where account = :account',
		{ account }
	)!.no;

async function confirm(site: Site, asker: Asker, note: string): Promise<void> {
	const page = await (await fetch(`${site.address}/xac-nhan`, { headers: { ...asker } })).text();
	const [, release = ''] = /name="ban" value="([^"]*)"/.exec(page) ?? [];
	const answer = await fetch(`${site.address}/xac-nhan`, {
		method: 'POST',
		headers: { ...asker, origin: site.address, accept: 'application/json' },
		body: new URLSearchParams({ ban: release, 'quyet-dinh': 'khong', 'ghi-chu': note })
	});
	const text = await answer.text();
	if (!text.includes('declined')) throw new Error(`${answer.status}: ${text}`);
}
