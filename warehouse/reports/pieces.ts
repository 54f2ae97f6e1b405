import { METRICS } from '../metrics/catalogue.ts';
import type { Told } from './document.ts';
import type { Beside, Where } from './spec.ts';
import { template as words } from './vi.ts';

/*
Sentences of a template: text, and in braces what is filled in.

	{petitions_received}                                   the number
	{petitions_received|change:last_year}                  by how much it rose or fell
	{own_petitions_rate|target}                            how far above or below its target
	{matters_overdue|highest:province}                     where there is most
	{petitions_received|where:petition_kind=complaint}     of a part
	{petitions_received|period:last_year}                  of the period beside
	{from} {to} {scope} …                                  words of the report
*/

/** Words in braces that are no figures. */
export const FACTS = [
	'from',
	'to',
	'year',
	'month',
	'as_of',
	'release',
	'scope',
	'Scope',
	// Of a paper to the Party: the committee that reports, and the one above it.
	'committee',
	'committee_above'
] as const;
export type Fact = (typeof FACTS)[number];

export type FigurePiece = {
	readonly metric: string;
	readonly told: Told;
	/** What a change is told against. */
	readonly beside: Beside | null;
	/** Of which period the figure is; null: the report's own. */
	readonly period: Beside | null;
	readonly over: string | null;
	readonly where: Where;
};
export type Piece = string | { readonly fact: Fact } | FigurePiece;

const BESIDE = ['last_year', 'previous'] as const;
const TOLD = ['change', 'target', 'highest', 'lowest'] as const;

/** @param fail says what is wrong, and does not come back */
export function readPieces(text: string, fail: (problem: string) => never): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', at)) {
		const close = text.indexOf('}', open);
		if (close === -1) fail(words.unclosed(text.slice(open, open + 40)));
		if (open > at) pieces.push(text.slice(at, open));
		pieces.push(readPiece(text.slice(open + 1, close).trim(), fail));
		at = close + 1;
	}
	if (at < text.length) pieces.push(text.slice(at));
	return pieces;
}

function readPiece(text: string, fail: (problem: string) => never): Piece {
	const [name = '', ...options] = text.split('|').map((part) => part.trim());
	const fact = FACTS.find((one) => one === name);
	if (fact !== undefined && options.length === 0) return { fact };
	if (!METRICS.some((metric) => metric.name === name)) fail(words.fact(name, FACTS));
	let piece: FigurePiece = {
		metric: name,
		told: 'value',
		beside: null,
		period: null,
		over: null,
		where: {}
	};
	for (const option of options) {
		const read = readOption(option);
		if (read === null) fail(words.option(option));
		if (read!.told !== undefined && piece.told !== 'value') fail(words.toldOnce(text));
		piece = { ...piece, ...read };
	}
	return piece;
}

function readOption(option: string): Partial<FigurePiece> | null {
	const [name = '', ...rest] = option.split(':');
	const value = rest.join(':');
	const beside = BESIDE.find((one) => one === value);
	const told = TOLD.find((one) => one === name);
	if (name === 'period') return beside ? { period: beside } : null;
	if (name === 'where') return readWhere(value);
	if (told === undefined) return null;
	if (told === 'change') return beside ? { told, beside } : null;
	if (told === 'target') return value === '' ? { told } : null;
	return value === '' ? null : { told, over: value };
}

/** `petition_kind=complaint,denunciation;field=civil` */
function readWhere(text: string): Pick<FigurePiece, 'where'> | null {
	const parts = text.split(';').map((part) => part.split('='));
	if (parts.some(([name, values]) => !name?.trim() || !values?.trim())) return null;
	return {
		where: Object.fromEntries(
			parts.map(([name, values]) => [name!.trim(), values!.split(',').map((one) => one.trim())])
		)
	};
}
