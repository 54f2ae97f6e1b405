import type { Cell } from '../numbers.ts';
import type { CellType, Inline } from './document.ts';
import { document as documentWords, labels } from './vi.ts';

/* Numbers and days as they stand in a report. */

const LOCALE = 'vi-VN';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat(LOCALE, {
	minimumFractionDigits: 1,
	maximumFractionDigits: 1
});
const MINUS = '−';
/** What stands where nothing happened. */
export const NOTHING_HAPPENED = '–';

/** `10554` → `10.554`. */
export const count = (value: number) => whole.format(value);
/** `0.975` → `97,5`. */
export const hundredths = (value: number) => decimal.format(value * 100);
/** `12.5` → `12,5`. */
export const oneDecimal = (value: number) => decimal.format(value);
/** `2026-09-30` → `30/9/2026`: as official papers write it, with a zero before 1 and 2 of a month alone. */
export function day(iso: string): string {
	const month = Number(iso.slice(5, 7));
	return `${iso.slice(8, 10)}/${month > 2 ? month : iso.slice(5, 7)}/${iso.slice(0, 4)}`;
}

/** A number in the way of its type: `10.554`, `97,5%`, `12,0`; a change with its sign; null `–`. */
export function shown(value: Cell, type: CellType): string {
	if (value === null) return type === 'text' ? '' : NOTHING_HAPPENED;
	if (typeof value === 'boolean') return value ? labels.yes : labels.no;
	if (typeof value === 'string') return type === 'day' ? day(value) : value;
	switch (type) {
		case 'share':
			return `${hundredths(value)}%`;
		case 'days':
			return oneDecimal(value);
		case 'difference':
			return Number.isInteger(value) ? signed(value, whole) : signed(value, decimal);
		case 'points':
			return signed(value * 100, decimal);
		case 'change':
			return `${signed(value * 100, decimal)}%`;
		default:
			return value < 0 ? `${MINUS}${count(-value)}` : count(value);
	}
}

function signed(value: number, format: Intl.NumberFormat): string {
	const text = format.format(Math.abs(value));
	if (text === format.format(0)) return text;
	return `${value < 0 ? MINUS : '+'}${text}`;
}

/** With a capital at its head. */
export const capitalised = (text: string) =>
	text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);

/** Under a sentence with figures of other bodies the documents behind them; null: it has none. */
export function sourceLine(content: readonly Inline[] = []): string | null {
	const sources = new Set(
		content.flatMap((inline) =>
			inline.type === 'figure' && inline.attrs.other ? [inline.attrs.other.source] : []
		)
	);
	return sources.size === 0 ? null : documentWords.sources([...sources]);
}
