// Steps from one period to the next: by month, or from event to event.

import { type EventColumns, isUndated } from "../engine/column-file";
import { monthIndex, monthStart } from "../engine/day-numbers";
import { shiftPeriod } from "./period-drag";
import type { Period } from "./period-words";
import { denseFrame, frameAround, type TimeExtent, type TimeFrame, timeExtent } from "./time-scale";

/** More days than lie between any two dates of four-digit years. */
const MOST_DAYS = 2 ** 22;

export type StepUnit = "month" | "event";
export type StepDirection = 1 | -1;

/** The period of one event. */
export interface EventStop {
  readonly first: number;
  readonly last: number;
  readonly row: number;
}

/** Computed once for a column file. */
export interface TableExtent {
  readonly table: EventColumns;
  readonly extent: TimeExtent;
  readonly whole: TimeFrame;
  /** Where most events are; null where that is not much shorter. */
  readonly dense: TimeFrame | null;
  /** Events before it. */
  readonly folded: number;
}

/** The days of a table; of one with too many rows no years are folded. */
export function tableExtent(table: EventColumns, folds: boolean): TableExtent {
  const extent = timeExtent(table);
  const whole = frameAround(extent);
  const days = folds ? eventStops(table, () => true).map((stop) => stop.first) : [];
  const dense = denseFrame(days, whole);
  const folded = dense === null ? 0 : days.filter((day) => day < dense.first).length;
  return { table, extent, whole, dense, folded };
}

/** The period a month later or earlier; null outside the extent. */
export function stepByMonth(period: Period, way: StepDirection, extent: TimeExtent): Period | null {
  const { first, last } = period;
  if (first === null && last === null) return monthAround(way === 1 ? extent.first : extent.last);
  const moved = shiftPeriod(period, way);
  const [from, to] = [moved.first ?? (moved.last as number), moved.last ?? (moved.first as number)];
  if (way === 1) return (first === null ? to - 31 : from) > extent.last ? null : moved;
  return (last === null ? from + 31 : to) < extent.first ? null : moved;
}

/** The period with which playing starts: growing from the first month, or the current one. */
export function playStart(period: Period, extent: TimeExtent): Period {
  if (period.first === null) {
    const done = period.last === null || period.last >= lastMonthEnd(extent);
    return done ? { first: null, last: monthAround(extent.first).last } : period;
  }
  if (stepByMonth(period, 1, extent) !== null && period.last !== null) return period;
  const back = monthIndex(extent.first) - monthIndex(period.first);
  return shiftPeriod({ first: period.first, last: period.last ?? lastMonthEnd(extent) }, back);
}

/** The next period of playing; null at the end. A growing period ends as the whole. */
export function playNext(period: Period, extent: TimeExtent): Period | null {
  if (period.first === null) {
    const grown = shiftPeriod(period, 1);
    return period.last === null
      ? null
      : (grown.last as number) >= lastMonthEnd(extent)
        ? { first: null, last: null }
        : grown;
  }
  const moved = stepByMonth(period, 1, extent);
  return moved === null || (moved.last !== null && moved.last > lastMonthEnd(extent)) ? null : moved;
}

/** The next period of playing in which an event begins; null at the end. Empty years are no minutes. */
export function playNextStop(period: Period, extent: TimeExtent, stops: readonly EventStop[]): Period | null {
  let next = playNext(period, extent);
  while (next?.last != null) {
    const { first, last } = { first: next.first ?? (period.last as number) + 1, last: next.last };
    if (stops.some((stop) => stop.first <= last && stop.last >= first)) break;
    next = playNext(next, extent);
  }
  return next;
}

function monthAround(day: number): { readonly first: number; readonly last: number } {
  const index = monthIndex(day);
  return { first: monthStart(index), last: monthStart(index + 1) - 1 };
}

function lastMonthEnd(extent: TimeExtent): number {
  return monthAround(extent.last).last;
}

/** Stops of the included dated events in the order of time; with `once`, one for the same days. */
export function eventStops(
  table: EventColumns,
  included: (row: number) => boolean,
  { once = false } = {},
): EventStop[] {
  const found: EventStop[] = [];
  const seen = new Set<number>();
  for (let row = 0; row < table.rows; row++) {
    if (isUndated(table, row) || !included(row)) continue;
    const stop = eventStop(table, row);
    if (stop === null) continue;
    const key = stop.first * MOST_DAYS + stop.last;
    if (once && seen.has(key)) continue;
    seen.add(key);
    found.push(stop);
  }
  return found.sort((one, other) => one.first - other.first || one.last - other.last || one.row - other.row);
}

/** The days of an event, or of its start, or of its end: the first of these with two known ends. */
function eventStop(table: EventColumns, row: number): EventStop | null {
  const { openStart, openEnd } = table;
  const known = (day: number) => day !== openStart && day !== openEnd;
  const [start, startLatest] = [table.startEarliest[row] as number, table.startLatest[row] as number];
  const [endEarliest, end] = [table.endEarliest[row] as number, table.endLatest[row] as number];
  const throughout = table.holds[table.holdsCode[row] as number] === "throughout";
  if (known(start) && known(end) && !throughout) return { first: start, last: end, row };
  if (known(start)) return { first: start, last: known(startLatest) ? startLatest : start, row };
  if (known(end)) return { first: known(endEarliest) ? endEarliest : end, last: end, row };
  return known(startLatest) ? { first: startLatest, last: startLatest, row } : null;
}

/** The stop after or before the event in focus, else after or before the period; null at the end. */
export function stepByEvent(
  all: readonly EventStop[],
  way: StepDirection,
  period: Period,
  focusRow: number | null,
): EventStop | null {
  const at = focusRow === null ? -1 : all.findIndex((stop) => stop.row === focusRow);
  const here = all[at];
  if (here !== undefined && here.first === period.first && here.last === period.last) {
    return all[at + way] ?? null;
  }
  if (period.first === null && period.last === null) return all.at(way === 1 ? 0 : -1) ?? null;
  const [first, last] = [period.first ?? Number.NEGATIVE_INFINITY, period.last ?? Number.POSITIVE_INFINITY];
  const after = (stop: EventStop) => stop.first > first || (stop.first === first && stop.last > last);
  const before = (stop: EventStop) => stop.first < first || (stop.first === first && stop.last < last);
  return (way === 1 ? all.find(after) : all.findLast(before)) ?? null;
}
