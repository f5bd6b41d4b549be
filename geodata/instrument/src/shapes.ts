// Shapes by address, as coarse as the zoom allows: a screen without a graphics card pays for every corner.

import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { TILE } from "./camera";

/** Pixels that a simplified line may stray. */
const STRAY = 0.4;
const DEEPEST = 9;

/** The zoom for which shapes are made: whole steps, never too coarse. */
export function level(zoom: number): number {
  return Math.max(0, Math.min(DEEPEST, Math.ceil(zoom)));
}

/** Shapes fetched once and simplified once for each level. */
export class Shapes {
  readonly #fetched = new Map<string, FeatureCollection | null>();
  readonly #made = new Map<string, FeatureCollection>();
  readonly #ready: () => void;

  /** `ready` is called when a shape that was asked for has come. */
  constructor(ready: () => void) {
    this.#ready = ready;
  }

  /** The shape at an address for a level; none while it is on its way. */
  at(url: string, depth: number): FeatureCollection | null {
    const key = `${depth} ${url}`;
    const made = this.#made.get(key);
    if (made) return made;
    const whole = this.#fetched.get(url);
    if (whole === undefined) void this.#fetch(url);
    if (!whole) return null;
    const simple = simplified(whole, (STRAY * 360) / (TILE * 2 ** depth));
    this.#made.set(key, simple);
    return simple;
  }

  async #fetch(url: string): Promise<void> {
    this.#fetched.set(url, null);
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(url);
      this.#fetched.set(url, (await answer.json()) as FeatureCollection);
      this.#ready();
    } catch {
      this.#fetched.delete(url);
    }
  }
}

/** The same features with fewer corners; none strays more than so many degrees. */
export function simplified(shape: FeatureCollection, degrees: number): FeatureCollection {
  return { ...shape, features: shape.features.map((feature) => simpler(feature, degrees)) };
}

function simpler(feature: Feature, degrees: number): Feature {
  return { ...feature, geometry: coarser(feature.geometry, degrees) };
}

function coarser(geometry: Geometry, degrees: number): Geometry {
  const ring = (points: Position[]) => thin(points, degrees);
  const polygon = (rings: Position[][]) => rings.map(ring).filter((points) => points.length > 3);
  switch (geometry.type) {
    case "LineString":
      return { ...geometry, coordinates: thin(geometry.coordinates, degrees) };
    case "MultiLineString":
      return { ...geometry, coordinates: geometry.coordinates.map(ring) };
    case "Polygon":
      return { ...geometry, coordinates: polygon(geometry.coordinates) };
    case "MultiPolygon":
      return { ...geometry, coordinates: geometry.coordinates.map(polygon).filter((rings) => rings.length) };
    case "GeometryCollection":
      return { ...geometry, geometries: geometry.geometries.map((each) => coarser(each, degrees)) };
    default:
      return geometry;
  }
}

/** Ramer, Douglas and Peucker: the corners without which the line would stray too far. */
export function thin(points: Position[], degrees: number): Position[] {
  if (points.length < 3) return points;
  const keep = new Uint8Array(points.length);
  const open: [number, number][] = [[0, points.length - 1]];
  keep[0] = 1;
  keep[points.length - 1] = 1;
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    const [far, away] = farthest(points, first, last);
    if (away <= degrees) continue;
    keep[far] = 1;
    open.push([first, far], [far, last]);
  }
  return points.filter((_, at) => keep[at]);
}

function farthest(points: Position[], first: number, last: number): [number, number] {
  const [[x, y], [u, v]] = [points[first], points[last]] as [[number, number], [number, number]];
  const [east, north] = [u - x, v - y];
  const long = Math.hypot(east, north);
  let [far, away] = [first, -1];
  for (let at = first + 1; at < last; at++) {
    const [a, b] = points[at] as [number, number];
    const off = long === 0 ? Math.hypot(a - x, b - y) : Math.abs(east * (b - y) - north * (a - x)) / long;
    if (off > away) [far, away] = [at, off];
  }
  return [far, away];
}
