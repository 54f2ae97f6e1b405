import { findDamage } from '../damage.ts';
import { verifyRelease } from '../release_state.ts';
import { oneRelease } from './one_argument.ts';
import { cli } from './vi.ts';

/**
 * `donthu verify`: whether the ledger still gives a release, or, without one, whether every file of the
 * home is what it was; 2 when it is not.
 */
export async function run(args: string[], home: string): Promise<number> {
	if (args.length === 0) return verifyHome(home);
	const id = oneRelease(args);
	const differences = await verifyRelease(home, id);
	if (differences.length === 0) {
		process.stdout.write(`${cli.verified(id)}\n`);
		return 0;
	}
	const lines = differences.map(({ table, released, rebuilt }) =>
		cli.differs(table, released, rebuilt)
	);
	process.stdout.write(`${[cli.notVerified(id), ...lines].join('\n')}\n`);
	return 2;
}

async function verifyHome(home: string): Promise<number> {
	const damage = await findDamage(home);
	const lines = damage.map(({ message }) => message);
	process.stdout.write(`${[cli.verifiedHome(damage.length), ...lines].join('\n')}\n`);
	return damage.length === 0 ? 0 : 2;
}
