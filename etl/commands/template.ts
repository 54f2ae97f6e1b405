import { template as words } from '../template/vi.ts';
import { writeTemplates } from '../template/write_templates.ts';
import { oneFolder } from './one_argument.ts';

/** `donthu template`: a register workbook for each record type. */
export async function run(args: string[]): Promise<number> {
	const folder = oneFolder(args);
	for (const file of await writeTemplates(folder)) {
		process.stdout.write(`${words.written(file)}\n`);
	}
	return 0;
}
