import { createHash } from 'node:crypto';
import type { Report } from './document.ts';

/** The same report is the same text, whatever the order of its keys. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value)
		.filter(([, one]) => one !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

export const sha256 = (content: string | Uint8Array): string =>
	createHash('sha256').update(content).digest('hex');

/** What an issued report carries: SHA-256 of all it says and of what was asked. */
export const reportHash = (report: Report): string => sha256(canonical(report));
