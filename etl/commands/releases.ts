import { parseArgs } from 'node:util';
import { currentReleaseId, readCards } from '../../warehouse/release_card.ts';
import { cli } from './vi.ts';

/** `donthu releases`: a line each; the one that is served is marked with a star. */
export function run(args: string[], home: string): Promise<number> {
	parseArgs({ args, options: {} });
	const current = currentReleaseId(home);
	const cards = readCards(home);
	if (cards.length === 0) process.stdout.write(`${cli.noReleases}\n`);
	for (const card of cards) {
		const mark = card.id === current ? '*' : ' ';
		process.stdout.write(
			`${mark} ${card.id}  as_of ${card.as_of}  known_at ${card.known_at}  published ${card.published_at}  ${card.state}  ${card.sha256}\n`
		);
	}
	return Promise.resolve(0);
}
