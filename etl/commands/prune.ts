import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { prune } from '../prune.ts';
import { tell } from '../telling.ts';
import { cli, prunedText } from './vi.ts';

/** A month of mornings. */
const LAST = '30';
const COUNT = /^[1-9]\d{0,4}$/;

/** `donthu prune`: removes releases that nothing needs any more, or says which those are. */
export async function run(args: string[], home: string): Promise<number> {
	const { values } = parseArgs({
		args,
		options: {
			last: { type: 'string', default: LAST },
			'dry-run': { type: 'boolean', default: false },
			json: { type: 'boolean', default: false }
		}
	});
	if (!COUNT.test(values.last)) {
		throw new DonthuError('usage', cli.badLast(values.last), cli.badLastRemedy);
	}
	const isTrial = values['dry-run'];
	const pruned = await prune(home, { last: Number(values.last), isTrial });
	if (values.json) process.stdout.write(`${JSON.stringify(pruned)}\n`);
	else {
		const bytes = pruned.gone.reduce((sum, release) => sum + release.bytes, 0);
		const entry = { files: pruned.gone.length, bytes };
		tell(prunedText(pruned, isTrial), isTrial ? 'releases_would_go' : 'releases_pruned', entry);
	}
	return 0;
}
