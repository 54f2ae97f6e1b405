import { parseArgs } from 'node:util';
import { isDay, vietnamTime } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { publish } from '../publish.ts';
import { tell } from '../telling.ts';
import { cli } from './vi.ts';

/** `donthu publish`: builds, audits and publishes a release; the last line printed is its id. */
export async function run(argv: string[], home: string): Promise<number> {
	const { values } = parseArgs({
		args: argv,
		options: { 'as-of': { type: 'string' }, 'known-at': { type: 'string' } }
	});
	const started = performance.now();
	const known_at = vietnamTime(values['known-at'] ?? new Date().toISOString());
	if (known_at === null) {
		throw new DonthuError(
			'usage',
			cli.badInstant('--known-at', values['known-at']!),
			cli.badInstantRemedy
		);
	}
	const as_of = values['as-of'] ?? known_at.slice(0, 10);
	if (!isDay(as_of)) throw new DonthuError('usage', cli.badDay('--as-of', as_of), cli.badDayRemedy);
	const card = await publish(home, as_of, known_at);
	const ms = Math.round(performance.now() - started);
	const seconds = (ms / 1000).toFixed(1).replace('.', ',');
	const entry = { release: card.id, as_of: card.as_of, ms };
	tell(`${cli.published(card.id, card.as_of, seconds)}\n${card.id}`, 'release_published', entry);
	return 0;
}
