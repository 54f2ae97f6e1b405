import { drawFigure, type Drawn, type DrawnFigure } from './chart_option.ts';
import { svg } from './draw.ts';
import type { Figure } from '../figures.ts';
import { Memory } from '../memory.ts';

/*
Charts as the server draws them. Drawing takes longer than asking for what is known already, and while it
goes on nobody else is answered: what was drawn before, for whatever reader, is not drawn again.
*/

const charts = new Memory<Drawn | null>(1000);

/** A figure with its chart in both widths. */
export const drawnFigure = (figure: Figure): DrawnFigure => ({
	...figure,
	drawn: charts.of(JSON.stringify(figure.chart), () => drawFigure(figure, svg).drawn)
});
