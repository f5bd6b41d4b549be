// Reads the ground of a first view before the map asks for it: the page is busy whenever an answer comes then.

import type { Camera, Size } from "../contract";
import { mercatorPixels, worldPixels } from "../mercator";
import { archiveTiles, loadTileEarly } from "./archive-source";

/** Zoom, column and row of a tile. */
type TileAddress = readonly [zoom: number, column: number, row: number];

/** Share of the room between the controls that a map takes at most. */
const BEYOND = 1.25;
const WHOLE_WORLD: TileAddress = [0, 0, 0];

/** Reads header and first directories of an archive, and the tile of the whole world, whatever the view will be. */
export function prefetchArchive(url: string): void {
  prefetch(url, WHOLE_WORLD);
}

/** Reads the tiles of a map; `inner` is the size of the room between its controls. */
export function prefetchTiles(url: string, camera: Camera, inner: Size, maxZoom: number): void {
  const [width, height] = inner;
  for (const tile of tilesInView(camera, [width * BEYOND, height * BEYOND], maxZoom)) prefetch(url, tile);
}

function prefetch(url: string, [zoom, column, row]: TileAddress): void {
  const template = archiveTiles(url);
  loadTileEarly(template.replace("{z}", `${zoom}`).replace("{x}", `${column}`).replace("{y}", `${row}`));
}

/** The tiles that MapLibre asks for in a flat view, for a source of tiles of 512 pixels. */
export function tilesInView(
  { lon, lat, zoom }: Camera,
  [width, height]: Size,
  maxZoom: number,
): TileAddress[] {
  const level = Math.max(0, Math.min(Math.floor(zoom), maxZoom));
  const count = 2 ** level;
  const side = worldPixels(zoom) / count;
  const [x, y] = mercatorPixels([lon, lat], zoom);
  const found = new Map<string, TileAddress>();
  for (const across of steps(x - width / 2, x + width / 2, side))
    for (const row of steps(y - height / 2, y + height / 2, side)) {
      const column = ((across % count) + count) % count;
      if (row >= 0 && row < count) found.set(`${column}/${row}`, [level, column, row]);
    }
  return [...found.values()];
}

function steps(first: number, last: number, side: number): number[] {
  const from = Math.floor(first / side);
  return Array.from({ length: Math.floor(last / side) - from + 1 }, (_, step) => from + step);
}
