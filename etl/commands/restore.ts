import { restore } from '../backup.ts';
import { oneFolder } from './one_argument.ts';
import { cli } from './vi.ts';

/** `donthu restore`: lays a backup out as a home. */
export async function run(args: string[], home: string): Promise<number> {
	const folder = oneFolder(args);
	const { files, bytes } = await restore(folder, home);
	process.stdout.write(`${cli.restored(home, files.length, bytes)}\n`);
	return 0;
}
