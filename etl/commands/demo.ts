import { parseArgs } from 'node:util';
import { isDay, lastDayOfLastMonth } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { demo } from '../demo/vi.ts';
import { writeDemo, type DemoProgress } from '../demo/write_demo.ts';

const FIRST_UNTIL = '2016-01-31';
/** Holidays are known until the end of 2027. */
const LAST_UNTIL = '2027-11-30';
const MOST_PETITIONS = 100_000_000;

/** `donthu demo`: writes made-up packages of all units into an empty folder. */
export async function run(argv: string[]): Promise<number> {
	const { values } = parseArgs({
		args: argv,
		options: {
			petitions: { type: 'string' },
			seed: { type: 'string', default: '1' },
			until: { type: 'string', default: lastDayOfLastMonth(new Date()) },
			out: { type: 'string' }
		}
	});
	const petitions = Number(values.petitions);
	if (!Number.isInteger(petitions) || petitions < 1 || petitions > MOST_PETITIONS) {
		throw new DonthuError('usage', demo.petitionsMissing, demo.petitionsRemedy);
	}
	const { seed, until, out } = values;
	if (!isDay(until) || until < FIRST_UNTIL || until > LAST_UNTIL) {
		throw new DonthuError('usage', demo.badUntil(until), demo.badUntilRemedy);
	}
	if (out === undefined) throw new DonthuError('usage', demo.outMissing, demo.outRemedy);
	const started = performance.now();
	const done = await writeDemo({ petitions, seed, until, out, onProgress: progressLine(started) });
	const seconds = ((performance.now() - started) / 1000).toFixed(1).replace('.', ',');
	process.stdout.write(`${demo.done(done.packages, done.rows, done.files, seconds)}\n`);
	return 0;
}

const PROGRESS_EVERY_MS = 1000;

/** A line on stderr every second. */
function progressLine(started: number): (progress: DemoProgress) => void {
	let shown = started;
	return ({ done, total, rows }) => {
		const now = performance.now();
		if (now - shown < PROGRESS_EVERY_MS) return;
		shown = now;
		const left = Math.ceil((((now - started) / done) * (total - done)) / 1000);
		process.stderr.write(`${demo.progress(done, total, rows, left)}\n`);
	};
}
