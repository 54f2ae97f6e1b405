import { metricWords } from '../metrics/vi.ts';
import type { Block, Inline, ReportDocument } from './document.ts';
import { isOther, nodesOf, pointsOf } from './refresh.ts';
import { patterns } from './vi.ts';

/** A number in plain text that nobody can ask again, and the live one that it may have been meant to be. */
export type TypedNumber = {
	/** The place of its block in the document. */
	readonly block: number;
	/** As it stands: `97,5%`. */
	readonly text: string;
	/** A per cent as a share, 0…1. */
	readonly value: number;
	/** Words before and after it. */
	readonly around: string;
	/** The closest of the document's own figures and cells; null: it has none of the kind. */
	readonly closest: {
		readonly id: string;
		readonly metric: string;
		readonly label: string;
		readonly value: number;
		readonly shown: string;
		readonly isSame: boolean;
	} | null;
};

type Candidate = Omit<NonNullable<TypedNumber['closest']>, 'isSame'> & {
	readonly isShare: boolean;
};

/** `1.234`, `12`, `97,5%`: letters or digits around it make it something else. */
const NUMBER =
	/(?<![\p{L}\d.,/–-])[+−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?:\s?%)?(?![\p{L}\d/])/gu;
const AROUND = 48;

/**
 * Every number in plain text that is no live reference: not days, years, citations of law, numbers of
 * sections, tables and forms, or what stands in brackets to be written.
 */
export function typedNumbers(document: ReportDocument): TypedNumber[] {
	const candidates = candidatesOf(document);
	return document.content.flatMap((block, at) =>
		textsOf(block).flatMap((text) => {
			const plain = withoutNames(text);
			return [...plain.matchAll(NUMBER)].map((match): TypedNumber => {
				const value = valueOf(match[0]);
				const around = text
					.slice(Math.max(0, match.index - AROUND), match.index + match[0].length + AROUND)
					.trim();
				const isShare = isShareText(plain, match);
				return {
					block: at,
					text: match[0],
					value: isShare ? value / 100 : value,
					around,
					closest: closestTo(isShare ? value / 100 : value, isShare, around, candidates)
				};
			});
		})
	);
}

/** What names something is blotted out by as many spaces, so that places stay. */
function withoutNames(text: string): string {
	return patterns.names.reduce(
		(left, pattern) => left.replaceAll(pattern, (found) => ' '.repeat(found.length)),
		text
	);
}

const isShareText = (text: string, { 0: found, index }: RegExpExecArray) =>
	found.endsWith('%') || patterns.points.test(text.slice(index + found.length));

const valueOf = (text: string) =>
	Number(
		text
			.replace('−', '-')
			.replaceAll(/[+.%\s]/g, '')
			.replace(',', '.')
	);

/** Texts of a block between its figures: each run that stands together. */
function textsOf(block: Block): string[] {
	switch (block.type) {
		case 'heading':
		case 'paragraph':
			return [joined(block.content)];
		case 'bulletList':
			return block.content.flatMap(({ content }) => content.map(({ content }) => joined(content)));
		default:
			return [];
	}
}

/** A figure stands as a sign that is no number. */
const joined = (content: readonly Inline[] = []) =>
	content
		.map((inline) =>
			inline.type === 'text' ? inline.text : inline.type === 'figure' ? '\ufffc' : ' '
		)
		.join('');

function candidatesOf(document: ReportDocument): Candidate[] {
	return nodesOf(document).flatMap((node): Candidate[] => {
		// What another body has counted is no indicator that could have been meant.
		if (isOther(node)) return [];
		const { id } = node.attrs;
		if (node.type === 'figure') {
			const { metric, values, shown } = node.attrs;
			const [value] = values;
			const label = metricWords[metric]?.label ?? metric;
			return typeof value === 'number'
				? [{ id, metric, label, value, shown, isShare: shown.includes('%') && value <= 1 }]
				: [];
		}
		return pointsOf(node).flatMap(({ row, column, metric, value, shown }) =>
			typeof value === 'number' && metric !== null
				? [{ id, metric, label: `${row}, ${column}`, value, shown, isShare: shown.endsWith('%') }]
				: []
		);
	});
}

/** The nearest number of the same kind; of several as near, the one whose words stand around. */
function closestTo(
	value: number,
	isShare: boolean,
	around: string,
	candidates: readonly Candidate[]
): TypedNumber['closest'] {
	const text = around.toLocaleLowerCase('vi');
	const scored = candidates
		.filter((candidate) => candidate.isShare === isShare)
		.map((candidate) => {
			const own = `${candidate.label} ${metricWords[candidate.metric]?.label ?? ''}`;
			const words = own
				.toLocaleLowerCase('vi')
				.split(/[\s,()/]+/)
				.filter((word) => word.length > 2);
			const said = words.filter((word) => text.includes(word)).length / Math.max(words.length, 1);
			const scale = Math.max(Math.abs(candidate.value), Math.abs(value), isShare ? 0.01 : 1);
			return { candidate, score: Math.abs(candidate.value - value) / scale - 0.5 * said };
		})
		.sort((a, b) => a.score - b.score);
	const best = scored[0]?.candidate;
	if (best === undefined) return null;
	const { id, metric, label, shown } = best;
	// A share is the same when it is printed the same.
	const isSame = Math.abs(best.value - value) < (isShare ? 0.0005 : 0.05);
	return { id, metric, label, value: best.value, shown, isSame };
}
