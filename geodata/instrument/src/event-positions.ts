// Positions of events: bounds of a selection, events outside a box, position of an event, neighbours of a mark.

import type { Bounds, MapSpec, Position } from "./contract";
import type { EventColumns } from "./engine/column-file";
import { type Selection, testBounds } from "./engine/view-filter";
import { ON_MAP_FLAG } from "./generated/limits";
import { mercatorEast, mercatorSouth, worldPixels } from "./mercator";

/** Pixels round a mark within which its events lie. */
const NEAR_PIXELS = 8;
const MARGIN_DEGREES = 0.5;

/** The rows of the selected events on the map. */
function placedRows(table: EventColumns, selection: Selection): number[] {
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    if (
      selection.standing[row] !== 0 &&
      (table.flags[row] ?? 0) & ON_MAP_FLAG &&
      !Number.isNaN(table.south[row])
    ) {
      rows.push(row);
    }
  }
  return rows;
}

/** The number of selected events on the map of which no part lies in a box. */
export function countOutside(table: EventColumns, selection: Selection, box: Bounds): number {
  const meets = testBounds(table, box);
  return placedRows(table, selection).filter((row) => !meets(row)).length;
}

/** The bounds of all selected events on the map, with a margin; null without any. */
export function selectionBounds(table: EventColumns, selection: Selection): Bounds | null {
  const rows = placedRows(table, selection);
  if (rows.length === 0) return null;
  const least = (column: Float32Array) =>
    rows.reduce((all, row) => Math.min(all, column[row] ?? all), Infinity);
  const most = (column: Float32Array) =>
    rows.reduce((all, row) => Math.max(all, column[row] ?? all), -Infinity);
  return [
    Math.max(-180, least(table.west) - MARGIN_DEGREES),
    Math.max(-85, least(table.south) - MARGIN_DEGREES),
    Math.min(180, most(table.east) + MARGIN_DEGREES),
    Math.min(85, most(table.north) + MARGIN_DEGREES),
  ];
}

/** The position of an event: its point, else the middle of its bounds. */
export function eventPosition(spec: MapSpec, event: string): Position | null {
  const texts = spec.events[event];
  if (!texts) return null;
  if (texts.at || !texts.bounds) return texts.at;
  const [west, south, east, north] = texts.bounds;
  return [(west + (east < west ? east + 360 : east)) / 2, (south + north) / 2];
}

/** Rows of the same kind and standing near a row on the screen at a zoom; the row itself first. */
export function nearbyRows(
  table: EventColumns,
  selection: Selection,
  row: number,
  zoom: number,
  most: number,
): readonly number[] {
  const reach = NEAR_PIXELS / worldPixels(zoom);
  const [east, south] = [mercatorEast(table.lon[row] ?? 0), mercatorSouth(table.lat[row] ?? 0)];
  const found = [row];
  for (let each = 0; each < table.rows && found.length < most; each++) {
    if (each === row || table.kind[each] !== table.kind[row]) continue;
    if (selection.standing[each] !== selection.standing[row]) continue;
    const [x, y] = [mercatorEast(table.lon[each] ?? 0), mercatorSouth(table.lat[each] ?? 0)];
    if (Math.abs(x - east) <= reach && Math.abs(y - south) <= reach) found.push(each);
  }
  return found;
}
