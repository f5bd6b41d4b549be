// Periods after dragging, keys and steps; pure functions on day numbers.

import { calendarDay, dayNumberFromParts, monthIndex, monthStart } from "../engine/day-numbers";
import type { Period } from "./period-words";
import { nearestUnitStart, nextUnitStart, type TimeFrame, type TimeUnit, unitStart } from "./time-scale";

export type PeriodEdge = "first" | "last";

/**
 * The period after an end was dragged to a day: no further than the other end, open at the end of the
 * frame.
 */
export function dragPeriodEdge(
  period: Period,
  edge: PeriodEdge,
  day: number,
  frame: TimeFrame,
  unit: TimeUnit,
): Period {
  const at = nearestUnitStart(day, unit);
  if (edge === "first") {
    if (at <= frame.first) return { ...period, first: null };
    return { ...period, first: Math.min(at, unitStart(period.last ?? frame.last, unit)) };
  }
  if (at > frame.last) return { ...period, last: null };
  return { ...period, last: Math.max(at, nextUnitStart(period.first ?? frame.first, unit)) - 1 };
}

/** The period after it was dragged as a whole; whole months stay whole months. */
export function dragWholePeriod(period: Period, days: number, frame: TimeFrame, unit: TimeUnit): Period {
  const { first, last } = period;
  if (first === null && last === null) return period;
  if (first === null || last === null) {
    const edge = first === null ? "last" : "first";
    return dragPeriodEdge(period, edge, (first ?? (last as number) + 1) + days, frame, unit);
  }
  if (hasWholeMonths(period) && unit !== "day") {
    const from = monthIndex(nearestUnitStart(first + days, "month"));
    const moved = from - monthIndex(first);
    const low = monthIndex(frame.first) - monthIndex(first);
    const high = monthIndex(frame.last) - monthIndex(last);
    return shiftPeriod(period, Math.min(Math.max(moved, low), high));
  }
  const moved = Math.min(Math.max(Math.round(days), frame.first - first), frame.last - last);
  return { first: first + moved, last: last + moved };
}

/** The period between two days that the pointer has passed. */
export function dragNewPeriod(from: number, to: number, frame: TimeFrame, unit: TimeUnit): Period {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const first = unitStart(Math.max(low, frame.first), unit);
  const last = nextUnitStart(Math.min(high, frame.last), unit) - 1;
  return { first: first <= frame.first ? null : first, last: last >= frame.last ? null : last };
}

/** The step of a key. */
export interface EdgeStep {
  readonly months: number;
  readonly days: number;
}

/** The period after a key moved an end: to the edge of a month, or by a day. */
export function movePeriodEdge(period: Period, edge: PeriodEdge, by: EdgeStep, frame: TimeFrame): Period {
  if (edge === "first") {
    const from = period.first ?? frame.first;
    const at = by.months === 0 ? from + by.days : edgeOfMonth(from, by.months);
    if (at <= frame.first) return { ...period, first: null };
    return { ...period, first: Math.min(at, period.last ?? frame.last) };
  }
  const from = (period.last ?? frame.last) + 1;
  const at = by.months === 0 ? from + by.days : edgeOfMonth(from, by.months);
  if (at > frame.last) return { ...period, last: null };
  return { ...period, last: Math.max(at - 1, period.first ?? frame.first) };
}

/** The edge of a month so many months on; within a month the first step back leads to its own start. */
function edgeOfMonth(day: number, months: number): number {
  const index = monthIndex(day);
  const within = day !== monthStart(index);
  return monthStart(index + months + (within && months < 0 ? 1 : 0));
}

/** The period moved by months; the last day of a month stays a last day. */
export function shiftPeriod({ first, last }: Period, months: number): Period {
  return {
    first: first === null ? null : shiftDay(first, months),
    last: last === null ? null : shiftDay(last + 1, months) - 1,
  };
}

function shiftDay(day: number, months: number): number {
  const at = calendarDay(day);
  return Math.min(
    dayNumberFromParts(at.year, at.month + months, at.day),
    dayNumberFromParts(at.year, at.month + months + 1) - 1,
  );
}

/** Whether a period consists of whole months. */
export function hasWholeMonths({ first, last }: Period): boolean {
  return first !== null && last !== null && calendarDay(first).day === 1 && calendarDay(last + 1).day === 1;
}
