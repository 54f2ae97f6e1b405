// Plain JavaScript without packages: setup.mjs runs it before anything is installed.

const terminal = process.stderr.isTTY === true;
/** How long a step may be silent, and how often a log that is no terminal gets a line. */
const QUIET_MS = 1_000;
const LOG_MS = 5_000;

let lineIsOpen = false;

/**
 * Prints a line on stderr, in place of a progress line that may stand there.
 * @param {string} text
 */
export function say(text) {
	process.stderr.write(`${lineIsOpen ? '\r\x1b[K' : ''}${text}\n`);
	lineIsOpen = false;
}

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Follows a step that takes long: how much is done and how long the rest will take. A terminal shows
 * one line that changes, a log a line every five seconds; a step of under a second shows nothing.
 * @param {string} label
 * @param {string} things what is counted, in the plural
 * @returns {(done: number, total: number) => void}
 */
export function progress(label, things) {
	const startedAt = performance.now();
	let shownAt = startedAt + QUIET_MS - LOG_MS;
	return (done, total) => {
		const now = performance.now();
		if (now - startedAt < QUIET_MS || now - shownAt < (terminal ? 100 : LOG_MS)) return;
		shownAt = now;
		const secondsLeft = Math.ceil(((now - startedAt) * (total - done)) / done / 1000);
		// The first few tell nothing about the rest.
		const left = done > total / 20 ? `, about ${secondsLeft} s left` : '';
		const line = `${label}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${things}${left}`;
		process.stderr.write(terminal ? `\r\x1b[K${line}` : `${line}\n`);
		lineIsOpen = terminal;
	};
}
