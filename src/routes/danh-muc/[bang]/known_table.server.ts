import { error } from '@sveltejs/kit';
import { errors } from '#lib/messages/vi.ts';
import { words } from '../vi.ts';

/** The table that an address names. @throws 404 when there is none */
export function knownTable(name: string): string {
	if (words.tables[name]) return name;
	error(404, { message: errors.notFound, remedy: errors.notFoundRemedy });
}

/** The number of a version in an address; null: none is named. @throws 404 for what is no number */
export function versionIn(url: URL, key: string): string | null {
	const value = url.searchParams.get(key) || null;
	if (value === null || /^\d{1,9}$/.test(value)) return value;
	error(404, { message: errors.notFound, remedy: errors.notFoundRemedy });
}
