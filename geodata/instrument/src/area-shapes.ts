// GeoJSON shapes of areas, simplified for the zoom: without a graphics card every corner costs time.

import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { worldPixels } from "./mercator";

/** Pixels by which a simplified line may stray. */
const MAX_STRAY_PIXELS = 0.4;
const MAX_LEVEL = 9;

/** The whole zoom level for which shapes are simplified: rounded up, so never too coarse. */
export function shapeLevel(zoom: number): number {
  return Math.max(0, Math.min(MAX_LEVEL, Math.ceil(zoom)));
}

/** Shapes, fetched once and simplified once for each level. */
export class AreaShapes {
  readonly #fetched = new Map<string, FeatureCollection | null>();
  readonly #simplified = new Map<string, FeatureCollection>();
  readonly #ready: () => void;

  /** `ready` is called when a requested shape has arrived. */
  constructor(ready: () => void) {
    this.#ready = ready;
  }

  /** The shape at an address for a level; null while it is being fetched. */
  get(url: string, depth: number): FeatureCollection | null {
    const key = `${depth} ${url}`;
    const made = this.#simplified.get(key);
    if (made) return made;
    const whole = this.#fetched.get(url);
    if (whole === undefined) void this.#fetch(url);
    if (!whole) return null;
    const simple = simplifyShapes(whole, (MAX_STRAY_PIXELS * 360) / worldPixels(depth));
    this.#simplified.set(key, simple);
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

/** The same features with fewer corners; no line strays by more degrees than given. */
export function simplifyShapes(shape: FeatureCollection, degrees: number): FeatureCollection {
  return { ...shape, features: shape.features.map((feature) => simplifyFeature(feature, degrees)) };
}

function simplifyFeature(feature: Feature, degrees: number): Feature {
  return { ...feature, geometry: simplifyGeometry(feature.geometry, degrees) };
}

function simplifyGeometry(geometry: Geometry, degrees: number): Geometry {
  const ring = (points: Position[]) => simplifyLine(points, degrees);
  const polygon = (rings: Position[][]) => rings.map(ring).filter((points) => points.length > 3);
  switch (geometry.type) {
    case "LineString":
      return { ...geometry, coordinates: simplifyLine(geometry.coordinates, degrees) };
    case "MultiLineString":
      return { ...geometry, coordinates: geometry.coordinates.map(ring) };
    case "Polygon":
      return { ...geometry, coordinates: polygon(geometry.coordinates) };
    case "MultiPolygon":
      return { ...geometry, coordinates: geometry.coordinates.map(polygon).filter((rings) => rings.length) };
    case "GeometryCollection":
      return { ...geometry, geometries: geometry.geometries.map((each) => simplifyGeometry(each, degrees)) };
    default:
      return geometry;
  }
}

/** Ramer-Douglas-Peucker simplification. */
export function simplifyLine(points: Position[], degrees: number): Position[] {
  if (points.length < 3) return points;
  const keep = new Uint8Array(points.length);
  const open: [number, number][] = [[0, points.length - 1]];
  keep[0] = 1;
  keep[points.length - 1] = 1;
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    const [far, away] = farthestPoint(points, first, last);
    if (away <= degrees) continue;
    keep[far] = 1;
    open.push([first, far], [far, last]);
  }
  return points.filter((_, at) => keep[at]);
}

function farthestPoint(points: Position[], first: number, last: number): [number, number] {
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
