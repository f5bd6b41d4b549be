declare module "lineclip" {
  import type { Position } from "geojson";

  /** The bounds to clip to: west, south, east, north. */
  type Box = readonly [number, number, number, number];

  export function clipPolyline(points: Position[], box: Box): Position[][];
  export function clipPolygon(points: Position[], box: Box): Position[];
}
