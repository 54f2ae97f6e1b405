import type { Unit } from './facts.ts';
import type { Reader } from './numbers.ts';

/** A package that a release knows of. */
export type KnownPackage = {
	readonly package_id: string;
	readonly unit: string;
	readonly period_from: string;
	readonly period_to: string;
	/** Vietnam time. */
	readonly received_at: string;
	readonly rows_accepted: number;
	readonly rows_quarantined: number;
};

/** The packages of some units that the release knows, by whatever way they came; the last one first. */
export async function packagesOf(
	{ lease: { release } }: Reader,
	units: readonly Unit[]
): Promise<KnownPackage[]> {
	const connection = await release.connect();
	try {
		const found = await connection.runAndReadAll(
			`select package_id, unit, period_from, period_to, received_at, rows_accepted, rows_quarantined
			from mart.packages
			where list_contains(string_split($1, ','), unit)
			order by received_at desc, package_no desc`,
			[units.map(({ code }) => code).join()]
		);
		return found.getRowObjectsJson() as unknown as KnownPackage[];
	} finally {
		connection.closeSync();
	}
}
