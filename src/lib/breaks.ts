import breaks from '#warehouse/law/breaks.json' with { type: 'json' };

/**
 * Days on which what is counted changed, with what changed and on what ground, oldest first. A chart
 * that crosses one draws a line there.
 */
export const BREAKS: readonly Break[] = breaks;
export type Break = { readonly day: string; readonly label: string; readonly basis: string };

/** From this day there are 34 provinces and three levels (Law 82/2025/QH15). */
export const MERGER = '2025-07-01';
