import type { Report } from './document.ts';
import type { Ask } from './asking.ts';
import { reportHash } from './hash.ts';
import type { Known } from './known.ts';
import { isOther, nodesOf, refresh, type FigureChange } from './refresh.ts';
import type { Sealed } from './seal.ts';

/** What is found to be other than a report says. */
export type Verified = {
	/** How many figures, and cells and points of tables and charts, were asked again. */
	readonly figures: number;
	/** How many are of other bodies: no release can answer them. */
	readonly others: number;
	/** What it carries is what was hashed. */
	readonly isIntact: boolean;
	/** What their releases answer otherwise; `release` is that of the node. */
	readonly changes: readonly (FigureChange & { readonly release: string })[];
};

/** A release that can be asked. */
export type Opened = { readonly ask: Ask; readonly known: Known };

/**
 * Asks each figure, cell and point of a report again, of the release it was asked of; frozen ones too.
 *
 * @param open of a release by its id
 * @throws {DonthuError} as `numbers()`, and `unknown_release`
 */
export async function verifyReport(
	{ report, sha256 }: Sealed,
	open: (release: string) => Promise<Opened>
): Promise<Verified> {
	const all = nodesOf(report.document);
	const nodes = all.filter((node) => !isOther(node));
	const releases = [...new Set(nodes.map(({ attrs }) => attrs.release))];
	const changes: (FigureChange & { release: string })[] = [];
	for (const release of releases) {
		const { ask, known } = await open(release);
		const own = new Set(
			nodes.filter(({ attrs }) => attrs.release === release).map(({ attrs }) => attrs.id)
		);
		const again = await refresh(ask, thawed(report), known);
		changes.push(
			...again.changes.filter(({ id }) => own.has(id)).map((change) => ({ ...change, release }))
		);
	}
	return {
		figures: countOf(nodes),
		others: all.length - nodes.length,
		isIntact: reportHash(report) === sha256,
		changes
	};
}

/** A frozen figure is one that somebody wants to keep; what its release says of it is another matter. */
const thawed = ({ document }: Report) =>
	JSON.parse(JSON.stringify(document), (key, value: unknown) =>
		key === 'frozen' ? false : value
	) as Report['document'];

const countOf = (nodes: ReturnType<typeof nodesOf>) =>
	nodes.reduce((sum, node) => {
		if (node.type === 'figure') return sum + 1;
		if (node.type === 'reportChart')
			return sum + node.attrs.series.reduce((all, { values }) => all + values.length, 0);
		return sum + node.attrs.rows.reduce((all, { cells }) => all + cells.length, 0);
	}, 0);
