import { expect, test } from "vitest";
import { parseColumnFile } from "../../src/engine/column-file";
import { bytesOf, tableOf } from "./column-file-bytes";

test("columns are views on the bytes", () => {
  const bytes = bytesOf({ lon: [1.5, 2.5], lat: [3, Number.NaN] });
  const table = parseColumnFile(bytes);
  expect(table.lon.buffer).toBe(bytes);
  expect([...table.lon, ...table.lat]).toEqual([1.5, 2.5, 3, Number.NaN]);
  expect([table.rows, table.asOf, table.kinds[1]]).toEqual([2, 20019, "transfer"]);
});

test("a table of points has its points for boxes", () => {
  const points = tableOf({ lon: [7], lat: [8] });
  const boxes = tableOf({ lon: [7], lat: [8], west: [6], south: [7], east: [8], north: [9] });
  expect([points.west[0], points.north[0]]).toEqual([7, 8]);
  expect([boxes.west[0], boxes.north[0]]).toEqual([6, 9]);
});

test.each([
  ["int16", -32768, 32767],
  ["int32", -2147483648, 2147483647],
] as const)("open ends of %s are the ends of the type", (days, start, end) => {
  const table = tableOf({ start_earliest: [start], end_latest: [end] }, {}, days);
  expect([table.openStart, table.openEnd]).toEqual([start, end]);
  expect([table.startEarliest[0], table.endLatest[0]]).toEqual([start, end]);
});

test("a day of the brief may be written out", () => {
  expect(tableOf({ lon: [] }, { as_of: "2024-10-23" }).asOf).toBe(20019);
});

test.each([
  ["other bytes", () => new TextEncoder().encode("PK34567890").buffer, 'found "PK34" at the start'],
  ["no bytes", () => new ArrayBuffer(0), 'found "" at the start'],
  ["half a header", () => bytesOf({ lon: [1] }).slice(0, 40), "found 40 bytes, expected a header"],
  ["half a table", () => bytesOf({ lon: [1] }).slice(0, -8), /found \d+ bytes, expected \d+/],
  [
    "a short column",
    () => bytesOf({ lon: [1, 2], flags: [0] }),
    "flags: found 1 values, expected one a row (2)",
  ],
])("%s are refused by what was found", (_name, bytes, message) => {
  expect(() => parseColumnFile(bytes() as ArrayBuffer)).toThrow(message);
});
