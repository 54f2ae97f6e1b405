import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { cli } from './vi.ts';

/**
 * The release that is the only argument of a command.
 *
 * @throws {DonthuError} `usage`
 */
export function oneRelease(args: string[]): string {
	const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
	const [id, ...more] = positionals;
	if (id !== undefined && more.length === 0) return id;
	throw new DonthuError('usage', cli.oneRelease, cli.oneReleaseRemedy);
}
