#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { DonthuError } from '../warehouse/errors.ts';
import { faultOf, isJournalWanted, journal } from '../warehouse/journal.ts';
import { cli } from './commands/vi.ts';

/** Each command is the file of its name, `verify_report` for `verify-report`, in `commands`, so that a start loads only what it needs. */
const COMMANDS = [
	'template',
	'seal',
	'demo',
	'load',
	'check',
	'publish',
	'query',
	'records',
	'releases',
	'lock',
	'rollback',
	'prune',
	'verify',
	'diff',
	'report',
	'verify-report',
	'reference',
	'status',
	'watch',
	'pull',
	'backup',
	'restore',
	'unpack',
	'serve'
] as const;
type Command = (typeof COMMANDS)[number];

const isCommand = (name: string | undefined): name is Command => COMMANDS.includes(name as Command);

/** Takes `--home DIR` out of the arguments, wherever it stands. */
function splitHome(argv: string[]): { home: string; rest: string[] } {
	const at = argv.findIndex((argument) => argument === '--home' || argument.startsWith('--home='));
	if (at === -1) return { home: process.env['DONTHU_HOME'] || './data', rest: argv };
	const isOne = argv[at] !== '--home';
	const home = isOne ? argv[at]!.slice('--home='.length) : argv[at + 1];
	if (!home) throw new DonthuError('usage', cli.homeMissing, cli.seeHelp);
	return { home, rest: argv.toSpliced(at, isOne ? 1 : 2) };
}

/** What is wrong with an argument, as `parseArgs` found it; null: it is another error. */
function badArgument(error: unknown): string | null {
	const { code, message } = error as NodeJS.ErrnoException;
	const words = cli.badArgument[code ?? ''];
	const argument = /'(?:-\w, )?([^' ]+)/.exec(message)?.[1];
	return words && argument !== undefined ? `${words(argument)} ${cli.seeHelp}` : null;
}

async function main(argv: string[]): Promise<number> {
	const { home, rest } = splitHome(argv);
	const [name, ...args] = rest;
	if (name === undefined || name === '--help' || name === '-h') {
		process.stdout.write(cli.usage);
		return name === undefined ? 1 : 0;
	}
	if (!isCommand(name)) throw new DonthuError('usage', cli.unknownCommand(name), cli.seeHelp);
	if (args.includes('--help') || args.includes('-h')) {
		process.stdout.write(cli.help[name]);
		return 0;
	}
	const command = (await import(`./commands/${name.replaceAll('-', '_')}.ts`)) as {
		run: (argv: string[], home: string) => Promise<number>;
	};
	return command.run(args, home);
}

enableCompileCache();
// Days are days in Vietnam, whatever the machine says.
process.env['TZ'] = 'Asia/Ho_Chi_Minh';
// A reader that stops early (`donthu query … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
});
try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	const sentence = error instanceof DonthuError ? error.message : badArgument(error);
	// Whoever asked for a sentence gets it; a journal must not quote what was sent.
	if (isJournalWanted()) journal.error('command_failed', { fault: faultOf(error) });
	else if (sentence === null) throw error;
	else process.stderr.write(`${sentence}\n`);
	process.exitCode = 1;
}
