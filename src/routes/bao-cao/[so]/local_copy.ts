import type { ReportDocument } from '#lib/report.ts';

/** Head and foot of the paper, as they are typed. */
export type HeadFields = Readonly<Record<string, string | readonly string[]>>;
export type Written = { readonly document: ReportDocument; readonly head: HeadFields };
/** What this machine keeps of a draft until the server has said that it has it. */
export type LocalCopy = Written & {
	/** The version on which it was written. */
	readonly base: number;
	readonly at: string;
};

export function keepLocal(key: string, written: Written & { readonly base: number }): void {
	try {
		localStorage.setItem(key, JSON.stringify({ ...written, at: new Date().toISOString() }));
	} catch {
		// Without room on this machine the server alone has it; the page says when it does not.
	}
}

export function readLocal(key: string): LocalCopy | null {
	try {
		return JSON.parse(localStorage.getItem(key) ?? 'null') as LocalCopy | null;
	} catch {
		// What cannot be read was not kept whole.
		return null;
	}
}

export const forgetLocal = (key: string): void => localStorage.removeItem(key);
