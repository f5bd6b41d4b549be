// Marks of a map of many events: typed arrays that go to the graphics card as they are.

import type { Layer } from "@deck.gl/core";
import { ScatterplotLayer } from "@deck.gl/layers";
import type { Marks } from "./engine/thin";
import type { Dense } from "./types";

export const DENSE = "marks";
const SMALL = 3;
const GROWTH = 4;
type Ink = [number, number, number, number];
const OTHER: Ink = [128, 128, 128, 220];
const RINGS: Readonly<Record<string, Ink>> = { light: [34, 38, 43, 220], dark: [231, 235, 239, 220] };

/** The layer of the marks; `kinds` are the names behind the table's codes. */
export function marksLayer(marks: Marks, kinds: readonly string[], { colours }: Dense): Layer {
  const length = marks.row.length;
  const at = new Float32Array(2 * length);
  const inks = new Uint8ClampedArray(4 * length);
  const radii = new Float32Array(length);
  for (let mark = 0; mark < length; mark++) {
    at[2 * mark] = marks.lon[mark] as number;
    at[2 * mark + 1] = marks.lat[mark] as number;
    const look = colours[kinds[marks.kind[mark] as number] as string];
    inks.set((marks.standing[mark] === 1 ? look?.perhaps : look?.within) ?? [0, 0, 0, 255], 4 * mark);
    radii[mark] = radius(marks.count[mark] as number);
  }
  return new ScatterplotLayer({
    id: DENSE,
    data: {
      length,
      attributes: {
        getPosition: { value: at, size: 2 },
        getFillColor: { value: inks, size: 4 },
        getRadius: { value: radii, size: 1 },
      },
    },
    radiusUnits: "pixels",
    pickable: true,
  });
}

/** Pixels of a mark that stands for so many events, as `geodata/layout/dense_points.py` has it. */
export function radius(count: number): number {
  return count > 1 ? SMALL + Math.min(GROWTH, (count - 1) ** 0.25) : SMALL;
}

/** The ring round the event in focus. */
export function ringLayer(at: readonly [number, number], theme: string): Layer {
  const ink = RINGS[theme] ?? OTHER;
  return new ScatterplotLayer({
    id: "marks:focus",
    data: [{ at }],
    getPosition: (row: { at: [number, number] }) => row.at,
    getRadius: 11,
    radiusUnits: "pixels",
    filled: false,
    stroked: true,
    lineWidthUnits: "pixels",
    getLineWidth: 2.5,
    getLineColor: [...ink],
    pickable: false,
  });
}
