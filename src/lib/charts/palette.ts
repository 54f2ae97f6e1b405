/** Colours by their meaning; names of CSS variables on a page, plain colours in a document. */
export type Palette = {
	readonly ink: string;
	readonly accent: string;
	readonly muted: string;
	readonly rule: string;
	readonly stock: string;
	readonly stockInk: string;
	readonly paper: string;
	readonly band: string;
	/** Where there is no data, and what is not ranked. */
	readonly noData: string;
	/** Five shades that rise. */
	readonly ramp: readonly [string, string, string, string, string];
};

export const FONT = "'Be Vietnam Pro', system-ui, sans-serif";

export const PAGE_PALETTE: Palette = {
	ink: 'var(--ink)',
	accent: 'var(--accent)',
	muted: 'var(--muted)',
	rule: 'var(--rule)',
	stock: 'var(--stock)',
	stockInk: 'var(--stock-ink)',
	paper: 'var(--paper)',
	band: 'var(--band)',
	noData: 'var(--no-data)',
	ramp: ['var(--ramp-1)', 'var(--ramp-2)', 'var(--ramp-3)', 'var(--ramp-4)', 'var(--ramp-5)']
};

/** The light theme of app.css, for pictures that leave the page. */
export const PAPER_PALETTE: Palette = {
	ink: '#1b1a17',
	accent: '#9b1c1c',
	muted: '#64615a',
	rule: '#dedad1',
	stock: '#e8e3d7',
	stockInk: '#6a6558',
	paper: '#ffffff',
	band: '#f5f2ea',
	noData: '#dcdbd7',
	ramp: ['#efdfcd', '#e4c1a4', '#d08d6d', '#b3503d', '#7f1a1a']
};

/** A shade as charts and maps share it: 0 has no data, 1 to 5 rise. */
export const shadeColor = (shade: number, palette: Palette): string =>
	palette.ramp[shade - 1] ?? palette.noData;
