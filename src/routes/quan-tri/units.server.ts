import { facts, type Facts } from '#lib/server/facts.ts';

/** The units of the release that is served; none before the first publication. */
export const unitsKnown = async ({ lease }: App.Locals): Promise<Facts['units']> =>
	lease ? (await facts(lease.release)).units : new Map();
