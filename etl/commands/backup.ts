import { backUp } from '../backup.ts';
import { oneFolder } from './one_argument.ts';
import { cli } from './vi.ts';

/** `donthu backup`: copies the home into a new folder. */
export async function run(args: string[], home: string): Promise<number> {
	const folder = oneFolder(args);
	const { files, bytes } = await backUp(home, folder, (stage) => {
		process.stdout.write(`${cli.stages[stage]}\n`);
	});
	process.stdout.write(`${cli.backedUp(folder, files.length, bytes)}\n`);
	return 0;
}
