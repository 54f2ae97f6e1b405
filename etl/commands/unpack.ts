import { unpackLanding } from '../landing.ts';
import { oneFolder } from './one_argument.ts';
import { cli } from './vi.ts';

/** `donthu unpack`: the packages that were kept, as zips; 2 when some are damaged. */
export async function run(args: string[], home: string): Promise<number> {
	const folder = oneFolder(args);
	const { count, damaged } = await unpackLanding(home, folder);
	process.stdout.write(`${cli.unpacked(count, folder, damaged)}\n`);
	return damaged.length === 0 ? 0 : 2;
}
