import { resolve } from '$app/paths';
import type { Pathname, ResolvedPathname } from '$app/types';
import type { FigureSource } from './figures.ts';
import { withSelection, type Query } from './filter.ts';
import type { Permission } from './roles.ts';

/* The addresses of the pages; the query carries the choice from one to the next. */

/**
 * An address that is put together. `resolve` asks which of the routes it belongs to, and the compiler
 * gives up above 25 of them: so all are said to be one.
 */
export type AnyPath = '/';

export const overviewHref = (query: Query): ResolvedPathname => resolve(`/${query}`);

/** A province, a unit, or the units without a province. */
export const placeHref = (code: string, query: Query): ResolvedPathname =>
	resolve(`/dia-phuong/${code}${query}`);

/** The methodology page, at an indicator if one is named. */
export const methodHref = (metric?: string): ResolvedPathname =>
	resolve(metric ? `/phuong-phap#${metric}` : '/phuong-phap');

/**
 * The page of signing in, and where one goes on from there.
 *
 * @param problem why a sign-in through the identity provider came to nothing
 */
export function signInHref(then: string, problem?: string): ResolvedPathname {
	const params = new URLSearchParams({
		...(then !== '/' && { tiep: then }),
		...(problem !== undefined && { loi: problem })
	});
	return resolve(params.size > 0 ? `/dang-nhap?${params}` : '/dang-nhap');
}

/** Signs in through the identity provider; `asksAgain` lets one choose another account there. */
export function providerHref(then: string | null, asksAgain: boolean): ResolvedPathname {
	const params = new URLSearchParams({
		...(then !== null && { tiep: then }),
		...(asksAgain && { lai: '1' })
	});
	return resolve(params.size > 0 ? `/dang-nhap/nha-cung-cap?${params}` : '/dang-nhap/nha-cung-cap');
}

/** Where the identity provider sends the browser back to. */
export const providerReturnHref = (): ResolvedPathname => resolve('/dang-nhap/nha-cung-cap/ve');

/** The own account: password, second factor, sessions. */
export const accountHref = (): ResolvedPathname => resolve('/tai-khoan');

/** The accounts, or one of them. */
export const accountsHref = (account_no?: number): ResolvedPathname =>
	resolve(account_no === undefined ? '/quan-tri' : `/quan-tri/${account_no}`);

export const newAccountHref = (): ResolvedPathname => resolve('/quan-tri/moi');

/** The log; the query says which entries. */
export const logHref = (query: Query = ''): ResolvedPathname => resolve(`/nhat-ky${query}`);

export const logFileHref = (query: Query): ResolvedPathname =>
	resolve(`/nhat-ky/nhat-ky.csv${query}`);

/** How to read and use every page. */
export const guideHref = (): ResolvedPathname => resolve('/huong-dan');

/** Sending packages. */
export const submitHref = (): ResolvedPathname => resolve('/nop-so-lieu');

/** The receipts of the own units; one of them, by its number. */
export const receiptHref = (no?: number): ResolvedPathname =>
	resolve(no === undefined ? '/nop-so-lieu/bien-nhan' : `/nop-so-lieu/bien-nhan/${no}`);

/** A workbook of rows set aside. */
export const feedbackHref = (no: number, feedback: number): ResolvedPathname =>
	resolve(`/nop-so-lieu/bien-nhan/${no}/can-sua/${feedback}`);

/** What is due when; for a level, if one is named. */
export const calendarHref = (level?: string): ResolvedPathname =>
	resolve(level ? `/lich-bao-cao?cap=${level}` : '/lich-bao-cao');

/** Which units have confirmed. */
export const confirmedHref = (period?: string): ResolvedPathname =>
	resolve(period ? `/xac-nhan/tinh-hinh?ky=${period}` : '/xac-nhan/tinh-hinh');

/** Where somebody begins: with figures, else with what they are there for. */
export function startHref(permissions: readonly Permission[]): ResolvedPathname {
	if (permissions.includes('figures')) return resolve('/');
	if (permissions.includes('accounts')) return accountsHref();
	return permissions.includes('log') ? logHref() : accountHref();
}

/** A page by its path, with the choice of the page that leads to it; at a figure, if one is named. */
export const pageHref = (path: Pathname, query: Query, figure?: string): ResolvedPathname =>
	resolve(`${path}${query}${figure ? `#${figure}` : ''}` as AnyPath);

/**
 * The records behind a number: `/ban-ghi?chi-tieu=<metric>&<filter keys>&loc=<dimension>:<code>[,code]`.
 * The choice is that of the page (`query`); what the number is narrowed to besides, such as the row it
 * stands in (`where`), takes the place of the page's selection of the same dimension.
 */
export function recordsHref(
	metric: string,
	query: Query,
	where: Readonly<Record<string, readonly string[]>> = {}
): ResolvedPathname {
	let narrowed = query;
	for (const [dimension, codes] of Object.entries(where)) {
		narrowed = withSelection(new URLSearchParams(narrowed), dimension, {
			codes,
			isExcluded: false
		});
	}
	const rest = narrowed.replace('?', '&');
	return resolve(`/ban-ghi?chi-tieu=${metric}${rest}` as AnyPath);
}

/** The figures of a chart as a file: the same question, asked again. */
export function exportHref(
	{ metrics, by, where, ...rest }: FigureSource,
	format: 'csv' | 'xlsx'
): ResolvedPathname {
	const params = new URLSearchParams({ ...rest, metrics: metrics.join(), by: by.join() });
	const filters = Object.entries(where).map(([name, codes]) => `${name}=${codes.join()}`);
	if (filters.length > 0) params.set('where', filters.join(';'));
	params.set('format', format);
	return resolve(`/api/v1/query?${params}` as AnyPath);
}
