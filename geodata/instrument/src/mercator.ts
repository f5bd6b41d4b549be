// Web Mercator: degrees, shares of the world and pixels.

import type { Position } from "./contract";
import { MAX_LATITUDE, TILE_PIXELS } from "./generated/limits";

/** Web Mercator eastward, 0 to 1. */
export function mercatorEast(lon: number): number {
  return (lon + 180) / 360;
}

/** Web Mercator southward, 0 to 1. */
export function mercatorSouth(lat: number): number {
  const cut = Math.min(Math.max(lat, -MAX_LATITUDE), MAX_LATITUDE);
  const sine = Math.sin((cut * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** Pixels of the whole world at a zoom. */
export function worldPixels(zoom: number): number {
  return TILE_PIXELS * 2 ** zoom;
}

/** Pixels of a position from the north west of the world. */
export function mercatorPixels([lon, lat]: Position, zoom: number): [number, number] {
  const world = worldPixels(zoom);
  return [mercatorEast(lon) * world, mercatorSouth(lat) * world];
}

/** The position so many pixels right of and below another. */
export function offsetPosition(
  at: Position,
  [right, down]: readonly [number, number],
  zoom: number,
): Position {
  const world = worldPixels(zoom);
  const [x, y] = mercatorPixels(at, zoom);
  const north = Math.PI * (1 - (2 * (y + down)) / world);
  return [((x + right) / world) * 360 - 180, (Math.atan(Math.sinh(north)) * 180) / Math.PI];
}
