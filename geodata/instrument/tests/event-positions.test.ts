import { expect, test } from "vitest";
import { selectEvents } from "../src/engine/view-filter";
import { countOutside, eventPosition, nearbyRows, selectionBounds } from "../src/event-positions";
import { ALL, tableOf } from "./engine/column-file-bytes";
import { specOf, textsOf } from "./specs";

test("the bounds hold every selected event on the map, with a margin inside the world", () => {
  const table = tableOf({
    lon: [10, 20, 60, -179.9],
    lat: [5, -5, 0, 84.9],
    flags: [4, 4, 0, 4],
    kind: [0, 0, 0, 1],
  });
  const bounds = (layers: string[] | null) => selectionBounds(table, selectEvents(table, { ...ALL, layers }));
  expect(bounds(["exercise"])).toEqual([9.5, -5.5, 20.5, 5.5]);
  expect(bounds(null)).toEqual([-180, -5.5, 20.5, 85]);
  expect(bounds([])).toBeNull();
});

test("selected events on the map are counted of which no part lies in a box", () => {
  const table = tableOf({
    lon: [10, 20, 60, -179.9],
    lat: [5, -5, 0, 0],
    flags: [4, 4, 0, 4],
    kind: [0, 0, 0, 1],
  });
  const outside = (box: [number, number, number, number], layers: string[] | null = null) =>
    countOutside(table, selectEvents(table, { ...ALL, layers }), box);
  expect(outside([0, -10, 30, 10])).toBe(1);
  expect(outside([0, -10, 30, 10], ["exercise"])).toBe(0);
  expect(outside([170, -10, -170, 10])).toBe(2);
  expect(outside([-180, -85, 180, 85])).toBe(0);
});

test("the position of an event is its point, else the middle of its bounds, else none", () => {
  const events = {
    point: textsOf(0, { at: [1, 2], bounds: [0, 0, 9, 9] }),
    box: textsOf(1, { bounds: [10, 0, 20, 10] }),
    over: textsOf(2, { bounds: [170, -10, -170, 10] }),
    nowhere: textsOf(3),
  };
  const spec = specOf({ events });
  expect([...Object.keys(events), "unknown"].map((id) => eventPosition(spec, id))).toEqual([
    ...[
      [1, 2],
      [15, 5],
      [180, 0],
    ],
    ...[null, null],
  ]);
});

test("nearby rows are of the same kind and standing, the row itself first", () => {
  const table = tableOf({ lon: [10, 10.1, 10.1, 40], lat: [0, 0, 0, 0], kind: [0, 0, 1, 0] });
  const selection = selectEvents(table, ALL);
  expect(nearbyRows(table, selection, 1, 3, 50)).toEqual([1, 0]);
  expect(nearbyRows(table, selection, 1, 12, 50)).toEqual([1]);
  expect(nearbyRows(table, selection, 1, 3, 1)).toEqual([1]);
});
