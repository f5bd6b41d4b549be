import { expect, test } from "vitest";
import type { View } from "../../src/contract";
import { REASONS, selectEvents } from "../../src/engine/view-filter";
import { ALL, tableOf } from "./column-file-bytes";

const OPEN = [-2147483648, 2147483647] as const;

/** A drill of December 2029 in Japan, parts since some day up to now, and what is expected, undated. */
const table = tableOf(
  {
    lon: [135, 90, Number.NaN],
    lat: [40, 60, Number.NaN],
    ...{ start_earliest: [21884, OPEN[0], OPEN[0]], start_latest: [21884, 19296, OPEN[1]] },
    ...{ end_earliest: [21914, OPEN[1], OPEN[1]], end_latest: [21914, OPEN[1], OPEN[1]] },
    ...{ flags: [4, 4, 3], kind: [0, 1, 5], holds: [1, 0, 0], statements: [1, 1, 2] },
    ...{
      part_event: [0, 0, 1, 1, 2, 2, 2],
      part_actor: [1, 2, 0, 4, 0, 2, 3],
      part_role: [0, 1, 2, 3, 4, 4, 4],
    },
  },
  {
    as_of: "2030-01-15",
    actors: ["irn", "jpn", "kor", "prk", "rus"],
    roles: ["lead", "participant", "supplier", "recipient", "party"],
  },
);

const CASES: [Partial<View>, number[], Record<string, number>][] = [
  [{}, [2, 2, 1], {}],
  [{ layers: ["transfer"] }, [0, 2, 0], { layer: 2 }],
  [{ layers: [] }, [0, 0, 0], { layer: 3 }],
  [{ layers: ["supply"] }, [0, 2, 0], { layer: 2 }],
  [{ layers: ["military", "rumour"] }, [2, 0, 0], { layer: 2 }],
  [{ statements: ["judgement"] }, [0, 0, 1], { statement: 2 }],
  [{ actors: ["kor"] }, [2, 0, 1], { actor: 1 }],
  [{ actors: ["prk"] }, [0, 0, 1], { actor: 2 }],
  [{ actors: ["jpn", "kor"], match: "all" }, [2, 0, 0], { actor: 2 }],
  [{ actors: ["jpn", "xxx"], match: "all" }, [0, 0, 0], { actor: 3 }],
  [{ actors: [] }, [0, 0, 0], { actor: 3 }],
  [{ actors: [], match: "all" }, [0, 0, 0], { actor: 3 }],
  [{ roles: ["supplier"] }, [0, 2, 0], { role: 2 }],
  [{ actors: ["rus"], roles: ["supplier"] }, [0, 0, 0], { actor: 2, role: 1 }],
  [{ bounds: [130, 30, 140, 50] }, [2, 0, 0], { bounds: 2 }],
  [{ bounds: [130, 30, 95, 70] }, [2, 2, 0], { bounds: 1 }],
  [{ bounds: [140, 30, 80, 70] }, [0, 0, 0], { bounds: 3 }],
  [{ bounds: [-180, -90, 180, 90] }, [2, 2, 0], { bounds: 1 }],
  [{ hide: ["undated"] }, [2, 2, 0], { undated: 1 }],
  [{ hide: ["ahead"] }, [2, 2, 0], { ahead: 1 }],
  [{ start: "2029-12-05" }, [1, 2, 1], {}],
  [{ start: "2030-02-01" }, [0, 1, 0], { undated: 1, period: 1 }],
  [{ end: "2021-12-31" }, [0, 1, 1], { period: 1 }],
];

test.each(CASES)("%j", (asked, standing, omitted) => {
  const found = selectEvents(table, { ...ALL, ...asked });
  expect([[...found.standing], found.omitted]).toEqual([standing, omitted]);
  expect(found.within + found.perhaps + found.hidden).toBe(3);
});

test("what lies ahead is not hidden unseen by a period that ends with the brief", () => {
  const later = tableOf({ start_earliest: [22000], start_latest: [22000], end_latest: [22000], flags: [6] });
  const reasons = ["2024-10-23", "2024-10-24"].map(
    (end) => selectEvents(later, { ...ALL, end }).reason[0] as number,
  );
  expect(reasons.map((reason) => REASONS[reason])).toEqual(["ahead", "period"]);
});

test("layers are counted with all the other filters on", () => {
  const found = selectEvents(table, { ...ALL, layers: ["exercise"], actors: ["irn"] });
  expect(found.kinds).toMatchObject({ exercise: 0, transfer: 1, alignment: 1 });
});

test("an answer that is kept is not given to another question", () => {
  const within = (actors: string[]) => selectEvents(table, { ...ALL, actors }).within;
  expect([within(["kor"]), within(["rus"]), within(["kor"])]).toEqual([1, 1, 1]);
  expect(selectEvents(table, { ...ALL, actors: ["rus"] }).standing[0]).toBe(0);
  expect(selectEvents(table, ALL).within).toBe(2);
});

test("a layer counts its events on the map; one without places, which is drawn as relations, all of them", () => {
  const table = tableOf({ kind: [0, 0, 1, 5, 5], flags: [4, 0, 4, 0, 0] });
  const selection = selectEvents(table, ALL);
  expect(selection.kinds).toMatchObject({ exercise: 2, transfer: 1, alignment: 2, meeting: 0 });
  expect(selection.drawn).toMatchObject({ exercise: 1, transfer: 1, alignment: 2, meeting: 0 });
  const hidden = selectEvents(table, { ...ALL, layers: ["transfer"] });
  expect([hidden.drawn.exercise, hidden.placed]).toEqual([1, 1]);
});
