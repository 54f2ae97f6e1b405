import { addDays } from '#warehouse/days.ts';
import { openRelease } from '#warehouse/release.ts';
import { soundCards, type ReleaseCard } from '#warehouse/release_card.ts';
import type { Balance, BalanceKind, BalanceLine, OpeningChange } from '../quality.ts';
import { home } from './home.ts';
import { numberIn, numbers, rowsOf, type Reader, type Row } from './numbers.ts';
import type { Days, Question, Where } from './question.ts';

const PARTS: Readonly<
	Record<BalanceKind, { readonly received: string; readonly out: readonly string[] }>
> = {
	petitions: { received: 'petitions_received', out: ['petitions_processed'] },
	own_petitions: {
		received: 'own_petitions_accepted',
		out: ['own_petitions_resolved', 'own_petitions_transferred']
	},
	matters: { received: 'matters_accepted', out: ['matters_resolved', 'matters_transferred'] },
	reviews: { received: 'reviews_accepted', out: ['reviews_concluded'] }
};
const KINDS = Object.keys(PARTS) as BalanceKind[];

type Places = {
	readonly by: 'province' | 'unit';
	readonly where: Where;
	readonly nameOf: (code: string | null) => string;
};

/**
 * Whether the stocks and flows of a period agree (forms 25.1, 25.2, 25.4): opening + new + moved − out =
 * closing, and the opening is what an earlier release said of the day before: r28(t) = r1(t+1).
 * Figures are counted from records, so that within one release both hold; a difference to an earlier
 * release is what was sent or corrected since.
 */
export async function balance(
	reader: Reader,
	{ boundaries }: Pick<Question, 'boundaries'>,
	{ from, to }: Days,
	{ by, where, nameOf }: Places
): Promise<Balance> {
	const day = addDays(from, -1);
	const card = earlierCard(reader, day);
	const ask = async (of: Reader, metrics: readonly string[], days: Days, by: readonly string[]) =>
		rowsOf(await numbers(of, { metrics, by, ...days, where, boundaries }));
	const openings = KINDS.map((kind) => `${kind}_opening`);
	const closings = KINDS.map((kind) => `${kind}_closing`);
	const [[whole], places, earlier] = await Promise.all([
		ask(reader, metricsOf(), { from, to }, []),
		ask(reader, openings, { from, to }, [by]),
		card &&
			withRelease(card, reader, async (then) => ({
				whole: (await ask(then, closings, { from: day, to: day }, []))[0],
				places: await ask(then, closings, { from: day, to: day }, [by])
			}))
	]);
	return {
		against: card && { id: card.id, as_of: card.as_of },
		day,
		lines: KINDS.map((kind) => lineOf(kind, whole, earlier?.whole)),
		changes: earlier ? changesOf(places, earlier.places, { by, nameOf }) : []
	};
}

const metricsOf = (): string[] =>
	KINDS.flatMap((kind) => [
		`${kind}_opening`,
		PARTS[kind].received,
		`${kind}_moved`,
		...PARTS[kind].out,
		`${kind}_closing`
	]);

function lineOf(kind: BalanceKind, row: Row | undefined, then: Row | undefined): BalanceLine {
	const of = (name: string) => numberIn(row, name) ?? 0;
	const opening = of(`${kind}_opening`);
	const received = of(PARTS[kind].received);
	const moved = of(`${kind}_moved`);
	const out = PARTS[kind].out.reduce((sum, name) => sum + of(name), 0);
	const closing = of(`${kind}_closing`);
	return {
		kind,
		earlier: then ? (numberIn(then, `${kind}_closing`) ?? 0) : null,
		...{ opening, received, moved, out, closing },
		rest: opening + received + moved - out - closing
	};
}

/** Places whose opening differs from what was said before, by how much, the greatest first. */
export function changesOf(
	now: readonly Row[],
	then: readonly Row[],
	{ by, nameOf }: Pick<Places, 'by' | 'nameOf'>
): OpeningChange[] {
	const codeOf = (row: Row) => row[by] as string | null;
	const codes = [...new Set([...now, ...then].map(codeOf))];
	const changes = codes.flatMap((code) => {
		const [here, there] = [now, then].map((rows) => rows.find((row) => codeOf(row) === code));
		return KINDS.map((kind) => ({
			kind,
			code,
			name: nameOf(code),
			earlier: numberIn(there, `${kind}_closing`) ?? 0,
			opening: numberIn(here, `${kind}_opening`) ?? 0
		}));
	});
	const size = ({ opening, earlier }: OpeningChange) => Math.abs(opening - earlier);
	return changes.filter((change) => size(change) > 0).sort((a, b) => size(b) - size(a));
}

/**
 * The release that first spoke for a day or one soon after it, before the one that is read; of several
 * for the same day the final one, else the last.
 */
function earlierCard({ lease: { card } }: Reader, day: string): ReleaseCard | null {
	const earlier = soundCards(home()).filter(
		(other) => other.as_of >= day && other.published_at < card.published_at
	);
	const as_of = earlier.map((other) => other.as_of).sort()[0];
	const ofDay = earlier.filter((other) => other.as_of === as_of);
	return ofDay.findLast(({ state }) => state === 'locked') ?? ofDay.at(-1) ?? null;
}

async function withRelease<T>(
	card: ReleaseCard,
	{ scope }: Reader,
	work: (then: Reader) => Promise<T>
): Promise<T> {
	const release = await openRelease(home(), card.id);
	try {
		return await work({ lease: { release, card, end: () => release.close() }, scope });
	} finally {
		release.close();
	}
}
