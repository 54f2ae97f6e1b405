import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { faultOf, isJournalWanted, journal } from '../../warehouse/journal.ts';
import { tell } from '../telling.ts';
import { watchInbox } from '../watch.ts';
import { oneFolder } from './one_argument.ts';
import { cli } from './vi.ts';

const EVERY_MS = 2_000;
const SETTLED_MS = 10_000;
const MINUTES = /^[1-9]\d{0,3}$/;

/** `donthu watch`: takes packages as they come into a folder, until it is told to end. */
export async function run(args: string[], home: string): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { 'publish-every': { type: 'string', default: '15' } }
	});
	const minutes = values['publish-every'];
	if (!MINUTES.test(minutes)) {
		throw new DonthuError('usage', cli.badMinutes(minutes), cli.badMinutesRemedy);
	}
	const ending = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
	const inbox = oneFolder(positionals);
	tell(cli.watching(inbox), 'watching');
	await watchInbox(home, inbox, {
		everyMs: EVERY_MS,
		settledMs: SETTLED_MS,
		publishEveryMs: Number(minutes) * 60_000,
		signal: ending.signal,
		say: tell,
		complain
	});
	return 0;
}

/** The watch goes on; somebody has to look. */
function complain(error: DonthuError): void {
	if (isJournalWanted()) journal.warn('watch_failed', { fault: faultOf(error) });
	else process.stderr.write(`${error.message}\n`);
}
