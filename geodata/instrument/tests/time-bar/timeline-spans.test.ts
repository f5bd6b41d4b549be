import { expect, test } from "vitest";
import { dayNumberFromIso } from "../../src/engine/day-numbers";
import { TimeScale } from "../../src/time-bar/time-scale";
import { layOutSpans, spanShape } from "../../src/time-bar/timeline-spans";
import { tableOf } from "../engine/column-file-bytes";

const [OPEN_START, OPEN_END] = [-2147483648, 2147483647];
/** Ten pixels a day, from 1 October 2024; the brief knows up to the 23rd. */
const SCALE = new TimeScale(
  { first: dayNumberFromIso("2024-10-01"), last: dayNumberFromIso("2024-11-09") },
  400,
);
const [THROUGHOUT, SOMETIME, RECURRING] = [0, 1, 2];

type Bound = string | null;

function one(bounds: readonly Bound[], holds = THROUGHOUT) {
  const names = ["start_earliest", "start_latest", "end_earliest", "end_latest"];
  const open = [OPEN_START, OPEN_END, OPEN_END, OPEN_END];
  const days = bounds.map((day, at) => (day === null ? (open[at] as number) : dayNumberFromIso(day)));
  return tableOf({
    ...Object.fromEntries(names.map((name, at) => [name, [days[at] as number]])),
    holds: [holds],
  });
}

const drawn = (bounds: readonly Bound[], holds?: number, scale = SCALE) => {
  const found = spanShape(one(bounds, holds), 0, scale);
  return found && [found.left, found.width, +found.fadeIn.toFixed(2), +found.fadeOut.toFixed(2)];
};

test.each([
  ["all sure", ["2024-10-11", "2024-10-11", "2024-10-20", "2024-10-20"], [100, 100, 0, 0]],
  ["doubtful ends", ["2024-10-11", "2024-10-13", "2024-10-15", "2024-10-20"], [100, 100, 0.2, 0.5]],
  ["nothing sure", ["2024-10-11", "2024-10-20", "2024-10-11", "2024-10-20"], [100, 100, 0.5, 0.5]],
  ["one day", ["2024-11-09", "2024-11-09", "2024-11-09", "2024-11-09"], [390, 10, 0, 0]],
  ["an open end, sure up to the brief", ["2024-10-11", "2024-10-11", null, null], [100, 300, 0, 0.57]],
  ["an open start", [null, "2024-10-06", "2024-10-10", "2024-10-10"], [0, 100, 0.5, 0]],
  ["any time", [null, null, null, null], [0, 400, 1, 0]],
  ["begins before", ["2024-09-01", "2024-09-01", "2024-10-10", "2024-10-10"], [0, 100, 0, 0]],
  ["all before", ["2024-09-01", "2024-09-01", "2024-09-10", "2024-09-10"], null],
  ["all after", ["2024-12-01", "2024-12-01", null, null], null],
])("%s", (_name, bounds, expected) => {
  expect(drawn(bounds)).toEqual(expected);
});

test("open ends are arrows, and every way of holding keeps its name", () => {
  const found = [THROUGHOUT, SOMETIME, RECURRING].map((holds) =>
    spanShape(one([null, null, null, null], holds), 0, SCALE),
  );
  expect(found.map((each) => each?.form)).toEqual(["throughout", "sometime", "recurring"]);
  expect(found.map((each) => each?.openStart && each.openEnd)).toEqual([true, true, true]);
  const closed = spanShape(one(["2024-10-11", "2024-10-11", "2024-10-20", "2024-10-20"]), 0, SCALE);
  expect([closed?.openStart, closed?.openEnd]).toEqual([false, false]);
});

test("a span that goes on beyond the frame has no end there", () => {
  const found = spanShape(one(["2024-09-01", "2024-09-01", "2024-10-10", "2024-10-10"]), 0, SCALE);
  expect([found?.cutStart, found?.cutEnd, found?.openStart]).toEqual([true, false, false]);
});

test("a short span is wide enough to be hit", () => {
  const wide = new TimeScale(
    { first: dayNumberFromIso("2012-01-01"), last: dayNumberFromIso("2024-12-31") },
    400,
  );
  const [left, width] =
    drawn(["2018-07-02", "2018-07-02", "2018-07-02", "2018-07-02"], THROUGHOUT, wide) ?? [];
  expect([width, Math.round(Number(left))]).toEqual([7, 197]);
});

test("time that runs to the left mirrors the span, not its shares", () => {
  const turned = new TimeScale(SCALE.frame, 400, { reversed: true });
  const bounds = ["2024-10-11", "2024-10-13", "2024-10-15", "2024-10-20"];
  expect(drawn(bounds, THROUGHOUT, turned)).toEqual([200, 100, 0.2, 0.5]);
});

test("spans that would touch lie in lanes of their own, titles counted in", () => {
  const days = ["2024-10-01", "2024-10-03", "2024-10-30", "2024-11-08"].map(dayNumberFromIso);
  const same = { start_earliest: days, start_latest: days, end_earliest: days, end_latest: days };
  const { laid, lanes: number } = layOutSpans(tableOf(same), [0, 1, 2, 3], SCALE, () => "A title");
  expect(laid.map((each) => [each.shape.row, each.lane])).toEqual([
    [0, 0],
    [1, 1],
    [2, 0],
    [3, 1],
  ]);
  expect([number, ...laid.map((each) => each.label.side)]).toEqual([2, "after", "after", "after", "before"]);
});

test("days on which something was said are ticks; the undated have no span", () => {
  const said = {
    said_event: [0, 0, 1],
    said_day: [dayNumberFromIso("2024-10-23"), dayNumberFromIso("2024-10-23"), 20019],
  };
  const table = tableOf({ flags: [4, 5], start_earliest: [dayNumberFromIso("2024-10-05"), 0], ...said });
  const { laid } = layOutSpans(table, [0, 1], SCALE, () => "");
  expect(laid.map((each) => each.shape.said)).toEqual([[225]]);
});
