import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { isJournalWanted, journal } from '../../warehouse/journal.ts';
import { writeReceipts } from '../telling.ts';
import { pull } from '../sources/pull.ts';
import { source as words } from '../sources/vi.ts';
import { cli } from './vi.ts';

const REJECTED = 2;
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z))?$/;

/** `donthu pull`: loads what is new at a source; 2 when a package was rejected. */
export async function run(args: string[], home: string): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { since: { type: 'string' }, json: { type: 'boolean' } }
	});
	const [config, ...more] = positionals;
	if (config === undefined || more.length > 0) {
		throw new DonthuError('usage', cli.oneConfig, cli.seeHelp);
	}
	const { since } = values;
	if (since !== undefined && !INSTANT.test(since)) {
		throw new DonthuError('usage', cli.badInstant('--since', since), cli.badInstantRemedy);
	}
	const begun = performance.now();
	const { receipts, packages, until } = await pull(home, config, since);
	const isJson = values.json === true;
	if (isJson || packages > 0) writeReceipts(receipts, { isCheck: false, isJson });
	const isHeld = receipts.some(({ verdict }) => verdict === 'rejected');
	const said = packages === 0 ? words.nothing : words.pulled(packages, until);
	if (isJournalWanted())
		journal.info('source_pulled', { packages, ms: Math.round(performance.now() - begun) });
	else process.stderr.write(`${isHeld ? words.held : said}\n`);
	return isHeld ? REJECTED : 0;
}
