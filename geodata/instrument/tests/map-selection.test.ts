import { expect, test } from "vitest";
import { MapSelection } from "../src/map-selection";
import { createTranslate } from "../src/messages";
import { THINNED_LAYER } from "../src/thinned-layers";
import { ALL, tableOf } from "./engine/column-file-bytes";
import { LANGUAGES } from "./languages";
import { specOf, textsOf } from "./specs";

const WORDS = { "count.events": { one: "{n} event", other: "{n} events" } };
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
  const [mark] = found.marksOf("c");
  expect(mark).toMatchObject({ row: 2, kind: "transfer", standing: 2, body: "A body" });
});

test("the mark of a sign is its shown events, each once", () => {
  const signs = { "area:yem": { events: ["a", "c"], count_words: ["1 event", "2 events"] } };
  const found = new MapSelection(table, specOf({ events, signs }));
  const picks = ["area:yem", "a"].map((event) => ({ layer: "dots", event, index: 0 }));
  found.select(ALL);
  expect(found.pickedMarks(picks, 3).map(({ id }) => id)).toEqual(["a", "c"]);
  found.select({ ...ALL, layers: ["transfer"] });
  expect(found.marksOf("area:yem").map(({ id }) => id)).toEqual(["c"]);
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

test("an area of a map with thinning stands as the best of its shown events, and lists them", () => {
  const lists = { lon: [10, 10, 50, 50], kind: [1, 0, 1, 0], area: [0, 1, 1, 2] };
  const [colours, translate] = [{}, createTranslate({ language: LANGUAGES.en, messages: WORDS })];
  const spec = specOf({ thinned: { colours } });
  const found = new MapSelection(tableOf(lists, { areas: ["yem", "omn"] }), spec);
  expect(found.hasLabels).toBe(true);
  found.select(ALL);
  expect(found.standing("area:yem")).toBe(2);
  expect(found.areaWords("area:yem", translate)).toBe("2 events");
  expect(found.areaWords("area:omn", translate)).toBe("1 event");
  expect(found.areaWords("some-event", translate)).toBeNull();
  const marks = found.pickedMarks([{ layer: "dots", event: "area:yem", index: 0 }], 2);
  expect(marks).toEqual([{ id: null, row: 1, kind: "exercise", standing: 2, count: 2, rows: [1, 2] }]);
  found.select({ ...ALL, layers: ["transfer"] });
  expect(found.areaWords("area:yem", translate)).toBe("1 event");
  expect([found.standing("area:omn"), found.marksOf("area:omn")]).toEqual([0, []]);
  found.thin({ lon: 0, lat: 0, zoom: 0 }, [800, 400]);
  expect([...(found.marks?.row ?? [])]).toEqual([0]);
});
