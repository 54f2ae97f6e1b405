import { backUp } from '../backup.ts';
import { tell } from '../telling.ts';
import { oneFolder } from './one_argument.ts';
import { cli } from './vi.ts';

/** `donthu backup`: copies the home into a new folder. */
export async function run(args: string[], home: string): Promise<number> {
	const folder = oneFolder(args);
	const { files, bytes } = await backUp(home, folder, (stage) => {
		tell(cli.stages[stage], `backup_${stage}`);
	});
	tell(cli.backedUp(folder, files.length, bytes), 'backed_up', { files: files.length, bytes });
	return 0;
}
