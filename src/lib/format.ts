import { words } from './messages/vi.ts';
import { SIGNS, type Absence } from './signs.ts';

const LOCALE = 'vi-VN';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat(LOCALE, {
	minimumFractionDigits: 1,
	maximumFractionDigits: 1
});

/** What stands where nothing happened. */
export const NO_DATA = SIGNS.none;
const MINUS = '−';

export type FigureType = 'count' | 'share' | 'days';

/** `1234` → `1.234`; null → `–`. */
export const count = (value: number | null) => (value === null ? NO_DATA : whole.format(value));

/** `0.975` → `97,5`, without the sign, for figures whose unit stands apart. */
export const shareNumber = (value: number | null) =>
	value === null ? NO_DATA : decimal.format(value * 100);

/** `0.975` → `97,5%`; null → `–`. */
export const share = (value: number | null) =>
	value === null ? NO_DATA : `${shareNumber(value)}%`;

/** A share that is mostly a whole number of per cent, like a target: `0.8` → `80%`. */
export const roundShare = (value: number) => share(value).replace(',0%', '%');

/** `12.5` → `12,5`; null → `–`. */
export const days = (value: number | null) => (value === null ? NO_DATA : decimal.format(value));

/** A figure in the way of its type, without the word of its unit; the sign of why there is none. */
export function figure(value: number | null, type: FigureType, absence: Absence = 'none'): string {
	if (value === null) return SIGNS[absence];
	if (type === 'share') return share(value);
	return type === 'days' ? days(value) : count(value);
}

/** The difference of two shares, in points, which is never a percentage: `0.057` → `+5,7 …`. */
export const points = (difference: number) => `${signedPoints(difference)}\u00a0${words.points}`;

/** `0.057` → `+5,7`, for columns that name the unit in their head. */
export const signedPoints = (difference: number) => signed(difference * 100, decimal);

/** The change of a count in per cent of the earlier one: `0.031` → `+3,1%`. */
export const change = (ratio: number) => `${signed(ratio * 100, decimal)}%`;

/** `2026-09-30` → `30/09/2026`. */
export const day = (iso: string) => `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;

/** `2026-09-01` or `2026-09` → `09/2026`. */
export const month = (iso: string) => `${iso.slice(5, 7)}/${iso.slice(0, 4)}`;

const clock = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Asia/Ho_Chi_Minh',
	hour: '2-digit',
	minute: '2-digit',
	day: '2-digit',
	month: '2-digit',
	year: 'numeric'
});

/** An instant in Vietnam: `17:00 05/10/2026`. */
export function instant(text: string): string {
	const part = Object.fromEntries(
		clock.formatToParts(new Date(text)).map(({ type, value }) => [type, value])
	);
	return `${part.hour}:${part.minute} ${part.day}/${part.month}/${part.year}`;
}

function signed(value: number, format: Intl.NumberFormat): string {
	const text = format.format(Math.abs(value));
	// What rounds to nothing has no direction.
	if (text === format.format(0)) return text;
	return `${value < 0 ? MINUS : '+'}${text}`;
}
