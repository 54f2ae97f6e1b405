import { rollbackTo } from '../release_state.ts';
import { oneRelease } from './one_argument.ts';
import { cli } from './vi.ts';

/** `donthu rollback`: serves an earlier release again. */
export async function run(args: string[], home: string): Promise<number> {
	const id = oneRelease(args);
	await rollbackTo(home, id);
	process.stdout.write(`${cli.rolledBack(id)}\n`);
	return 0;
}
