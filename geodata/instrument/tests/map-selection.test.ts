import { expect, test } from "vitest";
import { MapSelection } from "../src/map-selection";
import { THINNED_LAYER } from "../src/thinned-layers";
import { ALL, tableOf } from "./engine/column-file-bytes";
import { specOf, textsOf } from "./specs";

const table = tableOf({ lon: [10, 10, 50], lat: [5, 5, 5], kind: [0, 0, 1] });
const events = { a: textsOf(0), b: textsOf(1), c: textsOf(2, { kind: "transfer", body: "A body" }) };

function selection(): MapSelection {
  return new MapSelection(table, specOf({ events }));
}

test("a selection is computed once for each set of filters", () => {
  const found = selection();
  const first = found.select(ALL);
  const moved = { ...ALL, focus: "a", show: ["relations"], camera: null };
  expect(found.select(moved)).toBe(first);
  expect(found.select({ ...ALL, layers: ["transfer"] })).not.toBe(first);
  expect([found.standing("a"), found.standing("c"), found.standing("unknown")]).toEqual([0, 2, 2]);
});

test("facets count the events of each choice", () => {
  expect(selection().facets(ALL).layers).toMatchObject({ exercise: 2, transfer: 1 });
});

test("picked items are marks, each event once; areas only where nothing is above them", () => {
  const found = selection();
  found.select(ALL);
  const pick = (layer: string, event: string) => ({ layer, event, index: 0 });
  const ids = (...picks: ReturnType<typeof pick>[]) => found.pickedMarks(picks, 3).map(({ id }) => id);
  expect(ids(pick("dots", "c"), pick("areas", "a"), pick("lanes", "c"))).toEqual(["c"]);
  expect(ids(pick("areas", "a"), pick("areas", "b"))).toEqual(["a", "b"]);
  expect(found.markOf("c")).toMatchObject({ row: 2, kind: "transfer", standing: 2, body: "A body" });
});

test("a mark of a map with thinning has its rows and no event", () => {
  const found = selection();
  found.select(ALL);
  found.thin({ lon: 0, lat: 0, zoom: 2 }, [800, 400]);
  const marks = found.pickedMarks([{ layer: THINNED_LAYER, event: null, index: 2 }], 2);
  expect(marks).toEqual([{ id: null, row: 2, kind: "transfer", standing: 2, count: 1, rows: [2] }]);
  expect(found.pickedMarks([{ layer: THINNED_LAYER, event: null, index: 9 }], 2)).toEqual([]);
  expect(found.thinningCounts).toBeNull();
});
