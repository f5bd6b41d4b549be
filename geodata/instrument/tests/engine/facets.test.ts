import { expect, test } from "vitest";
import { countFacets } from "../../src/engine/facets";
import { selectEvents } from "../../src/engine/view-filter";
import { ALL, tableOf } from "./column-file-bytes";

/** Event 0 has the first actor twice, event 1 the second actor. */
const table = tableOf({
  ...{ lon: [0, 0, 0], kind: [0, 0, 1], statements: [1, 3, 4] },
  ...{ part_event: [0, 0, 1], part_actor: [0, 0, 1], part_role: [0, 1, 1] },
});

function facets(changes: object) {
  const view = { ...ALL, ...changes };
  return countFacets(table, view, selectEvents(table, view));
}

test("an actor with two participations in an event counts once", () => {
  expect(facets({}).actors).toEqual({ jpn: 1, kor: 1, prk: 0 });
});

test("a chosen actor does not lower the counts of the others, a chosen role does", () => {
  expect(facets({ actors: ["jpn"] }).actors).toEqual({ jpn: 1, kor: 1, prk: 0 });
  expect(facets({ roles: ["lead"] }).actors).toEqual({ jpn: 1, kor: 0, prk: 0 });
});

test("layers and statements are counted with all other filters", () => {
  expect(facets({ layers: ["transfer"] }).layers).toMatchObject({ exercise: 2, transfer: 1 });
  expect(facets({ layers: ["exercise"] }).statements).toEqual({ reported: 2, judgement: 1, forecast: 0 });
});
