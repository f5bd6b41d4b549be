import { expect, test } from "vitest";
import type { EventColumns } from "../../src/engine/column-file";
import { dayNumberFromIso } from "../../src/engine/day-numbers";
import { eventStandings, viewPeriod } from "../../src/engine/standing";
import { tableOf } from "./column-file-bytes";

type Bound = string | null;

function one(bounds: readonly Bound[], holds: number, days: "int16" | "int32", flags = 0): EventColumns {
  const [low, high] = days === "int16" ? [-32768, 32767] : [-2147483648, 2147483647];
  const open = [low, high, high, high];
  const [a, b, c, d] = bounds.map((day, at) => (day === null ? (open[at] as number) : dayNumberFromIso(day)));
  const at = { start_earliest: [a as number], start_latest: [b as number], end_earliest: [c as number] };
  return tableOf({ ...at, end_latest: [d as number], holds: [holds], flags: [flags] }, {}, days);
}

const OCTOBER = ["2024-10-01", "2024-10-01", "2024-10-31", "2024-10-31"];
const SINCE_2018 = ["2018-01-01", "2018-12-31", null, null];
const OPEN = [null, null, null, null];
const [THROUGHOUT, SOMETIME, RECURRING] = [0, 1, 2];

test.each([
  [OCTOBER, SOMETIME, "2024-10-01", "2024-10-05", 1],
  [OCTOBER, SOMETIME, "2024-10-01", "2024-10-31", 2],
  [OCTOBER, SOMETIME, "2024-11-01", null, 0],
  [["2012-01-01", "2012-12-31", null, null], RECURRING, "2020-03-01", "2020-03-31", 1],
  [SINCE_2018, THROUGHOUT, "2020-01-01", "2020-12-31", 2],
  [SINCE_2018, THROUGHOUT, "2026-01-01", "2026-12-31", 1],
  [SINCE_2018, THROUGHOUT, "2100-01-01", "2100-12-31", 1],
  [SINCE_2018, THROUGHOUT, "1800-01-01", "1801-12-31", 0],
  [SINCE_2018, SOMETIME, "1800-01-01", null, 2],
  [[null, "2022-10-31", null, null], THROUGHOUT, "2021-01-01", "2021-12-31", 1],
  [[null, "2022-10-31", null, null], THROUGHOUT, "1800-01-01", "1800-12-31", 1],
  [[null, "2022-10-31", null, null], THROUGHOUT, "2023-01-01", "2023-12-31", 2],
  [OPEN, SOMETIME, null, null, 2],
  [OPEN, SOMETIME, "1800-01-01", "2100-01-01", 1],
  [OPEN, THROUGHOUT, null, null, 1],
])("%j, holding %i, from %s to %s: %i", (bounds, holds, start, end, expected) => {
  for (const days of ["int16", "int32"] as const) {
    expect([...eventStandings(one(bounds, holds, days), viewPeriod({ start, end }))]).toEqual([expected]);
  }
});

test.each([
  ["2024-10-23", 1],
  ["2024-10-24", 0],
  [null, 1],
])("what has no date is perhaps in a period from %s: %i", (start, expected) => {
  expect([...eventStandings(one(OPEN, THROUGHOUT, "int16", 1), viewPeriod({ start, end: null }))]).toEqual([
    expected,
  ]);
});
