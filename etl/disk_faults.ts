import { DonthuError } from '../warehouse/errors.ts';
import { diskFaults as words } from './vi.ts';

/** DuckDB says so in many ways, and Node in its own. */
const FULL =
	/No space left on device|ENOSPC|failed to offload data block|CHECKPOINT during DETACH failed/i;
const DAMAGED = /checksum|corrupt|not a valid DuckDB database|Failed to load metadata pointer/i;

/**
 * Does work on the ledger; what the disk did to it is told in a sentence.
 *
 * @throws {DonthuError} `disk_full`, `ledger_damaged`, beside what the work itself throws
 */
export async function namingDiskFaults<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof DonthuError) throw error;
		const said = sayings(error);
		const [why = ''] = (said.find((text) => FULL.test(text)) ?? '').split('\n');
		if (why !== '') {
			throw new DonthuError('disk_full', words.full(why), words.fullRemedy, { cause: error });
		}
		if (said.some((text) => DAMAGED.test(text))) {
			throw new DonthuError('ledger_damaged', words.damaged, words.damagedRemedy, { cause: error });
		}
		throw error;
	}
}

/** The messages of an error and of what caused it. */
function sayings(error: unknown): string[] {
	return error instanceof Error ? [error.message, ...sayings(error.cause)] : [];
}
