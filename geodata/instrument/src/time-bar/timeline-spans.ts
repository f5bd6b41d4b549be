// Geometry of the spans on the timeline: certain and uncertain dates, open ends, lanes, titles.

import { type EventColumns, isUndated } from "../engine/column-file";
import type { TimeScale } from "./time-scale";

type SpanForm = "throughout" | "sometime" | "recurring";

/** Left edge and width in pixels. */
interface PixelStretch {
  readonly left: number;
  readonly width: number;
}

/** The span of an event; before and after its core the dates are uncertain. */
export interface SpanShape extends PixelStretch {
  readonly row: number;
  readonly form: SpanForm;
  /** Share of the width, from the start, within which the start lies: 0-1. */
  readonly fadeIn: number;
  /** Share of the width within which the end lies. */
  readonly fadeOut: number;
  /** An open start or end is drawn as an arrow. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
  /** The span continues beyond the frame to a known end. */
  readonly cutStart: boolean;
  readonly cutEnd: boolean;
  /** The days on which claims were made, in pixels. */
  readonly said: readonly number[];
}

/** A span with its lane and the position of its title. */
export interface PlacedSpan {
  readonly shape: SpanShape;
  readonly lane: number;
  readonly label: { readonly left: number; readonly width: number; readonly side: "after" | "before" | "on" };
}

/** Minimum width of a span, so that a single day can be seen and clicked. */
const LEAST_PIXELS = 7;
const LABEL_GAP = 6;
const LANE_GAP = 10;
const LETTER_PIXELS = 7.2;
const MOST_LABEL_PIXELS = 280;
const ARROW_PIXELS = 9;

/** The span of a dated event; null outside the frame. */
export function spanShape(table: EventColumns, row: number, scale: TimeScale): SpanShape | null {
  const { openStart, openEnd } = table;
  const bounds = [table.startEarliest, table.startLatest, table.endEarliest, table.endLatest];
  const [start, startLatest, endEarliest, end] = bounds.map((column) => column[row] as number) as FourDays;
  const { frame } = scale;
  const open = { openStart: start === openStart, openEnd: end === openEnd };
  const from = open.openStart ? frame.first : start;
  const until = (open.openEnd ? frame.last : end) + 1;
  if (until <= frame.first || from > frame.last) return null;
  const beyond = { cutStart: from < frame.first, cutEnd: until > frame.last + 1 };
  const cut = (day: number) => Math.min(Math.max(day, frame.first), frame.last + 1);
  // As in the filter, open ends are certain up to the day of the brief.
  const sureStart = startLatest === openEnd ? until : startLatest;
  const sureEnd = endEarliest === openEnd ? Math.max(table.asOf + 1, sureStart) : endEarliest + 1;
  const fades = fadeShares([cut(from), cut(sureStart), cut(sureEnd), cut(until)]);
  const box = drawnStretch(scale, from, until);
  return {
    row,
    form: table.holds[table.holdsCode[row] as number] as SpanForm,
    ...box,
    ...fades,
    ...open,
    ...beyond,
    said: [],
  };
}

type FourDays = [number, number, number, number];

/** Shares of the span within which start and end lie; where nothing is certain they meet in the middle. */
function fadeShares([from, sureStart, sureEnd, until]: FourDays): { fadeIn: number; fadeOut: number } {
  const whole = until - from;
  if (whole <= 0) return { fadeIn: 0, fadeOut: 0 };
  const fadeIn = Math.max(sureStart - from, 0) / whole;
  const fadeOut = Math.max(until - sureEnd, 0) / whole;
  if (fadeIn + fadeOut <= 1) return { fadeIn, fadeOut };
  if (fadeIn >= 1 && fadeOut >= 1) return { fadeIn: 0.5, fadeOut: 0.5 };
  const both = fadeIn + fadeOut;
  return { fadeIn: fadeIn / both, fadeOut: fadeOut / both };
}

function drawnStretch(scale: TimeScale, from: number, until: number): PixelStretch {
  const box = scale.box(from, until - 1);
  const more = Math.max(LEAST_PIXELS - box.width, 0);
  return { left: box.left - more / 2, width: box.width + more };
}

/** Spans of the dated events in lanes, the earliest first; `title` gives the title of a row. */
export function layOutSpans(
  table: EventColumns,
  rows: readonly number[],
  scale: TimeScale,
  title: (row: number) => string,
): { laid: PlacedSpan[]; lanes: number } {
  const said = claimDays(table);
  const shapes = rows
    .filter((row) => !isUndated(table, row))
    .map((row) => spanShape(table, row, scale))
    .filter((found) => found !== null)
    .map((found) => ({ ...found, said: (said.get(found.row) ?? []).map((day) => scale.x(day + 0.5)) }));
  const ordered = shapes.sort((one, other) => one.left - other.left || one.row - other.row);
  const ends: number[] = [];
  const laid = ordered.map((found) => {
    const label = placeTitle(found, title(found.row), scale.width);
    const left = Math.min(found.left, label.left);
    const right = Math.max(found.left + found.width, label.left + label.width);
    const free = ends.findIndex((end) => end + LANE_GAP <= left);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = right;
    return { shape: found, lane, label };
  });
  return { laid, lanes: ends.length };
}

/** Position of a title: after its span, else before it, else on it. */
function placeTitle(found: SpanShape, title: string, width: number): PlacedSpan["label"] {
  const wide = Math.min(Math.ceil(title.length * LETTER_PIXELS), MOST_LABEL_PIXELS);
  const right = found.left + found.width;
  const gap = LABEL_GAP + (found.openStart || found.openEnd ? ARROW_PIXELS : 0);
  if (right + gap + wide <= width) return { left: right + gap, width: wide, side: "after" };
  if (found.left - gap - wide >= 0) return { left: found.left - gap - wide, width: wide, side: "before" };
  const room = Math.min(wide, Math.max(width - 2 * LABEL_GAP, 0));
  return { left: Math.min(found.left + 14, width - room - LABEL_GAP), width: room, side: "on" };
}

function claimDays(table: EventColumns): Map<number, number[]> {
  const days = new Map<number, number[]>();
  table.saidEvent.forEach((row, at) => {
    const found = days.get(row) ?? [];
    const day = table.saidDay[at] as number;
    if (!found.includes(day)) days.set(row, [...found, day]);
  });
  return days;
}
