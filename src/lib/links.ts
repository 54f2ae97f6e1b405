import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';
import type { Query } from './filter.ts';

/* The addresses of the pages; the query carries the choice from one to the next. */

export const overviewHref = (query: Query): ResolvedPathname => resolve(`/${query}`);

/** A province, a unit, or the units without a province. */
export const placeHref = (code: string, query: Query): ResolvedPathname =>
	resolve(`/dia-phuong/${code}${query}`);

/** The methodology page, at an indicator if one is named. */
export const methodHref = (metric?: string): ResolvedPathname =>
	resolve(metric ? `/phuong-phap#${metric}` : '/phuong-phap');
