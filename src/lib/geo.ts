/*
The frame in which both maps are drawn: the mainland to the left, and the two archipelagos in an
inset at half its scale, in their true position to each other, so that the whole stays upright.
*/

/** The map until the merger of 1 July 2025, and the one since: its number of provinces. */
export type ProvinceMap = '63' | '34';

/** Size of the drawing, in units of its viewBox. */
export const VIEW = { width: 318, height: 416 };
export const INSET = { x: 206, y: 190, width: 111, height: 180 };

type Point = readonly [number, number];

/** West of this meridian everything is drawn at its place; what lies east are the archipelagos. */
export const ARCHIPELAGOS_EAST_OF = 109.6;

// A degree of longitude is shorter than one of latitude; 16° N is the middle of the country.
const SQUEEZE = Math.cos((16 * Math.PI) / 180);
const UNITS_PER_DEGREE = 27;
const INSET_UNITS_PER_DEGREE = 12.2;

/** Longitude and latitude to a place in the drawing. */
export const onMainland = ([longitude, latitude]: Point): [number, number] => [
	4 + (longitude - 102.1) * SQUEEZE * UNITS_PER_DEGREE,
	5 + (23.4 - latitude) * UNITS_PER_DEGREE
];

export const inInset = ([longitude, latitude]: Point): [number, number] => [
	INSET.x + 4 + (longitude - ARCHIPELAGOS_EAST_OF) * SQUEEZE * INSET_UNITS_PER_DEGREE,
	INSET.y + 29 + (17.3 - latitude) * INSET_UNITS_PER_DEGREE
];

/** The address of the drawing of a map: one symbol per province, for `<use>`. */
export const spriteOf = (map: ProvinceMap) => `/ban-do/${map}.svg`;
export const mainlandId = (code: string) => `dat-${code}`;
export const islandsId = (code: string) => `dao-${code}`;

/** Codes, in both maps, of the provinces with an archipelago. */
export const WITH_ARCHIPELAGO: readonly string[] = ['48', '56'];
