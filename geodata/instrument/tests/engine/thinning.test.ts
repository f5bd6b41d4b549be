import { expect, test } from "vitest";
import { thinEvents } from "../../src/engine/thinning";
import { selectEvents } from "../../src/engine/view-filter";
import { MAX_MARKS, MAX_UNTHINNED } from "../../src/generated/limits";
import { ALL, tableOf } from "./column-file-bytes";

const SCREEN = [1024, 512] as const;
const WORLD = { lon: 0, lat: 0, zoom: 0 };

/** Events spread over the world by the golden ratio: even, and the same in every run. */
function spread(number: number) {
  const at = Array.from({ length: number }, (_, row) => row);
  const lon = at.map((row) => ((row * 0.618034) % 1) * 360 - 180);
  const lat = at.map((row) => ((row * 0.754878) % 1) * 120 - 60);
  return tableOf({ lon, lat, kind: at.map((row) => row % 3) });
}

test("a few events are each a mark, those off the map or filtered out are none", () => {
  const table = tableOf({ lon: [10, 20, 30, 40], flags: [4, 0, 4, 4], kind: [0, 0, 1, 0] });
  const found = thinEvents(table, selectEvents(table, { ...ALL, layers: ["exercise"] }), WORLD, SCREEN);
  expect([found.exact, found.events, [...found.row], [...found.count]]).toEqual([true, 2, [0, 3], [1, 1]]);
  expect([...found.lon, ...found.kind, ...found.standing]).toEqual([10, 40, 0, 0, 2, 2]);
});

test("many events share marks that say for how many they stand", () => {
  const table = spread(MAX_UNTHINNED * 10);
  const found = thinEvents(table, selectEvents(table, ALL), WORLD, SCREEN);
  expect(found.exact).toBe(false);
  expect(found.row.length).toBeLessThanOrEqual(MAX_MARKS);
  expect(found.count.reduce((sum, count) => sum + count)).toBe(found.events);
  expect(found.events).toBe(MAX_UNTHINNED * 10);
  expect([...found.row]).toEqual([...found.row].sort((a, b) => a - b));
});

test("a mark stands for the first of its cell, by kind and standing", () => {
  const lon = Array.from({ length: MAX_UNTHINNED + 2 }, (_, row) => (row % 2) * 90);
  const table = tableOf({ lon, kind: lon.map((_, row) => +(row === 5)) });
  const found = thinEvents(table, selectEvents(table, ALL), WORLD, SCREEN);
  expect([...found.row]).toEqual([0, 1, 5]);
  expect([...found.count]).toEqual([MAX_UNTHINNED / 2 + 1, MAX_UNTHINNED / 2, 1]);
});

test("zooming in resolves what was thinned", () => {
  const table = spread(MAX_UNTHINNED * 10);
  const found = thinEvents(table, selectEvents(table, ALL), { lon: 0, lat: 0, zoom: 4 }, SCREEN);
  expect(found.exact).toBe(true);
  expect(found.events).toBeLessThan(MAX_UNTHINNED);
  expect(Math.max(...found.lon.map(Math.abs))).toBeLessThanOrEqual(33.75);
});

test("the view reaches round the antimeridian and a little beyond its edges", () => {
  const table = tableOf({ lon: [179, -179, 0, 130, 160], lat: [0, 0, 0, 0, 75] });
  const found = thinEvents(table, selectEvents(table, ALL), { lon: 180, lat: 0, zoom: 3 }, SCREEN);
  expect([...found.row]).toEqual([0, 1, 3]);
});
