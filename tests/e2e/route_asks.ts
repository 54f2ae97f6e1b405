import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/processes.ts';
import { recordOf, type CanaryHome, type Unit } from './canary_home.ts';

/*
What the tests of authorization ask of each route of the built app. Two things stand here on purpose a
second time, in the words of the rule and not of the program: what a route leads to, and where the
places lie. A route that is not here fails the tests: add it, with addresses that name a place of
others in every way in which the route can be told one.
*/

/** What one must be allowed to; `nobody`: nothing, `anybody`: to be signed in. */
export type Leads =
	| 'nobody'
	| 'anybody'
	| 'figures'
	| 'records'
	| 'send'
	| 'confirm'
	| 'quality'
	| 'remind'
	| 'draft'
	| 'approve'
	| 'reference'
	| 'accounts'
	| 'log';

/** A place that is asked for. */
export type Place = { readonly unit: Unit; readonly province: string; readonly receipt: number };

type RouteAsks = {
	/** One of several opens it too. */
	readonly leads: Leads | readonly Leads[];
	/** Addresses that name no place. */
	readonly always?: readonly string[];
	/** Addresses of a place. */
	readonly at?: (place: Place) => readonly string[];
};

/** Who drafts reports, and who approves them. */
const WORK_ON_REPORTS = ['draft', 'approve'] as const;
const YEAR = 'from=2025-01-01&to=2026-09-30';
const DAYS = 'tu=2025-01-01&den=2026-09-30';
/** How record types are called in addresses. */
export const SEGMENTS = {
	petitions: 'don',
	matters: 'viec',
	receptions: 'tiep-cong-dan',
	supervisions: 'kiem-sat',
	documents: 'van-ban',
	reviews: 'kiem-tra'
} as const;
export const TYPES = Object.keys(SEGMENTS) as (keyof typeof SEGMENTS)[];
/** The page of a record. */
export const recordPath = (type: keyof typeof SEGMENTS, unit: Unit, id: string): string =>
	`/ban-ghi/${SEGMENTS[type]}/${unit}/${id}`;
/** An indicator for the list of each record type, and of packages and months owed. */
const LISTED = [
	...['petitions_received', 'matters_accepted', 'receptions', 'supervisions', 'recommendations'],
	...['reviews_requested', 'rows_accepted', 'packages_expected']
];

/** Pages that name no record and no package: that of others is asked for once. */
const figures: RouteAsks = {
	leads: 'figures',
	always: [''],
	at: ({ unit, province }) => (unit === 'P01' ? [`?tinh=${province}`] : [])
};

export const ROUTES: Readonly<Record<string, RouteAsks>> = {
	'/': figures,
	'/tien-do': figures,
	'/qua-han': figures,
	'/ket-qua': figures,
	'/kiem-tra-lai': figures,
	'/tiep-cong-dan': figures,
	'/dia-phuong': { leads: 'figures', always: [''] },
	'/dia-phuong/[ma]': {
		leads: 'figures',
		at: ({ unit, province }) =>
			unit === 'P01' ? [`/dia-phuong/${unit}`, `/dia-phuong/${province}`] : []
	},
	'/kham-pha': {
		leads: 'figures',
		always: [`?chi-tieu=rows_accepted&hang=unit&${DAYS}`],
		at: ({ unit }) => [`?chi-tieu=petitions_received&hang=department&loc=unit:${unit}&${DAYS}`]
	},
	'/kham-pha/xuat': {
		leads: 'figures',
		always: ['xlsx', 'csv', 'nguon'].map(
			(format) => `?chi-tieu=petitions_received&hang=unit&dinh-dang=${format}&${DAYS}`
		),
		at: ({ unit }) => [
			`?chi-tieu=petitions_received&hang=unit&loc=unit:${unit}&dinh-dang=csv&${DAYS}`
		]
	},
	'/kham-pha/don-vi': { leads: 'figures', at: ({ unit }) => [`?tim=${unit}`] },
	'/cong-van': { leads: 'remind', at: ({ unit }) => [`?don-vi=${unit}`] },
	'/huong-dan': { leads: 'anybody', always: [''] },
	'/phuong-phap': { leads: 'anybody', always: [''] },
	'/ban-do/[map].svg': { leads: 'nobody', always: ['/ban-do/34.svg'] },
	'/lich-bao-cao': { leads: 'figures', always: [''] },

	'/ban-ghi': {
		leads: 'records',
		always: LISTED.map((metric) => `?chi-tieu=${metric}&cot=tat-ca&${DAYS}`),
		at: ({ unit, province }) => [
			`?chi-tieu=petitions_received&tinh=${province}&${DAYS}`,
			`?chi-tieu=matters_accepted&loc=unit:${unit}&${DAYS}`
		]
	},
	'/ban-ghi/xuat': {
		leads: 'records',
		always: ['xlsx', 'csv', 'nguon'].map(
			(format) => `?chi-tieu=petitions_received&dinh-dang=${format}&${DAYS}`
		),
		at: ({ unit }) => [
			`?chi-tieu=petitions_received&loc=unit:${unit}&dinh-dang=csv&${DAYS}`,
			`?chi-tieu=matters_accepted&loc=unit:${unit}&dinh-dang=xlsx&${DAYS}`
		]
	},
	'/ban-ghi/[loai]/[don_vi]/[ma]': {
		leads: 'records',
		at: ({ unit }) => TYPES.map((type) => recordPath(type, unit, recordOf(unit, type)))
	},
	'/chat-luong': figures_of('quality'),
	'/chat-luong/[ma]': {
		leads: 'quality',
		at: ({ unit }) => [`/chat-luong/${unit}`, `/chat-luong/${unit}?${DAYS}`]
	},

	'/nop-so-lieu': { leads: 'send', always: [''] },
	'/nop-so-lieu/bien-nhan': { leads: 'send', always: [''] },
	'/nop-so-lieu/bien-nhan/[so]': {
		leads: 'send',
		at: ({ receipt }) => [`/nop-so-lieu/bien-nhan/${receipt}`]
	},
	'/nop-so-lieu/bien-nhan/[so]/can-sua/[thu]': {
		leads: 'send',
		at: ({ receipt }) => [`/nop-so-lieu/bien-nhan/${receipt}/can-sua/1`]
	},
	'/nop-so-lieu/danh-muc': { leads: 'send', always: [''] },
	'/xac-nhan': { leads: 'confirm', always: [''] },
	'/xac-nhan/tinh-hinh': { leads: 'quality', always: [''] },
	'/bao-cao': { leads: WORK_ON_REPORTS, always: [''] },
	'/bao-cao/moi': { leads: 'draft', always: [''] },
	'/bao-cao/mau': { leads: 'draft', always: [''] },
	'/bao-cao/mau/[ten]': { leads: 'draft', always: ['/bao-cao/mau/chuyen-de-kntc'] },
	'/bao-cao/so-lieu-ngoai': { leads: 'draft', always: [''] },
	'/bao-cao/[so]': { leads: WORK_ON_REPORTS, always: ['/bao-cao/1', '/bao-cao/2'] },
	'/bao-cao/[so]/luu': { leads: 'draft' },
	'/bao-cao/[so]/chen': {
		leads: WORK_ON_REPORTS,
		always: ['/bao-cao/1/chen?so-lieu=so-1&ban=2026-09-30-01']
	},
	'/bao-cao/[so]/kiem-tra': { leads: WORK_ON_REPORTS, always: ['/bao-cao/1/kiem-tra'] },
	'/bao-cao/[so]/ban': { leads: WORK_ON_REPORTS, always: ['/bao-cao/1/ban'] },
	'/bao-cao/[so]/tai-ve': {
		leads: WORK_ON_REPORTS,
		always: ['docx', 'xlsx'].map((format) => `/bao-cao/1/tai-ve?dang=${format}`)
	},
	'/danh-muc': { leads: 'reference', always: [''] },
	'/danh-muc/[bang]': { leads: 'reference', always: ['/danh-muc/holidays'] },
	'/danh-muc/[bang]/tai-ve': { leads: 'reference', always: ['/danh-muc/holidays/tai-ve'] },

	'/dang-nhap': { leads: 'nobody', always: [''] },
	'/dang-nhap/nha-cung-cap': { leads: 'nobody', always: [''] },
	'/dang-nhap/nha-cung-cap/ve': { leads: 'nobody', always: [''] },
	'/dang-xuat': { leads: 'anybody' },
	'/thoi-xem': { leads: 'anybody' },
	'/tai-khoan': { leads: 'anybody', always: [''] },
	'/khong-co-quyen': { leads: 'anybody', always: [''] },

	'/quan-tri': { leads: 'accounts', always: [''] },
	'/quan-tri/moi': { leads: 'accounts', always: [''] },
	'/quan-tri/[so]': { leads: 'accounts', always: ['/quan-tri/1', '/quan-tri/11'] },
	'/nhat-ky': { leads: 'log', always: ['', '?viec=send', '?viec=records'] },
	'/nhat-ky/nhat-ky.csv': { leads: 'log', always: [''] },

	'/api/release': { leads: 'anybody', always: [''] },
	'/api/search': { leads: 'anybody', always: [''] },
	'/api/v1/metrics': { leads: 'figures', always: [''] },
	'/api/v1/packages': { leads: 'send' },
	'/api/v1/query': {
		leads: 'figures',
		always: ['json', 'csv', 'xlsx', 'arrow'].map(
			(format) => `?metrics=petitions_received&by=unit,department&format=${format}&${YEAR}`
		),
		at: ({ unit, province }) => [
			`?metrics=rows_accepted&by=unit&where=unit=${unit}&${YEAR}`,
			`?metrics=petitions_received&by=petition_kind&where=unit=${unit}&${YEAR}`,
			`?metrics=matters_accepted&by=month&where=province=${province}&${YEAR}`
		]
	},
	'/api/v1/records': {
		leads: 'records',
		always: [
			...LISTED.map((metric) => `?metric=${metric}&${YEAR}`),
			...['csv', 'xlsx'].map((format) => `?metric=petitions_received&format=${format}&${YEAR}`)
		],
		at: ({ unit, province }) => [
			`?metric=petitions_received&where=unit=${unit}&${YEAR}`,
			`?metric=matters_accepted&by=unit&where=province=${province}&boundaries=current&${YEAR}`
		]
	},
	'/healthz': { leads: 'nobody', always: [''] },
	'/readyz': { leads: 'nobody', always: [''] },
	'/metrics': { leads: 'nobody', always: [''] }
};

function figures_of(leads: Leads): RouteAsks {
	return { ...figures, leads };
}

/** A route of the built app: what it answers to, and the actions of its page. */
export type Route = {
	readonly id: string;
	readonly isPage: boolean;
	/** Made when the app is built, and handed out as it is. */
	readonly isFile: boolean;
	readonly methods: readonly string[];
	readonly actions: readonly string[];
};

type Manifest = {
	_: {
		routes: {
			id: string;
			page: { leaf: number } | null;
			endpoint: (() => Promise<object>) | null;
		}[];
		nodes: (() => Promise<{ server?: { actions?: object } }>)[];
	};
};

/** What `vite build` has left: the routes that are served, whether somebody thought of them or not. */
export async function builtRoutes(): Promise<Route[]> {
	const file = join(root, '.svelte-kit', 'output', 'server', 'manifest-full.js');
	if (!existsSync(file)) throw new Error(`${file} is not there: build the app again.`);
	const { manifest } = (await import(file)) as { manifest: Manifest };
	return Promise.all(
		manifest._.routes.map(async ({ id, page, endpoint }) => {
			const exported = endpoint ? Object.keys(await endpoint()) : [];
			const node = page && (await manifest._.nodes[page.leaf]!());
			return {
				id,
				isPage: page !== null,
				isFile: exported.includes('prerender'),
				methods: exported.filter((name) => /^[A-Z]+$/.test(name)),
				actions: Object.keys(node?.server?.actions ?? {})
			};
		})
	);
}

/** All addresses of a route, each once; the first one will do where one is enough. */
export function addressesOf(id: string, places: readonly Place[]): string[] {
	const { always = [], at = () => [] } = ROUTES[id]!;
	const named = [...always, ...places.flatMap(at)];
	return [...new Set(named.map((text) => (text.startsWith('/') ? text : `${id}${text}`)))];
}

/**
 * All ways to read a route: a file or an answer by each address; a page, which is made of its data, once
 * as a page and else by its data; and once by its head alone, where that is not a page of figures, of
 * which there are many and none is light.
 */
export function readings({ id, isPage, methods }: Route, places: readonly Place[]) {
	const [first, ...more] = addressesOf(id, places);
	if (first === undefined || !(isPage || methods.includes('GET'))) return [];
	const isLight = !isPage || ROUTES[id]!.leads !== 'figures';
	const others = isPage ? [...(isLight ? [first] : []), ...more].map(dataOf) : more;
	return [
		...[first, ...others].map((path) => ({ id, method: 'GET', path })),
		...(isLight ? [{ id, method: 'HEAD', path: first }] : [])
	];
}

/** The address of the data behind a page. */
export function dataOf(path: string): string {
	const [page = '', query] = path.split('?');
	return `${page === '/' ? '' : page}/__data.json${query === undefined ? '' : `?${query}`}`;
}

/** The places that are asked for: the own one of some, a child, siblings, the parent, others' of each kind. */
export const placesOf = ({ receipts }: Pick<CanaryHome, 'receipts'>): Place[] => {
	const at = (unit: Unit, province: string): Place => ({
		unit,
		province,
		receipt: receipts.get(unit) ?? 0
	});
	return [
		at('KV016', '34-24'),
		at('H213', '63-24'),
		at('KV017', '34-24'),
		at('P24', '34-24'),
		at('P01', '34-01'),
		at('KV125', '34-01'),
		at('TC', '34-01')
	];
};
