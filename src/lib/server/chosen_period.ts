import { error } from '@sveltejs/kit';
import type { NamedPeriod } from '../filter.ts';
import { errors } from '../messages/vi.ts';
import { periodName } from '../period_name.ts';

const KEY = 'ky';

/**
 * The period that a page is asked for among those it offers, the first where none is named; and what
 * people call each of them.
 *
 * @throws 400 with a remedy for one that is not offered
 */
export function chosenPeriod(url: URL, offered: readonly NamedPeriod[]) {
	const key = url.searchParams.get(KEY);
	const period = key === null ? offered[0] : offered.find((named) => named.key === key);
	if (!period) {
		error(400, {
			message: errors.badChoice(KEY, key ?? ''),
			remedy: errors.choiceRemedies.unknown
		});
	}
	return {
		period: { key: period.key, from: period.from, to: period.to, name: periodName(period) },
		periods: offered.map((named) => ({ key: named.key, name: periodName(named) }))
	};
}
