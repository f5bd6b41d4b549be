import { expect, test } from "vitest";
import type { HistogramBars } from "../../src/time-bar/histogram";
import { barIndex, barLines, barPeriod, spanLines } from "../../src/time-bar/tooltip-texts";
import { KEY_AND_VALUES } from "../languages";
import { textsOf } from "../specs";

const bars: HistogramBars = {
  unit: "month",
  ...{ edges: [0, 31, 59, 90], highest: 4 },
  ...{ within: Int32Array.of(1, 2, 3), perhaps: Int32Array.of(0, 1, 0) },
};

test.each([
  [-1, -1],
  [0, 0],
  [30, 0],
  [31, 1],
  [89, 2],
  [90, -1],
])("day %d is in bar %d", (day, expected) => {
  expect(barIndex(bars, day)).toBe(expected);
});

test("a bar says its period, its events, and why some are perhaps in it", () => {
  expect(barPeriod(bars, 1)).toEqual({ first: 31, last: 58 });
  expect(barLines(bars, 1, KEY_AND_VALUES)).toEqual([
    ...["month.2 1970", "map.time-bar.bar-counts 2 1", "map.time-bar.why-perhaps"],
  ]);
  expect(barLines(bars, 0, KEY_AND_VALUES)).toHaveLength(2);
});

test("a span says title, date, days of claims and standing", () => {
  const event = textsOf(0, { title: "Drill", date: "May", claim_days: ["2024-05-02"] });
  expect(spanLines(event, 1, KEY_AND_VALUES)).toEqual([
    ...["Drill", "May", "map.time-bar.said-on 2 month.5 2024"],
    "standing.perhaps",
  ]);
  expect(spanLines(event, 0, KEY_AND_VALUES).at(-1)).toBe("standing.no");
});
