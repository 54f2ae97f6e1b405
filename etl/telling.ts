import { entryOfReceipt, isJournalWanted, journal, type Entry } from '../warehouse/journal.ts';
import { receiptJson, receiptLines, type Receipt } from './receipt.ts';

/** Tells whoever runs a command what was done: a sentence, or where the journal is wanted an entry. */
export function tell(sentence: string, what: string, entry: Entry = {}): void {
	if (isJournalWanted()) journal.info(what, entry);
	else process.stdout.write(`${sentence}\n`);
}

/** Receipts, for a program that asked for them, for people, or as entries that quote nothing of the packages. */
export function writeReceipts(
	receipts: readonly Receipt[],
	{ isCheck, isJson }: { isCheck: boolean; isJson: boolean }
): void {
	if (isJournalWanted() && !isJson) {
		const what = isCheck ? 'package_checked' : 'package_loaded';
		for (const receipt of receipts) journal.info(what, entryOfReceipt(receipt));
		return;
	}
	for (const part of isJson ? receiptJson(receipts) : receiptLines(receipts, isCheck)) {
		process.stdout.write(part);
	}
}
