import type { Scope } from '#warehouse/scope.ts';
import type { Definition, ReleaseNote } from '#lib/figures.ts';
import type { Who } from '#lib/server/access/who.ts';
import type { Lease } from '#lib/server/warehouse.ts';

declare global {
	namespace App {
		interface Locals {
			/** Who asks; null while nobody has signed in. */
			who: Who | null;
			/** What the reader may see. */
			scope: Scope;
			/** The one release that answers this request; null while none is published. */
			lease: Lease | null;
			/** Names the request in the journal, and in the answer (`x-request-id`). */
			request: string;
			/** The same, where answering failed: whoever asked is told. */
			reference?: string;
		}
		interface PageData {
			/** Of pages that show figures. */
			note?: ReleaseNote;
			/** Definitions of the indicators that a page names. */
			definitions?: Readonly<Record<string, Definition>>;
		}
		interface Error {
			message: string;
			/** What the reader can do about it. */
			remedy?: string;
			/** Names the entry in the journal; only for what was not expected. */
			reference?: string;
		}
	}
}

export {};
