// Geodesics on WGS 84: length, bearing, and the line to draw.

import geographiclib from "geographiclib-geodesic";
import type { Position } from "../contract";

/** A stretch between two points: metres, and degrees clockwise from true north at its start. */
export interface GeodesicLeg {
  readonly metres: number;
  readonly bearing: number;
}

const EARTH = geographiclib.Geodesic.WGS84;
/** Length of a piece that is drawn straight, and most pieces of one line. */
const PIECE_METRES = 50_000;
const MAX_PIECES = 180;

/** Length and first bearing of the shortest line between two points. */
export function geodesicLeg([lon, lat]: Position, [toLon, toLat]: Position): GeodesicLeg {
  const { s12 = 0, azi1 = 0 } = EARTH.Inverse(lat, lon, toLat, toLon);
  return { metres: s12, bearing: (azi1 + 360) % 360 };
}

/** The points of that line; longitudes run on beyond 180, so that it never jumps. */
export function geodesicPath([lon, lat]: Position, [toLon, toLat]: Position): Position[] {
  const line = EARTH.InverseLine(lat, lon, toLat, toLon);
  const length = line.s13;
  const pieces = Math.min(MAX_PIECES, Math.max(1, Math.ceil(length / PIECE_METRES)));
  const mask = geographiclib.Geodesic.STANDARD | geographiclib.Geodesic.LONG_UNROLL;
  return Array.from({ length: pieces + 1 }, (_, at) => {
    const point = line.Position((length * at) / pieces, mask);
    return [point.lon2 ?? toLon, point.lat2 ?? toLat] as const;
  });
}

/** A length as it is read: kilometres to three digits or to the metre, and nautical miles. */
export function lengthNumbers(metres: number): { readonly km: number; readonly nautical: number } {
  return { km: roundLength3(metres / 1000), nautical: roundLength3(metres / 1852) };
}

function roundLength3(value: number): number {
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return Number(value.toFixed(decimals));
}

/** A bearing in three digits: "047°". */
export function bearingText(bearing: number): string {
  return `${String(Math.round(bearing) % 360).padStart(3, "0")}°`;
}
