import type { ChartSpec } from '../figures.ts';
import * as format from '../format.ts';
import { trend as words, units } from '../messages/vi.ts';
import { wilson } from '../statistics.ts';
import { figure } from './vi.ts';

/** What the pointer is told over a mark, by the place of its row and of its part. */
export function tooltipOf(chart: ChartSpec, row: number, part: number): string {
	switch (chart.kind) {
		case 'bars': {
			const found = chart.rows[row];
			return found ? told(found.label, [found.text]) : '';
		}
		case 'stack': {
			const found = chart.rows[row];
			const lines = chart.parts.map(({ label }, i) => {
				const line = `${escaped(label)}: ${format.count(found?.values[i] ?? null)}`;
				return i === part ? `<b>${line}</b>` : line;
			});
			return [`<b>${escaped(found?.label ?? '')}</b>`, ...lines].join('<br>');
		}
		case 'heat': {
			// Only cells with a share are drawn.
			const cells = chart.rows.flatMap(({ label, shares }) =>
				shares.flatMap((share, column) =>
					share === null ? [] : { label, share, column: chart.columns[column] ?? '' }
				)
			);
			const cell = cells[row];
			return cell ? told(`${cell.label}, ${cell.column}`, [format.share(cell.share)]) : '';
		}
		case 'flow': {
			const { trend, subject } = chart;
			const unit = subject === 'petitions' ? units.petition : units.matter;
			return told(
				`${words.month} ${format.month(trend.months[row] ?? '')}`,
				trend[subject].map(
					({ metric, values }) =>
						`${words.series[metric] ?? metric}: ${format.count(values[row] ?? null)} ${unit}`
				)
			);
		}
		case 'funnel': {
			const point = chart.points[row];
			if (!point) return '';
			const { label, part: cases, whole } = point;
			const { lower, upper } = wilson(cases, whole)!;
			return told(label, [
				`${format.share(cases / whole)} (${format.count(cases)}/${format.count(whole)})`,
				figure.interval(format.share(lower), format.share(upper))
			]);
		}
		case 'multiples': {
			const cell = chart.cells[part];
			const month = format.month(chart.months[row] ?? '');
			return cell ? told(cell.label, [`${month}: ${format.count(cell.values[row] ?? null)}`]) : '';
		}
	}
}

const told = (head: string, lines: readonly string[]) =>
	[`<b>${escaped(head)}</b>`, ...lines.map(escaped)].join('<br>');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
