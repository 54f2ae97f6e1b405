import { setImmediate } from 'node:timers/promises';
import { readPackage, type PackageFiles } from './package.ts';

/** Of packages that were read and not asked for yet. */
const AHEAD_BYTES = 256 * 1024 ** 2;

/** The packages of one load: read when they are asked for, the next ones while something is waited for. */
export class ReadAhead {
	/** Those not read yet, last first. */
	readonly #paths: string[];
	readonly #ahead = new Map<string, () => PackageFiles>();
	#bytes = 0;

	/** `paths` in the order in which they will be asked for. */
	constructor(paths: readonly string[]) {
		this.#paths = paths.toReversed();
	}

	/** @throws what {@link readPackage} threw, whenever that was */
	read(path: string): PackageFiles {
		const ahead = this.#ahead.get(path);
		if (ahead === undefined) {
			if (this.#paths.at(-1) === path) this.#paths.pop();
			return readPackage(path);
		}
		this.#ahead.delete(path);
		const files = ahead();
		this.#bytes -= bytesOf(files);
		return files;
	}

	/** Waits for `work`, which is not done by this thread, and reads ahead until then. */
	async during<T>(work: Promise<T>): Promise<T> {
		let isDone = false;
		const end = () => void (isDone = true);
		work.then(end, end);
		while (!isDone && this.#bytes < AHEAD_BYTES && this.#paths.length > 0) {
			this.#readNext();
			await setImmediate();
		}
		return work;
	}

	#readNext(): void {
		const path = this.#paths.pop()!;
		if (this.#ahead.has(path)) return;
		try {
			const files = readPackage(path);
			this.#bytes += bytesOf(files);
			this.#ahead.set(path, () => files);
		} catch (error) {
			this.#ahead.set(path, () => {
				throw error;
			});
		}
	}
}

const bytesOf = ({ files }: PackageFiles) =>
	[...files.values()].reduce((sum, { length }) => sum + length, 0);
