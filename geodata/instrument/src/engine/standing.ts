// Three-valued time: an event falls within a period (2), perhaps within it (1), or not (0).
//
// The rules are those of `geodata/atlas/selection.py`; shared test vectors in `tests/vectors` keep both equal.

import { UNDATED_FLAG } from "../generated/limits";
import type { EventColumns } from "./column-file";
import { dayNumberFromIso } from "./day-numbers";

/** First and last day number, both included; null is an open end. */
interface DaySpan {
  readonly first: number | null;
  readonly last: number | null;
}

/** The period of a view. */
export function viewPeriod(view: { readonly start: string | null; readonly end: string | null }): DaySpan {
  return {
    first: view.start === null ? null : dayNumberFromIso(view.start),
    last: view.end === null ? null : dayNumberFromIso(view.end),
  };
}

/**
 * The standing of every event in a period.
 *
 * *Sometime* and *recurring* are within when their whole span is, perhaps when it overlaps; *throughout* is
 * within when its certain part overlaps the period, perhaps when only its uncertain part does; undated events
 * are perhaps in any period that starts by the day of the brief. Open ends are certain up to that day.
 */
export function eventStandings(table: EventColumns, { first, last }: DaySpan): Uint8Array {
  const { asOf, openStart, openEnd, rows } = table;
  const { startEarliest, startLatest, endEarliest, endLatest, holdsCode, flags } = table;
  // 16-bit columns cannot hold every day: the period is clamped to their range, without the open values.
  const from = first === null ? openStart : clamp(first, openStart + 1, openEnd);
  const to = last === null ? openEnd : clamp(last, openStart, openEnd - 1);
  const known = clamp(asOf, openStart + 1, openEnd - 1);
  const opened = first === null || first <= asOf;
  const throughout = table.holds.indexOf("throughout");
  const standing = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (((flags[row] as number) & UNDATED_FLAG) !== 0) {
      standing[row] = opened ? 1 : 0;
      continue;
    }
    const start = startEarliest[row] as number;
    const end = endLatest[row] as number;
    if (start > to || end < from) continue;
    if (holdsCode[row] === throughout) {
      const sureStart = startLatest[row] as number;
      const open = endEarliest[row] === openEnd;
      const sureEnd = open ? known : (endEarliest[row] as number);
      const reached = open ? opened : sureEnd >= from;
      standing[row] = reached && sureStart <= sureEnd && sureStart <= to ? 2 : 1;
    } else {
      standing[row] = start >= from && end <= to ? 2 : 1;
    }
  }
  return standing;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
