import type { TableNode } from './document.ts';
import type { Balance } from './spec.ts';
import { workbook as words } from './vi.ts';
import { count } from './wording.ts';

/** By how much the sides of an identity differ; null where a row of it has no number. */
export function differenceOf(
	{ left, right }: Balance,
	valueAt: (code: string) => number | null
): number | null {
	const sum = (terms: Balance['left']) =>
		terms.reduce<number | null>((total, { sign, code }) => {
			const value = valueAt(code);
			return total === null || value === null ? null : total + sign * value;
		}, 0);
	const [one, other] = [sum(left), sum(right)];
	return one === null || other === null ? null : one - other;
}

/** `1 + 2 = 11` */
export const identityText = ({ left, right }: Balance): string => `${side(left)} = ${side(right)}`;

const side = (terms: Balance['left']) =>
	terms.map(({ sign, code }, at) => `${sign < 0 ? '− ' : at > 0 ? '+ ' : ''}${code}`).join(' ');

/** Whether each identity of a form holds, a line each; rows without a number leave it open. */
export function balanceLines({ asked, rows }: TableNode['attrs']): string[] {
	if (!('lines' in asked.rows)) return [];
	const { lines } = asked.rows;
	const place = asked.columns.findIndex(({ told }) => told === 'value');
	const valueAt = (code: string) => {
		const value = rows[lines.findIndex((line) => line.code === code)]?.cells[place];
		return typeof value === 'number' ? value : null;
	};
	return asked.balance.map((balance) => {
		const difference = differenceOf(balance, valueAt);
		const found =
			difference === null
				? words.noMetric
				: difference === 0
					? words.balanced
					: words.unbalanced(count(difference));
		return `${words.check} ${identityText(balance)}: ${found}`;
	});
}
