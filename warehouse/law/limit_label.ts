import { limits as words } from './vi.ts';

/** A row of `seed.time_limits`, as far as its label tells of it. */
export interface TimeLimit {
	key: string;
	law: string;
	article: string;
	petition_type: string;
	level: string;
	owner: string;
	domain: string;
	clock_unit: string;
	base_limit: number | null;
	effective_to: string | null;
	confidence: string;
}

/** The limit as a clerk chooses it: law and article, kind and instance, who resolves, how long. */
export function limitLabel(limit: TimeLimit): string {
	const kind = [words.kinds[limit.petition_type], instance(limit)].filter(Boolean).join(' ');
	const parts = [
		`${limit.law}, ${article(limit.article)}`,
		kind,
		words.domains[limit.domain],
		words.owners[limit.owner],
		length(limit),
		limit.effective_to === null ? undefined : words.until(limit.effective_to)
	];
	return parts.filter(Boolean).join(' – ');
}

/** A denunciation has no instances. */
const instance = ({ petition_type, level }: TimeLimit) =>
	petition_type === 'khieu_nai' ? words.levels[level] : undefined;

function article(written: string): string {
	if (written === '?') return words.articleUnread;
	const numbers = written.replace('(remote)', `(${words.remote})`).replace(/,(?=\d)/g, ', ');
	return words.article(numbers);
}

function length({ base_limit, clock_unit, confidence }: TimeLimit): string {
	if (base_limit === null) return confidence === 'high' ? words.none : words.unread;
	return `${base_limit} ${words.clocks[clock_unit]}`;
}
