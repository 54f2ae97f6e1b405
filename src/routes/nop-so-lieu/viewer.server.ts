import { today } from '#lib/server/access/scope_of.ts';
import { facts, type Unit } from '#lib/server/facts.ts';
import { reader } from '#lib/server/numbers.ts';
import { unitsOfSender } from '#lib/server/submissions.ts';

/** Whose receipts whoever asks may see. @throws 503 before the first publication */
export const viewer = async (locals: App.Locals) => ({
	units: await unitsOfSender(locals),
	account: locals.who!.account.name
});

/** A number in an address; 0, which nothing has, for what is none. */
export const numberOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** The own unit of today, and it with all that it took over, by whatever way; none where nobody knows it. */
export async function ownUnit(
	locals: App.Locals
): Promise<{ own: Unit | undefined; ofOwn: Unit[] }> {
	const { unit } = locals.who!.bearer;
	const { units } = await facts(reader(locals).lease.release);
	const own = unit === null ? undefined : today(units, unit);
	return {
		own,
		ofOwn: own ? [...units.values()].filter(({ code }) => today(units, code) === own) : []
	};
}
