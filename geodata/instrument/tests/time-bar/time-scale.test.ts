import { expect, test } from "vitest";
import { dayNumberFromIso, isoFromDayNumber } from "../../src/engine/day-numbers";
import {
  denseFrame,
  frameAround,
  nearestUnitStart,
  nextUnitStart,
  TimeScale,
  type TimeUnit,
  timeExtent,
  unitStart,
  zoomFrame,
} from "../../src/time-bar/time-scale";
import { tableOf } from "../engine/column-file-bytes";

const [OPEN_START, OPEN_END] = [-2147483648, 2147483647];
const YEAR = { first: dayNumberFromIso("2024-01-01"), last: dayNumberFromIso("2024-12-31") };

test("the frame holds all known days, the day of the brief, and room for open ends", () => {
  const known = {
    start_earliest: [dayNumberFromIso("2024-03-05")],
    start_latest: [dayNumberFromIso("2024-03-05")],
  };
  const ends = {
    end_earliest: [dayNumberFromIso("2024-03-09")],
    end_latest: [dayNumberFromIso("2024-03-09")],
  };
  const closed = frameAround(timeExtent(tableOf({ ...known, ...ends })));
  expect([closed.first, closed.last].map(isoFromDayNumber)).toEqual(["2024-03-01", "2024-10-31"]);
  const open = { ...ends, start_earliest: [OPEN_START], start_latest: [OPEN_END], end_latest: [OPEN_END] };
  const wide = frameAround(timeExtent(tableOf(open)));
  expect([wide.first, wide.last].map(isoFromDayNumber)).toEqual(["2024-02-01", "2024-11-30"]);
});

test("the years before most events are folded where they are more than half of the whole", () => {
  const whole = { first: dayNumberFromIso("2012-01-01"), last: dayNumberFromIso("2024-12-31") };
  const days = (...each: string[]) => each.map(dayNumberFromIso);
  const late = days("2012-01-01", "2023-09-13", "2024-06-01", "2024-09-01", "2024-10-23");
  expect(isoFromDayNumber(denseFrame(late, whole)?.first ?? 0)).toBe("2023-08-01");
  expect(denseFrame(late, whole)?.last).toBe(whole.last);
  const even = days("2012-01-01", "2015-09-13", "2018-06-01", "2021-09-01", "2024-10-23");
  expect([denseFrame(even, whole), denseFrame([], whole)]).toEqual([null, null]);
});

test("a table of undated events is framed by the month of its brief", () => {
  const { first, last } = frameAround(timeExtent(tableOf({ flags: [1, 1] })));
  expect([first, last].map(isoFromDayNumber)).toEqual(["2024-10-01", "2024-10-31"]);
});

test.each([
  ["2024-02-10", "month", "2024-02-01", "2024-03-01", "2024-02-01"],
  ["2024-02-20", "month", "2024-02-01", "2024-03-01", "2024-03-01"],
  ["2024-08-20", "quarter", "2024-07-01", "2024-10-01", "2024-10-01"],
  ["2024-02-20", "decade", "2020-01-01", "2030-01-01", "2020-01-01"],
  ["2024-02-20", "day", "2024-02-20", "2024-02-21", "2024-02-20"],
] as const)("%s by %s: from %s, on to %s, nearest %s", (day, unit: TimeUnit, ...expected) => {
  const found = [unitStart, nextUnitStart, nearestUnitStart].map((rule) =>
    isoFromDayNumber(rule(dayNumberFromIso(day), unit)),
  );
  expect(found).toEqual(expected);
});

test.each([false, true])("days and pixels lead to each other (right to left: %s)", (reversed) => {
  const scale = new TimeScale(YEAR, 766, { inset: 17, reversed });
  expect(scale.pixelsPerDay).toBe(2);
  expect(scale.x(YEAR.first)).toBe(reversed ? 749 : 17);
  expect(scale.day(scale.x(YEAR.first + 100))).toBeCloseTo(YEAR.first + 100, 9);
  const box = scale.box(YEAR.first + 10, YEAR.first + 19);
  expect(box).toEqual({ left: reversed ? 709 : 37, width: 20 });
  expect(scale.box(null, null)).toEqual({ left: 17, width: 732 });
});

test("the finest unit with enough pixels is chosen, else the last", () => {
  const scale = new TimeScale(YEAR, 366);
  expect(scale.unit(["day", "month", "year"], 4)).toBe("month");
  expect(scale.unit(["day", "month"], 400)).toBe("month");
});

test("a part of the frame lies within it, with a margin round the period", () => {
  const [first, last] = [dayNumberFromIso("2024-06-01"), dayNumberFromIso("2024-08-31")];
  const part = zoomFrame(YEAR, first, last);
  expect([part.first, part.last].map(isoFromDayNumber)).toEqual(["2024-05-22", "2024-09-10"]);
  expect(zoomFrame(YEAR, null, dayNumberFromIso("2024-02-01")).first).toBe(YEAR.first);
  expect(zoomFrame(YEAR, last, last).last - zoomFrame(YEAR, last, last).first).toBeGreaterThanOrEqual(31);
});
