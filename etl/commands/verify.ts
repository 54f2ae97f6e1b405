import { verifyRelease } from '../release_state.ts';
import { oneRelease } from './one_argument.ts';
import { cli } from './vi.ts';

/** `donthu verify`: whether the ledger still gives a release; 2 when it does not. */
export async function run(args: string[], home: string): Promise<number> {
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
