import { lockRelease } from '../release_state.ts';
import { oneRelease } from './one_argument.ts';
import { cli } from './vi.ts';

/** `donthu lock`: marks a release as final. */
export async function run(args: string[], home: string): Promise<number> {
	const id = oneRelease(args);
	await lockRelease(home, id);
	process.stdout.write(`${cli.locked(id)}\n`);
	return 0;
}
