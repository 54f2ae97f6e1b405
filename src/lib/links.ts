import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';
import type { Permission } from './roles.ts';
import type { Query } from './filter.ts';

/* The addresses of the pages; the query carries the choice from one to the next. */

export const overviewHref = (query: Query): ResolvedPathname => resolve(`/${query}`);

/** A province, a unit, or the units without a province. */
export const placeHref = (code: string, query: Query): ResolvedPathname =>
	resolve(`/dia-phuong/${code}${query}`);

/** The methodology page, at an indicator if one is named. */
export const methodHref = (metric?: string): ResolvedPathname =>
	resolve(metric ? `/phuong-phap#${metric}` : '/phuong-phap');

/** The page of signing in, and where one goes on from there. */
export const signInHref = (then: string): ResolvedPathname =>
	resolve(then === '/' ? '/dang-nhap' : `/dang-nhap?${new URLSearchParams({ tiep: then })}`);

/** The own account: password, second factor, sessions. */
export const accountHref = (): ResolvedPathname => resolve('/tai-khoan');

/** Where somebody begins: with figures, else with what they are there for. */
export const startHref = (permissions: readonly Permission[]): ResolvedPathname =>
	resolve(permissions.includes('figures') ? '/' : '/tai-khoan');
