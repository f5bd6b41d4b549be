// Thinning of marks on a map of many events; the rules of `geodata/atlas/thinning.py`.

import type { Camera, Size } from "../contract";
import { CELL_PIXELS, MAX_MARKS, MAX_UNTHINNED, ON_MAP_FLAG, SCREEN_REACH } from "../generated/limits";
import { mercatorEast, mercatorSouth, worldPixels } from "../mercator";
import type { EventColumns } from "./column-file";
import type { Selection } from "./view-filter";

/** Slots of the hash: a power of two above twice `MAX_MARKS`, for short probes. */
const SLOTS = 8192;

/** The marks; one value for each mark. */
export interface ThinnedEvents {
  /** Row of the first event of the mark. */
  readonly row: Uint32Array;
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  /** Number of events of the mark. */
  readonly count: Uint32Array;
  readonly kind: Uint8Array;
  readonly standing: Uint8Array;
  readonly exact: boolean;
  /** Number of events of all marks. */
  readonly events: number;
}

/** Kept for a column file: positions in Web Mercator, and a buffer for the rows in view. */
interface MercatorColumns {
  readonly east: Float64Array;
  readonly south: Float64Array;
  readonly inView: Uint32Array;
}

const mercatorColumns = new WeakMap<EventColumns, MercatorColumns>();

/**
 * The marks of the selected events at a point, within the screen or a quarter of its sides beyond; those
 * that are known only to an area are counted on its sign (`area-counts.ts`).
 *
 * Up to `MAX_UNTHINNED` events each has its own. Above, the events of one kind and standing in a Web Mercator
 * cell of four pixels share a mark; while that gives more than `MAX_MARKS`, the cell is doubled.
 */
export function thinEvents(
  table: EventColumns,
  selection: Selection,
  camera: Camera,
  size: Size,
): ThinnedEvents {
  const mercator = mercatorColumnsOf(table);
  const events = collectInView(table, selection.standing, mercator, camera, size);
  const rows = mercator.inView.subarray(0, events);
  if (events <= MAX_UNTHINNED) return createMarks(table, selection, rows.slice(), null, events);
  const side = worldPixels(camera.zoom) / CELL_PIXELS;
  const cells = new ScreenCells(side);
  const { east, south } = mercator;
  const { kind } = table;
  const { standing } = selection;
  for (let at = 0; at < events; at++) {
    const row = rows[at] as number;
    const code = ((kind[row] as number) << 2) | (standing[row] as number);
    cells.add(row, east[row] as number, south[row] as number, code);
  }
  return createMarks(
    table,
    selection,
    cells.rows.slice(0, cells.length),
    cells.counts.slice(0, cells.length),
    events,
  );
}

function mercatorColumnsOf(table: EventColumns): MercatorColumns {
  const known = mercatorColumns.get(table);
  if (known !== undefined) return known;
  const { rows, lon, lat } = table;
  const mercator = {
    east: new Float64Array(rows),
    south: new Float64Array(rows),
    inView: new Uint32Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    mercator.east[row] = mercatorEast(lon[row] as number);
    mercator.south[row] = mercatorSouth(lat[row] as number);
  }
  mercatorColumns.set(table, mercator);
  return mercator;
}

/** Collects the rows that are selected, at a point of the map and in view; returns their number. */
function collectInView(
  table: EventColumns,
  standing: Uint8Array,
  mercator: MercatorColumns,
  camera: Camera,
  size: Size,
): number {
  const { east, south, inView } = mercator;
  const { area, flags, rows } = table;
  const world = worldPixels(camera.zoom);
  const wide = (size[0] * SCREEN_REACH) / world;
  const high = (size[1] * SCREEN_REACH) / world;
  const middle = mercatorEast(camera.lon);
  const height = mercatorSouth(camera.lat);
  let found = 0;
  for (let row = 0; row < rows; row++) {
    if (standing[row] === 0 || area[row] !== 0 || ((flags[row] as number) & ON_MAP_FLAG) === 0) continue;
    if (!(Math.abs((south[row] as number) - height) <= high)) continue;
    const turns = (east[row] as number) - middle;
    if (!(Math.abs(turns - Math.floor(turns + 0.5)) <= wide)) continue;
    inView[found++] = row;
  }
  return found;
}

function createMarks(
  table: EventColumns,
  { standing }: Selection,
  row: Uint32Array,
  count: Uint32Array | null,
  events: number,
): ThinnedEvents {
  const number = row.length;
  const marks = {
    row,
    lon: new Float32Array(number),
    lat: new Float32Array(number),
    count: count ?? new Uint32Array(number).fill(1),
    kind: new Uint8Array(number),
    standing: new Uint8Array(number),
    exact: count === null,
    events,
  };
  for (let at = 0; at < number; at++) {
    const from = row[at] as number;
    marks.lon[at] = table.lon[from] as number;
    marks.lat[at] = table.lat[from] as number;
    marks.kind[at] = table.kind[from] as number;
    marks.standing[at] = standing[from] as number;
  }
  return marks;
}

const slots = new Uint16Array(SLOTS);
const columns = new Int32Array(MAX_MARKS + 1);
const lines = new Int32Array(MAX_MARKS + 1);
const codes = new Int32Array(MAX_MARKS + 1);
const firsts = new Uint32Array(MAX_MARKS + 1);
const totals = new Uint32Array(MAX_MARKS + 1);

/**
 * The occupied cells, in the order of their first events.
 *
 * An open-addressing hash. As soon as there is one cell too many, all are merged into cells of double side;
 * as
 * no more than `MAX_MARKS` cells are merged, one pass over the events gives the final cells. The arrays are
 * shared by all calls: there is one at a time.
 */
class ScreenCells {
  length = 0;
  readonly rows = firsts;
  readonly counts = totals;
  private side: number;

  constructor(side: number) {
    this.side = side;
    slots.fill(0);
  }

  add(row: number, east: number, south: number, code: number): void {
    this.put(Math.floor(east * this.side), Math.floor(south * this.side), code, row, 1);
    while (this.length > MAX_MARKS) this.double();
  }

  private put(column: number, line: number, code: number, row: number, count: number): void {
    let slot = hash(column, line, code);
    for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
      const at = entry - 1;
      if (columns[at] === column && lines[at] === line && codes[at] === code) {
        (totals[at] as number) += count;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    const at = this.length++;
    slots[slot] = at + 1;
    columns[at] = column;
    lines[at] = line;
    codes[at] = code;
    firsts[at] = row;
    totals[at] = count;
  }

  /** The arrays are read ahead of writing, as merging only shortens them. */
  private double(): void {
    const before = this.length;
    this.length = 0;
    this.side /= 2;
    slots.fill(0);
    for (let at = 0; at < before; at++) {
      const [column, line] = [(columns[at] as number) >> 1, (lines[at] as number) >> 1];
      this.put(column, line, codes[at] as number, firsts[at] as number, totals[at] as number);
    }
  }
}

function hash(column: number, line: number, code: number): number {
  const mixed = Math.imul(column, 0x9e3779b1) ^ Math.imul(line, 0x85ebca6b) ^ Math.imul(code, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & (SLOTS - 1);
}
