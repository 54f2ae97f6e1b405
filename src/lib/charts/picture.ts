import type { ChartSpec } from '../figures.ts';
import { chartHeight, chartOption } from './chart_option.ts';
import { FONT, PAPER_PALETTE } from './palette.ts';

const WIDTH = 760;
const MARGIN = 20;
const LINE = 18;
const LETTERS = 104;

/** What stands around a chart that leaves its page. */
export type PictureText = {
	readonly title: string;
	readonly note: string;
	readonly reading: string;
	readonly source: string;
};

/** A chart as an SVG document of its own: title, unit and period above, the source below. */
export function picture(drawn: string, height: number, texts: PictureText): string {
	const above = [...lines(texts.note), ...lines(texts.reading)];
	const below = lines(texts.source);
	const top = MARGIN + 22 + above.length * LINE + 8;
	const whole = top + height + 14 + below.length * LINE + MARGIN / 2;
	const paragraph = (texts: readonly string[], y: number) =>
		texts.map((text, i) => line(text, y + i * LINE, 13, 400, PAPER_PALETTE.muted)).join('');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH + 2 * MARGIN}" height="${whole}" viewBox="0 0 ${WIDTH + 2 * MARGIN} ${whole}">`,
		`<rect width="100%" height="100%" fill="${PAPER_PALETTE.paper}"/>`,
		line(texts.title, MARGIN + 12, 16, 600, PAPER_PALETTE.ink),
		paragraph(above, MARGIN + 32),
		`<svg x="${MARGIN}" y="${top}" width="${WIDTH}" height="${height}">${drawn}</svg>`,
		paragraph(below, top + height + 20),
		'</svg>'
	].join('');
}

/** Draws a chart for a document with the pen that is fetched when it is first needed. */
export async function pictureOf(chart: ChartSpec, texts: PictureText): Promise<string> {
	const { svg } = await import('./draw.ts');
	const height = chartHeight(chart, WIDTH);
	const option = chartOption(chart, { width: WIDTH, height }, PAPER_PALETTE);
	return picture(svg(option, WIDTH, height), height, texts);
}

/** An SVG document as a PNG of twice its size. */
export async function pngOf(svgText: string): Promise<Blob> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = image.width * 2;
	canvas.height = image.height * 2;
	canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((done, fail) =>
		canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('No PNG was made.'))))
	);
}

/** Hands a file to the reader. */
export function save(content: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}

function line(text: string, y: number, size: number, weight: number, color: string): string {
	return `<text x="${MARGIN}" y="${y}" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${color}">${escaped(text)}</text>`;
}

/** Broken between words; an SVG text breaks no lines. */
function lines(text: string): string[] {
	const found: string[] = [];
	for (const word of text.split(' ').filter(Boolean)) {
		const last = found.at(-1);
		if (last !== undefined && last.length + word.length < LETTERS) {
			found[found.length - 1] = `${last} ${word}`;
		} else found.push(word);
	}
	return found;
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
