import { expect, test } from "vitest";
import { dayNumberFromIso, isoFromDayNumber } from "../../src/engine/day-numbers";
import {
  dragNewPeriod,
  dragPeriodEdge,
  dragWholePeriod,
  hasWholeMonths,
  movePeriodEdge,
  shiftPeriod,
} from "../../src/time-bar/period-drag";
import type { TimeUnit } from "../../src/time-bar/time-scale";

type Bound = string | null;
type Ends = readonly [Bound, Bound];

const FRAME = { first: dayNumberFromIso("2012-01-01"), last: dayNumberFromIso("2024-12-31") };
const at = (day: Bound) => (day === null ? null : dayNumberFromIso(day));
const period = ([first, last]: Ends) => ({ first: at(first), last: at(last) });
const said = ({ first, last }: ReturnType<typeof period>) =>
  [first, last].map((day) => (day === null ? null : isoFromDayNumber(day)));
const AUTUMN: Ends = ["2024-09-01", "2024-11-30"];

test.each([
  [AUTUMN, "first", "2024-07-04", "month", ["2024-07-01", "2024-11-30"]],
  [AUTUMN, "first", "2024-07-20", "month", ["2024-08-01", "2024-11-30"]],
  [AUTUMN, "first", "2024-12-20", "month", ["2024-11-01", "2024-11-30"]],
  [AUTUMN, "first", "2011-11-01", "month", [null, "2024-11-30"]],
  [AUTUMN, "first", "2024-07-04", "day", ["2024-07-04", "2024-11-30"]],
  [AUTUMN, "last", "2024-10-04", "month", ["2024-09-01", "2024-09-30"]],
  [AUTUMN, "last", "2020-01-04", "month", ["2024-09-01", "2024-09-30"]],
  [AUTUMN, "last", "2025-01-04", "month", ["2024-09-01", null]],
  [[null, null], "first", "2020-02-25", "month", ["2020-03-01", null]],
  [[null, null], "last", "2020-02-25", "year", [null, "2019-12-31"]],
] as const)("%j with its %s end at %s, by %s: %j", (from, edge, day, unit, expected) => {
  expect(said(dragPeriodEdge(period(from), edge, dayNumberFromIso(day), FRAME, unit))).toEqual(expected);
});

test.each([
  [AUTUMN, -30, "month", ["2024-08-01", "2024-10-31"]],
  [AUTUMN, -10, "month", AUTUMN],
  [AUTUMN, 400, "month", ["2024-10-01", "2024-12-31"]],
  [AUTUMN, -30, "day", ["2024-08-02", "2024-10-31"]],
  [["2024-10-01", "2024-10-05"], 4, "month", ["2024-10-05", "2024-10-09"]],
  [["2024-10-01", "2024-10-05"], -9999, "month", ["2012-01-01", "2012-01-05"]],
  [[null, "2024-10-31"], 30, "month", [null, "2024-11-30"]],
  [["2024-10-01", null], -61, "month", ["2024-08-01", null]],
  [[null, null], 99, "month", [null, null]],
] as const)("%j moved by %i days, by %s: %j", (from, days, unit, expected) => {
  expect(said(dragWholePeriod(period(from), days, FRAME, unit as TimeUnit))).toEqual(expected);
});

test.each([
  ["2024-09-20", "2024-10-03", "month", ["2024-09-01", "2024-10-31"]],
  ["2024-10-03", "2024-09-20", "day", ["2024-09-20", "2024-10-03"]],
  ["2012-01-20", "2013-05-03", "month", [null, "2013-05-31"]],
  ["2024-10-03", "2025-09-20", "month", ["2024-10-01", null]],
] as const)("drawn from %s to %s, by %s: %j", (from, to, unit, expected) => {
  expect(said(dragNewPeriod(dayNumberFromIso(from), dayNumberFromIso(to), FRAME, unit))).toEqual(expected);
});

test.each([
  [AUTUMN, "first", { months: 1, days: 0 }, ["2024-10-01", "2024-11-30"]],
  [AUTUMN, "first", { months: 12, days: 0 }, ["2024-11-30", "2024-11-30"]],
  [["2024-09-15", null], "first", { months: -1, days: 0 }, ["2024-09-01", null]],
  [["2024-09-15", null], "first", { months: 1, days: 0 }, ["2024-10-01", null]],
  [[null, null], "first", { months: 1, days: 0 }, ["2012-02-01", null]],
  [[null, null], "first", { months: -1, days: 0 }, [null, null]],
  [[null, null], "last", { months: -1, days: 0 }, [null, "2024-11-30"]],
  [AUTUMN, "last", { months: 0, days: -1 }, ["2024-09-01", "2024-11-29"]],
  [AUTUMN, "last", { months: 1, days: 0 }, ["2024-09-01", null]],
  [AUTUMN, "last", { months: 0, days: -9999 }, ["2024-09-01", "2024-09-01"]],
] as const)("%j with its %s end nudged by %j: %j", (from, edge, by, expected) => {
  expect(said(movePeriodEdge(period(from), edge, by, FRAME))).toEqual(expected);
});

test("the last day of a month stays the last day of one", () => {
  expect(said(shiftPeriod(period(["2024-01-01", "2024-01-31"]), 1))).toEqual(["2024-02-01", "2024-02-29"]);
  expect(said(shiftPeriod(period([null, "2024-12-31"]), 2))).toEqual([null, "2025-02-28"]);
  expect(said(shiftPeriod(period(["2024-01-31", "2024-02-10"]), 1))).toEqual(["2024-02-29", "2024-03-10"]);
  expect([AUTUMN, ["2024-09-01", "2024-11-29"] as const].map((ends) => hasWholeMonths(period(ends)))).toEqual(
    [true, false],
  );
});
