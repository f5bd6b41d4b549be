// GeoJSON shapes of areas, simplified for the zoom: without a graphics card every corner costs time.

import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import type { Camera, Size } from "./contract";
import { FULL_ZOOM } from "./generated/limits";
import { worldPixels } from "./mercator";
import { clipShapes, type ShapeWindow, windowFor } from "./shape-window";

/** Pixels by which a simplified line may stray. */
const MAX_STRAY_PIXELS = 0.4;
const MAX_LEVEL = 9;
/** A shape that did not come is fetched again after so long. */
const RETRY_MS = 5000;
/** Begins the names of the files of plain shapes. */
const AREA_PREFIX = "/area-";

/** The whole zoom level for which shapes are simplified: rounded up, so never too coarse. */
export function shapeLevel(zoom: number): number {
  return Math.max(0, Math.min(MAX_LEVEL, Math.ceil(zoom)));
}

/** A full shape as last clipped, and of which shape for which window. */
interface ClippedShape {
  readonly of: FeatureCollection;
  readonly window: ShapeWindow;
  readonly shape: FeatureCollection;
}

/** Shapes, fetched once and simplified once for each level; those in full detail are clipped to a window. */
export class AreaShapes {
  readonly #clipped = new Map<string, ClippedShape>();
  #window: ShapeWindow | null = null;
  readonly #fetched = new Map<string, FeatureCollection | null>();
  readonly #simplified = new Map<string, FeatureCollection>();
  readonly #failed = new Map<string, number>();
  readonly #ready: () => void;
  readonly #full: string;
  #loading = 0;

  /** `ready` is called when a requested shape is there, or did not come; `full` begins the addresses of full ones. */
  constructor(ready: () => void, full = "") {
    this.#ready = ready;
    this.#full = full;
  }

  /** Clips full shapes to the surroundings of a view from now on; true where those before did not do for it. */
  surround(camera: Camera, size: Size): boolean {
    const before = this.#window;
    this.#window = camera.zoom < FULL_ZOOM ? null : windowFor(before, camera, size);
    return this.#window !== before;
  }

  /** Whether a requested shape is on its way. */
  get isLoading(): boolean {
    return this.#loading > 0;
  }

  /** The shape at an address for a level; null while it is being fetched. */
  get(url: string, depth: number): FeatureCollection | null {
    const key = `${depth} ${url}`;
    const made = this.#simplified.get(key);
    if (made) return made;
    const whole = this.#fetched.get(url);
    const failed = this.#failed.get(url) ?? Number.NEGATIVE_INFINITY;
    if (whole === undefined && performance.now() - failed > RETRY_MS) void this.#fetch(url);
    if (!whole) return null;
    const simple = simplifyShapes(whole, (MAX_STRAY_PIXELS * 360) / worldPixels(depth));
    this.#simplified.set(key, simple);
    return simple;
  }

  /**
   * The shape of a layer at a zoom: near enough in full detail, if it has one; until that has come, and farther
   * out, the plain one.
   */
  drawn(plain: string, hasFull: unknown, zoom: number): FeatureCollection | null {
    const depth = shapeLevel(zoom);
    const full = this.#full + plain.slice(plain.lastIndexOf(AREA_PREFIX) + AREA_PREFIX.length);
    const near = hasFull === true && zoom >= FULL_ZOOM ? this.get(full, depth) : null;
    return near ? this.#clip(full, near) : this.get(plain, depth);
  }

  #clip(url: string, whole: FeatureCollection): FeatureCollection {
    const window = this.#window;
    if (!window) return whole;
    const before = this.#clipped.get(url);
    if (before?.of === whole && before.window === window) return before.shape;
    const shape = clipShapes(whole, window);
    this.#clipped.set(url, { of: whole, window, shape });
    return shape;
  }

  async #fetch(url: string): Promise<void> {
    this.#fetched.set(url, null);
    this.#loading += 1;
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(url);
      this.#fetched.set(url, (await answer.json()) as FeatureCollection);
    } catch {
      this.#fetched.delete(url);
      this.#failed.set(url, performance.now());
    }
    this.#loading -= 1;
    this.#ready();
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
