// The shown events of each country or province that they are known only to.

import type { Standing } from "../contract";
import { AREA_KEY_PREFIX } from "../generated/limits";
import type { EventColumns } from "./column-file";
import type { Selection } from "./view-filter";

/** The events of an area that a selection shows. */
export interface AreaCount {
  count: number;
  /** Row of the first of them. */
  readonly row: number;
  /** The best of their standings. */
  standing: Standing;
}

/** The areas with shown events, by the keys of their marks. */
export type AreaCounts = ReadonlyMap<string, AreaCount>;

/** Counts the shown events of each area, on screen or not. */
export function countAreas(table: EventColumns, { standing }: Pick<Selection, "standing">): AreaCounts {
  const found = new Map<string, AreaCount>();
  if (table.areas.length === 0) return found;
  for (let row = 0; row < table.rows; row++) {
    const [code, shown] = [table.area[row] as number, standing[row] as Standing];
    if (code === 0 || shown === 0) continue;
    const key = `${AREA_KEY_PREFIX}${table.areas[code - 1]}`;
    const area = found.get(key);
    if (area === undefined) found.set(key, { count: 1, row, standing: shown });
    else {
      area.count += 1;
      area.standing = Math.max(area.standing, shown) as Standing;
    }
  }
  return found;
}

/** The first rows of the shown events of the area of a row. */
export function rowsOfArea(
  table: EventColumns,
  { standing }: Pick<Selection, "standing">,
  row: number,
  most: number,
): readonly number[] {
  const found: number[] = [];
  for (let each = row; each < table.rows && found.length < most; each++) {
    if (table.area[each] === table.area[row] && standing[each] !== 0) found.push(each);
  }
  return found;
}
