import { expect, test } from "vitest";
import { dayNumberFromIso, isoFromDayNumber } from "../../src/engine/day-numbers";
import { eventStops, playNext, playStart, stepByEvent, stepByMonth } from "../../src/time-bar/period-steps";
import { tableOf } from "../engine/column-file-bytes";

type Bound = string | null;

const [OPEN_START, OPEN_END] = [-2147483648, 2147483647];
const EXTENT = {
  first: dayNumberFromIso("2024-01-10"),
  last: dayNumberFromIso("2024-04-10"),
  openStart: false,
  openEnd: true,
};
const period = (first: Bound, last: Bound) =>
  ({ first: first && dayNumberFromIso(first), last: last && dayNumberFromIso(last) }) as {
    first: number | null;
    last: number | null;
  };
const said = (found: ReturnType<typeof period> | null) =>
  found && [found.first, found.last].map((day) => (day === null ? null : isoFromDayNumber(day)));

test.each([
  [[null, null], 1, ["2024-01-01", "2024-01-31"]],
  [[null, null], -1, ["2024-04-01", "2024-04-30"]],
  [["2024-01-01", "2024-01-31"], 1, ["2024-02-01", "2024-02-29"]],
  [["2024-04-01", "2024-04-30"], 1, null],
  [["2024-01-01", "2024-01-31"], -1, null],
  [[null, "2024-02-29"], 1, [null, "2024-03-31"]],
  [["2024-02-01", null], 1, ["2024-03-01", null]],
] as const)("a month from %j, way %i: %j", ([first, last], way, expected) => {
  expect(said(stepByMonth(period(first, last), way, EXTENT))).toEqual(expected);
});

test.each([
  ["all", [null, null], [["2024-01-31"], ["2024-02-29"], ["2024-03-31"], [null]]],
  ["what grows", [null, "2024-02-29"], [["2024-02-29"], ["2024-03-31"], [null]]],
] as const)("playing %s grows and ends with everything", (_name, [first, last], expected) => {
  const found: unknown[] = [];
  let now: ReturnType<typeof period> | null = playStart(period(first, last), EXTENT);
  for (; now !== null; now = playNext(now, EXTENT)) found.push(said(now)?.slice(1));
  expect(found).toEqual(expected);
});

test("playing a month moves it to the end, and from the end begins anew", () => {
  const march = playStart(period("2024-03-01", "2024-03-31"), EXTENT);
  const april = playNext(march, EXTENT);
  expect([said(march), said(april)]).toEqual([
    ["2024-03-01", "2024-03-31"],
    ["2024-04-01", "2024-04-30"],
  ]);
  expect(april && playNext(april, EXTENT)).toBeNull();
  expect(said(playStart(period("2024-04-01", "2024-04-30"), EXTENT))).toEqual(["2024-01-01", "2024-01-31"]);
});

/** An exercise in October, warships since 2018, drones up to October 2022 or before, one undated. */
const table = tableOf({
  start_earliest: ["2024-10-01", "2018-01-01"].map(dayNumberFromIso).concat(OPEN_START, OPEN_START),
  start_latest: ["2024-10-01", "2018-12-31", "2022-10-31"].map(dayNumberFromIso).concat(OPEN_END),
  end_earliest: [dayNumberFromIso("2024-10-31"), OPEN_END, OPEN_END, OPEN_END],
  end_latest: [dayNumberFromIso("2024-10-31"), OPEN_END, OPEN_END, OPEN_END],
  ...{ holds: [1, 0, 0, 0], flags: [4, 4, 4, 1] },
});
const all = eventStops(table, () => true);

test("an event stops when it is, begins, or is known to have begun", () => {
  expect(all.map(({ row, first, last }) => [row, isoFromDayNumber(first), isoFromDayNumber(last)])).toEqual([
    [1, "2018-01-01", "2018-12-31"],
    [2, "2022-10-31", "2022-10-31"],
    [0, "2024-10-01", "2024-10-31"],
  ]);
  expect(eventStops(table, (row) => row === 2).length).toBe(1);
});

test.each([
  [[null, null], null, 1, 1],
  [[null, null], null, -1, 0],
  [["2018-01-01", "2018-12-31"], 1, 1, 2],
  [["2018-01-01", "2018-12-31"], 1, -1, undefined],
  [["2023-01-01", "2023-12-31"], 1, 1, 0],
  [["2023-01-01", "2023-12-31"], null, -1, 2],
  [["2024-10-01", "2024-10-31"], 0, 1, undefined],
] as const)("from %j with row %j in focus, way %i: row %j", ([first, last], focus, way, expected) => {
  expect(stepByEvent(all, way, period(first, last), focus)?.row).toBe(expected);
});

test("events of the same days are told apart, or are one stop where there are too many", () => {
  const same = tableOf({ lon: [0, 0, 0] });
  expect(eventStops(same, () => true).map((stop) => stop.row)).toEqual([0, 1, 2]);
  expect(eventStops(same, () => true, { once: true }).map((stop) => stop.row)).toEqual([0]);
});
