// Layers of a map with thinning: typed arrays that go to the graphics card as they are.

import type { Layer } from "@deck.gl/core";
import { ScatterplotLayer } from "@deck.gl/layers";
import type { Theme, ThinnedMarks } from "./contract";
import type { ThinnedEvents } from "./engine/thinning";
import {
  RING_COLOURS,
  THINNED_EDGE_WIDTH,
  THINNED_GROWTH,
  THINNED_RADIUS,
  THINNED_RING_RADIUS,
  THINNED_RING_WIDTH,
} from "./generated/styles";

export const THINNED_LAYER = "marks";
const BLACK = [0, 0, 0, 255];
const drawn = new WeakMap<ThinnedEvents, { layer: Layer; colours: ThinnedMarks["colours"] }>();

/** The layer of the marks, the same for the same ones; `kinds` names the kind codes of the columns. */
export function createThinnedLayer(
  marks: ThinnedEvents,
  kinds: readonly string[],
  { colours }: ThinnedMarks,
): Layer {
  const before = drawn.get(marks);
  if (before?.colours === colours) return before.layer;
  const layer = makeThinnedLayer(marks, kinds, colours);
  drawn.set(marks, { layer, colours });
  return layer;
}

function makeThinnedLayer(
  marks: ThinnedEvents,
  kinds: readonly string[],
  colours: ThinnedMarks["colours"],
): Layer {
  const length = marks.row.length;
  const at = new Float32Array(2 * length);
  const inks = new Uint8ClampedArray(4 * length);
  const edges = new Uint8ClampedArray(4 * length);
  const radii = new Float32Array(length);
  for (let mark = 0; mark < length; mark++) {
    at[2 * mark] = marks.lon[mark] as number;
    at[2 * mark + 1] = marks.lat[mark] as number;
    const look = colours[kinds[marks.kind[mark] as number] as string];
    inks.set((marks.standing[mark] === 1 ? look?.perhaps : look?.within) ?? BLACK, 4 * mark);
    edges.set(look?.edge ?? BLACK, 4 * mark);
    radii[mark] = markRadius(marks.count[mark] as number);
  }
  return new ScatterplotLayer({
    id: THINNED_LAYER,
    data: {
      length,
      attributes: {
        getPosition: { value: at, size: 2 },
        getFillColor: { value: inks, size: 4 },
        getLineColor: { value: edges, size: 4 },
        getRadius: { value: radii, size: 1 },
      },
    },
    radiusUnits: "pixels",
    stroked: true,
    lineWidthUnits: "pixels",
    getLineWidth: THINNED_EDGE_WIDTH,
    pickable: true,
  });
}

/** Radius in pixels of a mark that stands for so many events; the rule of `geodata/layout/dense_points.py`. */
function markRadius(count: number): number {
  return count > 1 ? THINNED_RADIUS + Math.min(THINNED_GROWTH, (count - 1) ** 0.25) : THINNED_RADIUS;
}

/** The ring round the event in focus. */
export function createFocusRing(at: readonly [number, number], theme: Theme): Layer {
  return new ScatterplotLayer({
    id: "marks:focus",
    data: [{ at }],
    getPosition: (row: { at: [number, number] }) => row.at,
    getRadius: THINNED_RING_RADIUS,
    radiusUnits: "pixels",
    filled: false,
    stroked: true,
    lineWidthUnits: "pixels",
    getLineWidth: THINNED_RING_WIDTH,
    getLineColor: [...RING_COLOURS[theme]],
    pickable: false,
  });
}
