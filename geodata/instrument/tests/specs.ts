// Map specs for tests.

import type { EventTexts, MapSpec } from "../src/contract";

/** The texts of an event at a row. */
export function textsOf(row: number, changes: Partial<EventTexts> = {}): EventTexts {
  const texts = {
    title: `Event ${row}`,
    body: "",
    kind: "exercise",
    family: "military",
    at: null,
    bounds: null,
    ends: null,
    claim_days: [],
    date: "",
  };
  return { ...texts, row, ...changes };
}

/** An empty map spec with changes. */
export function specOf(changes: Partial<MapSpec> = {}): MapSpec {
  const camera = { lon: 0, lat: 0, zoom: 2 };
  return {
    ...{ lang: "en", theme: "light", brief: "demo", camera, home: camera, size: [800, 400] },
    ...{
      deck: { layers: [] },
      thinned: null,
      labels: [],
      signs: {},
      note_lines: [],
      ground_names: [],
      taken: [],
      inset: null,
      legend: [],
      numbers: [],
      notes: [],
      credits: [],
      reading_order: [],
    },
    ...{ text_alternative: "A map.", title: "Title", caption: [], events: {} },
    ...changes,
  };
}
