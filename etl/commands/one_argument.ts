import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { cli } from './vi.ts';

/**
 * The release that is the only argument of a command.
 *
 * @throws {DonthuError} `usage`
 */
export const oneRelease = (args: string[]): string =>
	oneArgument(args, cli.oneRelease, cli.oneReleaseRemedy);

/**
 * The folder that is the only argument of a command.
 *
 * @throws {DonthuError} `usage`
 */
export const oneFolder = (args: string[]): string => oneArgument(args, cli.oneFolder, cli.seeHelp);

function oneArgument(args: string[], problem: string, remedy: string): string {
	const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
	const [argument, ...more] = positionals;
	if (argument !== undefined && more.length === 0) return argument;
	throw new DonthuError('usage', problem, remedy);
}
