import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { template as words } from '../template/vi.ts';
import { writeTemplates } from '../template/write_templates.ts';

/** `donthu template`: a register workbook for each record type. */
export async function run(argv: string[]): Promise<number> {
	const { positionals } = parseArgs({ args: argv, allowPositionals: true });
	const [dir] = positionals;
	if (dir === undefined || positionals.length > 1) {
		throw new DonthuError('usage', words.dirMissing, words.dirMissingRemedy);
	}
	for (const file of await writeTemplates(dir)) process.stdout.write(`${words.written(file)}\n`);
	return 0;
}
