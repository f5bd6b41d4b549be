import { expect, test } from "vitest";
import type { Theme } from "../src/contract";
import { thinEvents } from "../src/engine/thinning";
import { selectEvents } from "../src/engine/view-filter";
import { RING_COLOURS } from "../src/generated/styles";
import { createFocusRing, createThinnedLayer, THINNED_LAYER } from "../src/thinned-layers";
import { ALL, tableOf } from "./engine/column-file-bytes";

const colours = {
  exercise: { within: [1, 2, 3, 255], perhaps: [1, 2, 3, 99], edge: [1, 1, 1, 255] },
  transfer: { within: [4, 5, 6, 255], perhaps: [4, 5, 6, 99], edge: [4, 4, 4, 255] },
} as const;

test("each mark has position, colour by kind and standing, and radius as typed arrays", () => {
  const table = tableOf({ lon: [10, 20], lat: [1, 2], kind: [0, 1], flags: [4, 5] });
  const marks = thinEvents(table, selectEvents(table, ALL), { lon: 0, lat: 0, zoom: 1 }, [800, 400]);
  const layer = createThinnedLayer({ ...marks, count: Uint32Array.of(1, 17) }, table.kinds, { colours });
  const { attributes, length } = layer.props.data as unknown as {
    attributes: Record<string, { value: ArrayLike<number> }>;
    length: number;
  };
  expect([layer.id, length]).toEqual([THINNED_LAYER, 2]);
  expect(Array.from(attributes.getPosition?.value ?? [])).toEqual([10, 1, 20, 2]);
  expect(Array.from(attributes.getFillColor?.value ?? [])).toEqual([1, 2, 3, 255, 4, 5, 6, 99]);
  expect(Array.from(attributes.getLineColor?.value ?? [])).toEqual([1, 1, 1, 255, 4, 4, 4, 255]);
  expect(Array.from(attributes.getRadius?.value ?? [])).toEqual([3, 5]);
});

const THEMES = ["light", "dark", "contrast"] as const;

test("the ring of the focus stands out in each theme", () => {
  const colour = (theme: Theme) =>
    (createFocusRing([1, 2], theme).props as { getLineColor?: unknown }).getLineColor;
  expect(new Set(THEMES.map((theme) => String(colour(theme)))).size).toBe(3);
  for (const theme of THEMES) expect(colour(theme)).toEqual(RING_COLOURS[theme]);
});
