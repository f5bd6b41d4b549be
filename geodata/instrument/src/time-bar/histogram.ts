// Number of events in each day, month, quarter or year, within it or perhaps, by the rules of the filter.

import { type EventColumns, isUndated } from "../engine/column-file";
import { REASON_CODE, type Selection } from "../engine/view-filter";
import { nextUnitStart, type TimeScale, type TimeUnit } from "./time-scale";

/** The bars; `edges` has the first day of each and the day after the last. */
export interface HistogramBars {
  readonly unit: TimeUnit;
  readonly edges: readonly number[];
  readonly within: Int32Array;
  readonly perhaps: Int32Array;
  /** Events of the highest bar. */
  readonly highest: number;
}

const UNITS: readonly TimeUnit[] = ["day", "month", "quarter", "year", "decade", "century"];
const FINEST_PIXELS = 4;

/**
 * A test for rows that pass all filters but the period.
 *
 * `hidden` are the View's `hide` values ("undated", "ahead").
 */
export function passesOtherFilters(
  selection: Selection,
  hidden: readonly string[],
): (row: number) => boolean {
  const { reason } = selection;
  const ahead = hidden.includes("ahead") ? -1 : REASON_CODE.ahead;
  const without = hidden.includes("undated") ? -1 : REASON_CODE.undated;
  return (row) => {
    const why = reason[row] as number;
    return why === 0 || why === REASON_CODE.period || why === ahead || why === without;
  };
}

/** The bars of the included events; events without a date are in none. */
export function countBars(
  table: EventColumns,
  included: (row: number) => boolean,
  scale: TimeScale,
): HistogramBars {
  const unit = scale.unit(UNITS, FINEST_PIXELS);
  const edges = barEdges(scale, unit);
  const { within, overlapping } = countEvents(table, included, edges);
  const perhaps = overlapping.map((count, at) => count - (within[at] as number));
  return {
    unit,
    edges,
    within,
    perhaps,
    highest: overlapping.reduce((most, count) => Math.max(most, count), 0),
  };
}

function barEdges({ frame }: TimeScale, unit: TimeUnit): number[] {
  const edges = [frame.first];
  for (let day = nextUnitStart(frame.first, unit); day <= frame.last; day = nextUnitStart(day, unit))
    edges.push(day);
  return [...edges, frame.last + 1];
}

function countEvents(table: EventColumns, included: (row: number) => boolean, edges: readonly number[]) {
  const number = edges.length - 1;
  const [first, after] = [edges[0] as number, edges[number] as number];
  const barOf = barOfDay(edges);
  const [within, overlapping] = [new Int32Array(number + 1), new Int32Array(number + 1)];
  const { startEarliest, startLatest, endEarliest, endLatest, holdsCode, openEnd } = table;
  const throughout = table.holds.indexOf("throughout");
  const add = (sums: Int32Array, from: number, to: number) => {
    if (from > to || from >= after || to < first) return;
    (sums[barOf[Math.max(from, first) - first] as number] as number)++;
    (sums[(barOf[Math.min(to, after - 1) - first] as number) + 1] as number)--;
  };
  for (let row = 0; row < table.rows; row++) {
    if (isUndated(table, row) || !included(row)) continue;
    const [start, end] = [startEarliest[row] as number, endLatest[row] as number];
    add(overlapping, start, end);
    if (holdsCode[row] === throughout) {
      const sureEnd = endEarliest[row] === openEnd ? table.asOf : (endEarliest[row] as number);
      add(within, startLatest[row] as number, sureEnd);
    } else if (start >= first && end < after && barOf[start - first] === barOf[end - first]) {
      add(within, start, end);
    }
  }
  return { within: prefixSums(within), overlapping: prefixSums(overlapping) };
}

/** Index of the bar of each day. */
function barOfDay(edges: readonly number[]): Uint16Array {
  const first = edges[0] as number;
  const bar = new Uint16Array((edges.at(-1) as number) - first);
  for (let at = 1; at < edges.length - 1; at++) {
    bar.fill(at, (edges[at] as number) - first);
  }
  return bar;
}

/** Heights from steps up and down, in place. */
function prefixSums(steps: Int32Array): Int32Array {
  for (let at = 1; at < steps.length; at++) (steps[at] as number) += steps[at - 1] as number;
  return steps.subarray(0, -1);
}

/** SVG paths of the bars: within at the bottom, perhaps above it. */
export function barOutlines(
  found: HistogramBars,
  scale: TimeScale,
  height: number,
): { within: string; perhaps: string } {
  const paths = { within: "", perhaps: "" };
  const unit = found.highest === 0 ? 0 : height / found.highest;
  found.within.forEach((within, at) => {
    const { left, width } = scale.box(found.edges[at] as number, (found.edges[at + 1] as number) - 1);
    // A gap of a pixel between bars that are wide enough.
    const wide = Math.max(width - (width >= 4 ? 1 : 0), 0.5);
    const foot = within * unit;
    const head = (found.perhaps[at] as number) * unit;
    if (foot > 0) paths.within += rectangle(left, height - foot, wide, foot);
    if (head > 0) paths.perhaps += rectangle(left, height - foot - head, wide, head);
  });
  return paths;
}

function rectangle(left: number, top: number, width: number, height: number): string {
  return `M${left.toFixed(1)} ${top.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z`;
}
