// What dragging, keys and steps make of a period. Days in, days out: no page.

import { civil, dayOf, monthIndex, monthStart } from "../engine/days";
import { type Frame, floor, nearest, next, type Unit } from "./frame";
import type { Period } from "./phrases";

export type Edge = "first" | "last";

/** A period whose one end is dragged to a day; it stops at the other end, and is open at the end of the bar. */
export function dragEdge(period: Period, edge: Edge, day: number, frame: Frame, unit: Unit): Period {
  const at = nearest(day, unit);
  if (edge === "first") {
    if (at <= frame.first) return { ...period, first: null };
    return { ...period, first: Math.min(at, floor(period.last ?? frame.last, unit)) };
  }
  if (at > frame.last) return { ...period, last: null };
  return { ...period, last: Math.max(at, next(period.first ?? frame.first, unit)) - 1 };
}

/** A period that is dragged as a whole; whole months stay whole months. */
export function dragWhole(period: Period, days: number, frame: Frame, unit: Unit): Period {
  const { first, last } = period;
  if (first === null && last === null) return period;
  if (first === null || last === null) {
    const edge = first === null ? "last" : "first";
    return dragEdge(period, edge, (first ?? (last as number) + 1) + days, frame, unit);
  }
  if (inMonths(period) && unit !== "day") {
    const from = monthIndex(nearest(first + days, "month"));
    const moved = from - monthIndex(first);
    const low = monthIndex(frame.first) - monthIndex(first);
    const high = monthIndex(frame.last) - monthIndex(last);
    return shift(period, Math.min(Math.max(moved, low), high));
  }
  const moved = Math.min(Math.max(Math.round(days), frame.first - first), frame.last - last);
  return { first: first + moved, last: last + moved };
}

/** The period between two days that a pointer has gone over. */
export function dragNew(from: number, to: number, frame: Frame, unit: Unit): Period {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const first = floor(Math.max(low, frame.first), unit);
  const last = next(Math.min(high, frame.last), unit) - 1;
  return { first: first <= frame.first ? null : first, last: last >= frame.last ? null : last };
}

/** How far a key moves an end of the period. */
export interface Nudge {
  readonly months: number;
  readonly days: number;
}

/** A period whose one end is moved by a key: to the edge of a month, or by a day. */
export function nudge(period: Period, edge: Edge, by: Nudge, frame: Frame): Period {
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

/** The edge of a month so many months on; from within a month the first step leads to its own edge. */
function edgeOfMonth(day: number, months: number): number {
  const index = monthIndex(day);
  const within = day !== monthStart(index);
  return monthStart(index + months + (within && months < 0 ? 1 : 0));
}

/** A period moved by so many months; the last day of a month stays the last day of one. */
export function shift({ first, last }: Period, months: number): Period {
  return {
    first: first === null ? null : sameDay(first, months),
    last: last === null ? null : sameDay(last + 1, months) - 1,
  };
}

function sameDay(day: number, months: number): number {
  const at = civil(day);
  return Math.min(dayOf(at.year, at.month + months, at.day), dayOf(at.year, at.month + months + 1) - 1);
}

/** Whether a period is made of whole months. */
export function inMonths({ first, last }: Period): boolean {
  return first !== null && last !== null && civil(first).day === 1 && civil(last + 1).day === 1;
}
