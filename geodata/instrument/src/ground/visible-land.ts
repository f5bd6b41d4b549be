// The land of a state that lies in view, and places for its name; the rules of `geodata/layout/name_placement.py`.

import type { FeatureCollection, Geometry, Position } from "geojson";
import type { Camera, Size } from "../contract";
import { CELL_SIDE, FARTHEST_CELL, LEAST_REACH, MOST_SPOTS } from "../generated/limits";
import { mercatorEast, mercatorSouth, worldPixels } from "../mercator";

export type Pixel = readonly [x: number, y: number];

/** Sides of the rings of a shape: x, y, x, y of each in Mercator coordinates, 0 to 1. */
export type LandSides = Float64Array;

/** Squared distance of each cell of a screen from the nearest one without land, in cells, row after row. */
export interface LandCells {
  readonly columns: number;
  readonly reach: Int32Array;
}

/** The sides of the rings of polygons. */
export function landSides(shape: FeatureCollection): LandSides {
  const sides: number[] = [];
  for (const ring of shape.features.flatMap((feature) => polygonRings(feature.geometry)))
    for (let at = 1; at < ring.length; at++) sides.push(...mercator(ring[at - 1]), ...mercator(ring[at]));
  return Float64Array.from(sides);
}

function polygonRings(geometry: Geometry): Position[][] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  if (geometry.type === "MultiPolygon") return geometry.coordinates.flat();
  return geometry.type === "GeometryCollection" ? geometry.geometries.flatMap(polygonRings) : [];
}

function mercator(spot: Position | undefined): Pixel {
  const [lon = 0, lat = 0] = spot ?? [];
  return [mercatorEast(lon), mercatorSouth(lat)];
}

/**
 * The land in view: a cell has land where its middle lies inside the rings by the even-odd rule; beyond the
 * screen there is none.
 */
export function visibleLand(sides: LandSides, camera: Camera, [width, height]: Size): LandCells {
  const [columns, rows] = [Math.ceil(width / CELL_SIDE), Math.ceil(height / CELL_SIDE)];
  const land = new Uint8Array(columns * rows);
  const world = worldPixels(camera.zoom);
  const [east, south] = [mercatorEast(camera.lon), mercatorSouth(camera.lat)];
  for (let at = 0; at < sides.length; at += 4) {
    const y = height / 2 + ((sides[at + 1] as number) - south) * world;
    const v = height / 2 + ((sides[at + 3] as number) - south) * world;
    if (Math.min(y, v) >= height || Math.max(y, v) <= 0) continue;
    const x = width / 2 + ((sides[at] as number) - east) * world;
    const u = width / 2 + ((sides[at + 2] as number) - east) * world;
    for (const copy of [-world, 0, world])
      if (Math.min(x, u) + copy < width) crossRows([x + copy, y], [u + copy, v], columns, land);
  }
  fillRows(land, columns);
  return { columns, reach: distances(land, columns) };
}

/** Marks, in the cell after it, each crossing of a side with the middle line of a row. */
function crossRows([x, y]: Pixel, [u, v]: Pixel, columns: number, land: Uint8Array): void {
  const last = Math.min(land.length / columns, firstMiddle(Math.max(y, v)));
  for (let row = Math.max(0, firstMiddle(Math.min(y, v))); row < last; row++) {
    const share = ((row + 0.5) * CELL_SIDE - y) / (v - y);
    const column = Math.max(0, firstMiddle(x + share * (u - x)));
    const cell = row * columns + column;
    if (column < columns) land[cell] = 1 - (land[cell] as number);
  }
}

/** The first cell whose middle does not lie before a pixel. */
function firstMiddle(pixel: number): number {
  return Math.ceil(pixel / CELL_SIDE - 0.5);
}

function fillRows(land: Uint8Array, columns: number): void {
  for (let cell = 0; cell < land.length; cell++)
    if (cell % columns) land[cell] = (land[cell] as number) ^ (land[cell - 1] as number);
}

function distances(land: Uint8Array, columns: number): Int32Array {
  const found = new Int32Array(land.length);
  if (!land.includes(1)) return found;
  const down = Int32Array.from(land, (filled) => filled * FARTHEST_CELL);
  const near = (cell: number) => (cell >= 0 && cell < down.length ? (down[cell] as number) : 0);
  for (let cell = 0; cell < down.length; cell++)
    down[cell] = Math.min(down[cell] as number, near(cell - columns) + 1);
  for (let cell = down.length - 1; cell >= 0; cell--)
    down[cell] = Math.min(down[cell] as number, near(cell + columns) + 1);
  for (let cell = 0; cell < found.length; cell++)
    if (land[cell]) found[cell] = nearestAcross(down, cell, columns);
  return found;
}

/** The least squared distance of a cell by the distances up and down of the cells of its row. */
function nearestAcross(down: Int32Array, cell: number, columns: number): number {
  const column = cell % columns;
  let least = (down[cell] as number) ** 2;
  for (let across = 1; across * across < least && across <= FARTHEST_CELL; across++) {
    const left = column >= across ? (down[cell - across] as number) : 0;
    const right = column + across < columns ? (down[cell + across] as number) : 0;
    least = Math.min(least, across * across + Math.min(left, right) ** 2);
  }
  return least;
}

/** Number of cells with land. */
export function landSize({ reach }: LandCells): number {
  return reach.reduce((all, each) => all + Number(each > 0), 0);
}

/**
 * Places for a state's name: its usual one, then the middles of cells, the farthest inland first; none where no
 * disc of 24 pixels of its land lies in view. `least` is the distance from which a cell is a place.
 */
export function stateSpots(land: LandCells, usual: Pixel, least = 1): Pixel[] {
  const { columns, reach } = land;
  if (!reach.some((each) => each >= LEAST_REACH)) return [];
  const step = Math.max(1, Math.ceil(Math.sqrt(landSize(land) / MOST_SPOTS)));
  const spots: { reach: number; away: number; at: Pixel }[] = [];
  for (let row = 0; row < reach.length / columns; row += step)
    for (let column = 0; column < columns; column += step) {
      const inland = reach[row * columns + column] as number;
      const [x, y] = [(column + 0.5) * CELL_SIDE, (row + 0.5) * CELL_SIDE];
      if (inland >= least)
        spots.push({ reach: inland, away: (x - usual[0]) ** 2 + (y - usual[1]) ** 2, at: [x, y] });
    }
  spots.sort((one, other) => other.reach - one.reach || one.away - other.away);
  const [column, row] = [Math.floor(usual[0] / CELL_SIDE), Math.floor(usual[1] / CELL_SIDE)];
  const inside =
    column >= 0 && column < columns && row >= 0 && (reach[row * columns + column] ?? 0) >= LEAST_REACH;
  return [...(inside ? [usual] : []), ...spots.map(({ at }) => at)];
}
