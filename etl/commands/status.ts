import { parseArgs } from 'node:util';
import { statusOf } from '../status.ts';
import { statusText } from './vi.ts';

/** `donthu status`: what lies in the home. */
export async function run(args: string[], home: string): Promise<number> {
	const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
	const status = await statusOf(home);
	process.stdout.write(values.json ? `${JSON.stringify(status)}\n` : statusText(home, status));
	return 0;
}
