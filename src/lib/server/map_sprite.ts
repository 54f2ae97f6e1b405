import { feature } from 'topojson-client';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import {
	ARCHIPELAGOS_EAST_OF,
	inInset,
	islandsId,
	mainlandId,
	onMainland,
	type ProvinceMap
} from '../geo.ts';

type Properties = { code: string };
export type ProvinceTopology = Topology<{ provinces: GeometryCollection<Properties> }>;
type Point = [number, number];

/** How far a simplified border may lie from the true one, in units of the drawing. */
const TOLERANCE = 0.3;
/** An islet smaller than this could not be seen: it is drawn as a point of this size. */
const SMALLEST = 0.9;

/**
 * The drawing of a map as one SVG with a path per province, to be referred to by `<use>`: it is fetched
 * once, and a page only names colours. Fill and stroke are inherited from the `<use>`.
 */
export function mapSprite(map: ProvinceMap, topology: ProvinceTopology): string {
	const simple = simplified(topology);
	const paths = feature(simple, simple.objects.provinces).features.flatMap(
		({ properties, geometry }) => {
			const rings = outerRings(geometry as Polygon | MultiPolygon);
			const code = `${map}-${properties.code}`;
			const mainland = rings
				.filter((ring) => !isArchipelago(ring))
				.map((ring) => ring.map((point) => onMainland(point as Point)));
			const shapes = mainland.filter((ring) => span(ring) > SMALLEST).map(outline);
			const islets = mainland.filter((ring) => span(ring) <= SMALLEST).map(islet);
			const islands = rings.filter(isArchipelago).map((ring) => inInset(centre(ring)));
			return [
				`<path id="${mainlandId(code)}" d="${[...shapes, ...new Set(islets)].join('')}"/>`,
				islands.length > 0
					? `<path id="${islandsId(code)}" stroke-width="2" stroke-linecap="round" d="${dots(islands)}"/>`
					: ''
			];
		}
	);
	return `<svg xmlns="http://www.w3.org/2000/svg">${paths.join('')}</svg>`;
}

/**
 * Borders are simplified as arcs, before they become provinces: an arc that two provinces share stays
 * one line, and no gap opens between them.
 */
function simplified(topology: ProvinceTopology): ProvinceTopology {
	const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
	const arcs = topology.arcs.map((arc) => {
		let x = 0;
		let y = 0;
		const points = arc.map(([dx = 0, dy = 0]): Point => {
			x += dx;
			y += dy;
			return [x * scale[0]! + translate[0]!, y * scale[1]! + translate[1]!];
		});
		return isArchipelago(points) ? points : thinned(points);
	});
	return { type: 'Topology', objects: topology.objects, arcs };
}

/** Douglas and Peucker's line: points that lie within the tolerance of a chord are left out. */
function thinned(points: Point[]): Point[] {
	const drawn = points.map(onMainland);
	const keep = new Set([0, points.length - 1]);
	const spans: [number, number][] = [[0, points.length - 1]];
	for (let next = spans.pop(); next; next = spans.pop()) {
		const [first, last] = next;
		let farthest = 0;
		let at = -1;
		for (let i = first + 1; i < last; i += 1) {
			const away = distance(drawn[i]!, drawn[first]!, drawn[last]!);
			if (away > farthest) [farthest, at] = [away, i];
		}
		if (farthest > TOLERANCE) {
			keep.add(at);
			spans.push([first, at], [at, last]);
		}
	}
	return points.filter((_, i) => keep.has(i));
}

function distance([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
	const length = Math.hypot(bx - ax, by - ay);
	// A closed line begins where it ends: then the distance to that point counts.
	if (length === 0) return Math.hypot(px - ax, py - ay);
	return Math.abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length;
}

function outerRings(geometry: Polygon | MultiPolygon): Position[][] {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.flatMap((polygon) => polygon.slice(0, 1));
}

const isArchipelago = (ring: readonly Position[]) => centre(ring)[0] > ARCHIPELAGOS_EAST_OF;

function centre(ring: readonly Position[]): Point {
	const sum = ring.reduce<Point>(([x, y], point) => [x + point[0]!, y + point[1]!], [0, 0]);
	return [sum[0] / ring.length, sum[1] / ring.length];
}

function span(ring: readonly Point[]): number {
	const xs = ring.map(([x]) => x);
	const ys = ring.map(([, y]) => y);
	return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

/** Whole tenths, each relative to the one before: about half the bytes of plain coordinates. */
function outline(ring: readonly Point[]): string {
	let [x, y] = [0, 0];
	const steps = ring.slice(0, -1).flatMap(([px, py], i) => {
		const [tx, ty] = [Math.round(px * 10), Math.round(py * 10)];
		const [dx, dy] = [tx - x, ty - y];
		[x, y] = [tx, ty];
		if (i > 0 && dx === 0 && dy === 0) return [];
		return `${i === 0 ? 'M' : 'l'}${dx / 10} ${dy / 10}`;
	});
	return `${steps.join('')}z`;
}

/** A small diamond on a coarse grid, so that a swarm of islets becomes a few points. */
function islet(ring: readonly Point[]): string {
	const [x, y] = centre(ring).map((value) => Math.round(value / SMALLEST) * SMALLEST) as Point;
	const half = SMALLEST / 2;
	return `M${x.toFixed(1)} ${(y - half).toFixed(1)}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`;
}

/** Lines of no length with round ends. */
const dots = (points: readonly Point[]) =>
	[...new Set(points.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`))].join('');
