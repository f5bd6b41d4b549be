// Full shapes are drawn for the surroundings of the view only: without a graphics card every corner costs time.

import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { clipPolygon, clipPolyline } from "lineclip";
import type { Camera, Size } from "./contract";
import { offsetPosition } from "./mercator";

/** West, south, east, north in degrees; west and east go on past 180°. */
export type ShapeWindow = readonly [west: number, south: number, east: number, north: number];

/** A window is so many views wide and high. */
const WINDOW_VIEWS = 3;
/** A window this many times as wide as the view gives way to a narrower one. */
const WIDEST_VIEWS = 8;

/** The part of the world round a camera, so many views wide and high. */
export function windowOf({ lon, lat, zoom }: Camera, [width, height]: Size, views = 1): ShapeWindow {
  const [right, down] = [(width * views) / 2, (height * views) / 2];
  const [west, north] = offsetPosition([lon, lat], [-right, -down], zoom);
  const [east, south] = offsetPosition([lon, lat], [right, down], zoom);
  return [west, south, east, north];
}

/** The window to clip to for a camera: the one before while it holds the view and is not far wider. */
export function windowFor(before: ShapeWindow | null, camera: Camera, size: Size): ShapeWindow {
  const view = windowOf(camera, size);
  return before && holds(before, view) ? before : windowOf(camera, size, WINDOW_VIEWS);
}

function holds(window: ShapeWindow, view: ShapeWindow): boolean {
  const [west, south, east, north] = window;
  const inside = west <= view[0] && south <= view[1] && east >= view[2] && north >= view[3];
  return inside && east - west <= WIDEST_VIEWS * (view[2] - view[0]);
}

/** What of the shapes lies in a window; a cut polygon is closed along the window's edge. */
export function clipShapes(shape: FeatureCollection, window: ShapeWindow): FeatureCollection {
  const turns = [-360, 0, 360].map((turn): ShapeWindow => {
    const [west, south, east, north] = window;
    return [west + turn, south, east + turn, north];
  });
  const boxes = turns.filter(([west, , east]) => west < 180 && east > -180);
  const features = shape.features.flatMap((feature) => boxes.flatMap((box) => clipFeature(feature, box)));
  return { ...shape, features };
}

function clipFeature(feature: Feature, box: ShapeWindow): Feature[] {
  const geometry = clipGeometry(feature.geometry, box);
  return geometry ? [{ ...feature, geometry }] : [];
}

function clipGeometry(geometry: Geometry, box: ShapeWindow): Geometry | null {
  switch (geometry.type) {
    case "LineString":
      return lines([geometry.coordinates], box);
    case "MultiLineString":
      return lines(geometry.coordinates, box);
    case "Polygon":
      return polygons([geometry.coordinates], box);
    case "MultiPolygon":
      return polygons(geometry.coordinates, box);
    case "GeometryCollection": {
      const geometries = geometry.geometries.flatMap((each) => clipGeometry(each, box) ?? []);
      return geometries.length ? { ...geometry, geometries } : null;
    }
    default:
      return geometry;
  }
}

function lines(found: Position[][], box: ShapeWindow): Geometry | null {
  const coordinates = found.flatMap((line) => clipPolyline(line, box));
  return coordinates.length ? { type: "MultiLineString", coordinates } : null;
}

function polygons(found: Position[][][], box: ShapeWindow): Geometry | null {
  const coordinates = found.flatMap(([outer = [], ...holes]) => {
    const rings = [outer, ...holes].map((ring) => closed(clipPolygon(ring, box)));
    return rings[0]?.length ? [rings.filter((ring) => ring.length)] : [];
  });
  return coordinates.length ? { type: "MultiPolygon", coordinates } : null;
}

function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}
