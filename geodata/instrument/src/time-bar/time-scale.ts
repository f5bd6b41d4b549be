// The time frame of the bar, and the scale from days to pixels.

import { type EventColumns, isUndated } from "../engine/column-file";
import { calendarDay, dayNumberFromParts, monthIndex, monthStart } from "../engine/day-numbers";

/** First and last day, both included. */
export interface TimeFrame {
  readonly first: number;
  readonly last: number;
}

/** First and last known day, and whether any event has an open start or end. */
export interface TimeExtent extends TimeFrame {
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

export type TimeUnit = "day" | "month" | "quarter" | "year" | "decade" | "century";

const MONTHS: Readonly<Record<Exclude<TimeUnit, "day">, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
  decade: 120,
  century: 1200,
};
/** Room at an end of the frame for open starts or ends, as a share of it. */
const OPEN_END_SHARE = 0.03;

const HELD_SHARE = 0.7;

/** The first and last known days of all events and of the brief. */
export function timeExtent(table: EventColumns): TimeExtent {
  const { openStart, openEnd, rows } = table;
  const columns = [table.startEarliest, table.startLatest, table.endEarliest, table.endLatest];
  const extent = { first: table.asOf, last: table.asOf, openStart: false, openEnd: false };
  for (let row = 0; row < rows; row++) {
    if (isUndated(table, row)) continue;
    if (table.startEarliest[row] === openStart) extent.openStart = true;
    if (table.endLatest[row] === openEnd) extent.openEnd = true;
    for (const column of columns) {
      const day = column[row] as number;
      if (day === openStart || day === openEnd) continue;
      if (day < extent.first) extent.first = day;
      if (day > extent.last) extent.last = day;
    }
  }
  return extent;
}

/** Whole months round an extent, with room at an end that has open events. */
export function frameAround(extent: TimeExtent): TimeFrame {
  const [first, last] = [monthIndex(extent.first), monthIndex(extent.last)];
  const room = Math.ceil((last - first + 1) * OPEN_END_SHARE);
  return {
    first: monthStart(first - (extent.openStart ? room : 0)),
    last: monthStart(last + 1 + (extent.openEnd ? room : 0)) - 1,
  };
}

/**
 * The shortest frame that holds most of some sorted days, and everything behind them; null where it is
 * no shorter than half of the whole. The years before are folded.
 */
export function denseFrame(days: readonly number[], whole: TimeFrame): TimeFrame | null {
  const held = Math.ceil(days.length * HELD_SHARE);
  let first = whole.first;
  let shortest = Number.POSITIVE_INFINITY;
  for (let at = 0; at + held <= days.length; at++) {
    const length = (days[at + held - 1] as number) - (days[at] as number);
    if (length < shortest) [first, shortest] = [days[at] as number, length];
  }
  const frame = { first: monthStart(monthIndex(first) - 1), last: whole.last };
  return 2 * (frame.last - frame.first) < whole.last - whole.first ? frame : null;
}

/** The frame round a period, wider by a tenth at each side, within the whole; at least a month. */
export function zoomFrame(whole: TimeFrame, first: number | null, last: number | null): TimeFrame {
  const [from, to] = [Math.max(first ?? whole.first, whole.first), Math.min(last ?? whole.last, whole.last)];
  if (to < from) return whole;
  const margin = Math.max(Math.ceil((to - from) / 10), Math.ceil((31 - (to - from)) / 2), 2);
  return { first: Math.max(from - margin, whole.first), last: Math.min(to + margin, whole.last) };
}

/**
 * The frame after its period changed: it follows a period that leaves it, as long as before.
 *
 * Null is the whole frame. While the reader drags, a period that is partly inside moves no frame; while it
 * plays,
 * the frame goes along.
 */
export function keepInFrame(
  frame: TimeFrame,
  { first, last }: { readonly first: number | null; readonly last: number | null },
  whole: TimeFrame,
  playing: boolean,
): TimeFrame | null {
  const outside = (first ?? frame.first) > frame.last || (last ?? frame.last) < frame.first;
  const inside = (first ?? frame.first) >= frame.first && (last ?? frame.last) <= frame.last;
  if (inside || !(outside || playing)) return frame;
  if (first === null && last === null) return null;
  const middle = Math.round(((first ?? (last as number)) + (last ?? (first as number))) / 2);
  const half = Math.ceil((frame.last - frame.first) / 2);
  return zoomFrame(whole, middle - half, middle + half);
}

/** First day of the unit of a day. */
export function unitStart(day: number, unit: TimeUnit): number {
  if (unit === "day") return Math.floor(day);
  const months = MONTHS[unit];
  return monthStart(Math.floor(monthIndex(Math.floor(day)) / months) * months);
}

/** First day of the next unit after a day. */
export function nextUnitStart(day: number, unit: TimeUnit): number {
  if (unit === "day") return Math.floor(day) + 1;
  const start = calendarDay(unitStart(day, unit));
  return dayNumberFromParts(start.year, start.month + MONTHS[unit]);
}

/** The start of a unit that is nearest to a day. */
export function nearestUnitStart(day: number, unit: TimeUnit): number {
  const [before, after] = [unitStart(day, unit), nextUnitStart(day, unit)];
  return day - before <= after - day ? before : after;
}

/** The scale between days and pixels; time runs to the right, or to the left where the reader reversed it. */
export class TimeScale {
  readonly frame: TimeFrame;
  readonly width: number;
  readonly inset: number;
  readonly reversed: boolean;

  constructor(frame: TimeFrame, width: number, { inset = 0, reversed = false } = {}) {
    this.frame = frame;
    this.width = width;
    this.inset = inset;
    this.reversed = reversed;
  }

  /** Pixels a day. */
  get pixelsPerDay(): number {
    return Math.max(this.width - 2 * this.inset, 1) / (this.frame.last + 1 - this.frame.first);
  }

  /** Pixels from the left to the start of a day. */
  x(day: number): number {
    const along = this.inset + (day - this.frame.first) * this.pixelsPerDay;
    return this.reversed ? this.width - along : along;
  }

  /** The day, with its fraction, at pixels from the left. */
  day(x: number): number {
    const along = this.reversed ? this.width - x : x;
    return this.frame.first + (along - this.inset) / this.pixelsPerDay;
  }

  /** Left edge and width of days, clipped to the frame. */
  box(first: number | null, last: number | null): { readonly left: number; readonly width: number } {
    const from = Math.max(first ?? this.frame.first, this.frame.first);
    const to = Math.min(last ?? this.frame.last, this.frame.last) + 1;
    const [one, other] = [
      this.x(Math.min(from, this.frame.last + 1)),
      this.x(Math.max(to, this.frame.first)),
    ];
    return { left: Math.min(one, other), width: Math.abs(other - one) };
  }

  /** The finest of the units that is at least so many pixels wide. */
  unit(units: readonly TimeUnit[], pixels: number): TimeUnit {
    const days = (unit: TimeUnit) => (unit === "day" ? 1 : MONTHS[unit] * 30);
    return units.find((unit) => days(unit) * this.pixelsPerDay >= pixels) ?? (units.at(-1) as TimeUnit);
  }
}
