declare module 'pg-copy-streams' {
	import type { Submittable } from 'pg';
	import type { Readable } from 'node:stream';

	/** The output of `copy … to stdout`. */
	export function to(sql: string): Submittable & Readable;
}
