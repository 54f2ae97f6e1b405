import { parseArgs } from 'node:util';
import { isDay, vietnamTime } from '../warehouse/days.ts';
import { DonthuError } from '../warehouse/errors.ts';
import { isJournalWanted, journal } from '../warehouse/journal.ts';
import type { loadPackages, LoadProgress } from './load.ts';
import { writeReceipts } from './telling.ts';
import { options as optionWords, progress as progressWords } from './vi.ts';

const FIRST_PROGRESS_MS = 1_000;
const PROGRESS_EVERY_MS = 500;
const REJECTED = 2;
const CHECK_OPTIONS = { 'received-at': { type: 'string' }, json: { type: 'boolean' } } as const;
/** A check changes nothing, so it writes no workbooks either. */
const LOAD_OPTIONS = {
	...CHECK_OPTIONS,
	feedback: { type: 'string' },
	unit: { type: 'string' }
} as const;

/**
 * What `donthu load` and `donthu check` have in common: arguments, progress, receipts.
 *
 * @returns 0, or 2 when a package was rejected
 * @throws {DonthuError} `usage`, and those of the loader
 */
export async function runIntake(
	argv: string[],
	home: string,
	take: typeof loadPackages,
	isCheck: boolean
): Promise<number> {
	const { values, positionals } = parseArgs({
		args: argv,
		allowPositionals: true,
		options: (isCheck ? CHECK_OPTIONS : LOAD_OPTIONS) as typeof LOAD_OPTIONS
	});
	if (positionals.length === 0) {
		throw new DonthuError('usage', optionWords.noPackages, optionWords.noPackagesRemedy);
	}
	const when = values['received-at'];
	const { feedback, unit } = values;
	const receipts = await take(home, positionals, {
		...(when !== undefined && { receivedAt: readWhen(when) }),
		...(feedback !== undefined && { feedback }),
		...(unit !== undefined && { units: unit.split(',').map((code) => code.trim()) }),
		onProgress: progressLines(isCheck),
		onPastChanged: (releases) => {
			if (isJournalWanted()) journal.warn('past_changed', { release: releases.join(' ') });
			else process.stderr.write(`${progressWords.pastChanged(isCheck, releases.join(', '))}\n`);
		}
	});
	writeReceipts(receipts, { isCheck, isJson: values.json === true });
	return receipts.some(({ verdict }) => verdict === 'rejected') ? REJECTED : 0;
}

function readWhen(value: string): string {
	if (value === 'manifest') return value;
	const instant = vietnamTime(isDay(value) ? `${value}T00:00` : value);
	if (instant === null) {
		throw new DonthuError('usage', optionWords.badInstant(value), optionWords.badInstantRemedy);
	}
	return instant;
}

/** Counts and time left on stderr, for runs of more than a second that somebody watches. */
function progressLines(isCheck: boolean): (progress: LoadProgress) => void {
	const isTerminal = process.stderr.isTTY === true;
	const isWanted = isTerminal || process.env['DONTHU_PROGRESS'] === '1';
	const begun = performance.now();
	let said = begun + FIRST_PROGRESS_MS - PROGRESS_EVERY_MS;
	return ({ packagesDone, packagesTotal, rows }) => {
		const now = performance.now();
		const isDone = packagesDone === packagesTotal && said > begun + FIRST_PROGRESS_MS;
		if (!isWanted || (now - said < PROGRESS_EVERY_MS && !isDone)) return;
		said = now;
		const left = ((now - begun) / packagesDone) * (packagesTotal - packagesDone);
		const seconds = Math.ceil(left / 1000);
		const line = progressWords.line(isCheck, packagesDone, packagesTotal, rows, seconds);
		process.stderr.write(isTerminal ? `\r\x1b[K${line}${isDone ? '\n' : ''}` : `${line}\n`);
	};
}
