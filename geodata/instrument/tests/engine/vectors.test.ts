// The questions and answers that the atlas in Python and this engine share.

import { expect, test } from "vitest";
import filters from "../../../../tests/vectors/filters.json";
import standing from "../../../../tests/vectors/standing.json";
import thinning from "../../../../tests/vectors/thinning.json";
import type { SelectionFacets } from "../../src/contract";
import { countAreas } from "../../src/engine/area-counts";
import type { EventColumns } from "../../src/engine/column-file";
import { countFacets as facetsOf } from "../../src/engine/facets";
import { thinEvents } from "../../src/engine/thinning";
import { REASONS, type Selection, selectEvents, type ViewFilters } from "../../src/engine/view-filter";
import { tableOf } from "./column-file-bytes";

interface Asked {
  readonly table: Readonly<Record<string, readonly (number | null)[]>>;
  readonly reasons: readonly string[];
  readonly cases: readonly {
    readonly view: unknown;
    readonly standing: number[];
    readonly reason: number[];
    readonly omitted: unknown;
    readonly facets: unknown;
  }[];
}

const DAYS = /^(start|end)_/;

/** The columns as numbers: what is open or missing is null in the vectors. */
function tableAsked(asked: Asked, days: "int16" | "int32"): EventColumns {
  const [first, last] = days === "int16" ? [-0x8000, 0x7fff] : [-0x80000000, 0x7fffffff];
  const missing = (name: string) => (name === "start_earliest" ? first : DAYS.test(name) ? last : Number.NaN);
  const lists = Object.entries(asked.table).map(([name, values]) => {
    return [name, values.map((value) => value ?? missing(name))] as const;
  });
  const { table: _, cases: __, reasons: ___, ...head } = asked;
  return tableOf(Object.fromEntries(lists), head, days);
}

/** Choices that would show nothing are left out of the vectors. */
function some(facets: SelectionFacets): unknown {
  const left = (numbers: object) =>
    Object.fromEntries(Object.entries(numbers).filter(([, number]) => number));
  return Object.fromEntries(Object.entries(facets).map(([name, numbers]) => [name, left(numbers)]));
}

test.each([
  ["standing", "int16", standing],
  ["standing", "int32", standing],
  ["filters", "int16", filters],
] as const)("%s in %s", (_name, days, vectors) => {
  const asked = vectors as unknown as Asked;
  const table = tableAsked(asked, days);
  expect(asked.reasons).toEqual([...REASONS]);
  expect(asked.cases.length).toBeGreaterThan(10);
  for (const { view, ...expected } of asked.cases) {
    const selection = selectEvents(table, view as ViewFilters);
    const { standing, reason, omitted } = selection;
    const facets = some(facetsOf(table, view as ViewFilters, selection));
    const found = { view, standing: [...standing], reason: [...reason], omitted, facets };
    expect(found).toEqual({ view, ...expected });
  }
});

test.each(thinning.cases.map((asked) => [asked.camera, asked] as const))(
  "thinning at %o",
  (camera, asked) => {
    const { standing, ...columns } = thinning.rows;
    const selection = { standing: Uint8Array.from(standing) } as Partial<Selection> as Selection;
    const table = tableOf(columns, { areas: thinning.areas });
    const found = thinEvents(table, selection, camera, asked.size as [number, number]);
    expect([found.exact, found.events]).toEqual([asked.exact, asked.events]);
    expect({ row: [...found.row], count: [...found.count] }).toEqual(asked.marks);
  },
);

test("areas that events are known only to", () => {
  const { standing, ...columns } = thinning.rows;
  const table = tableOf(columns, { areas: thinning.areas });
  const found = [...countAreas(table, { standing: Uint8Array.from(standing) })];
  expect(found.map(([key, { count, standing }]) => ({ key, count, standing }))).toEqual(thinning.counted);
});
