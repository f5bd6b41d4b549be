// The marks that the server and the browser draw of one deck, from shared vectors.

import { expect, test } from "vitest";
import marks from "../../../tests/vectors/marks.json";
import { AreaShapes } from "../src/area-shapes";
import type { SpecLayer, SpecRow, Standing } from "../src/contract";
import type { SharedSigns } from "../src/shared-signs";
import { SpecLayers } from "../src/spec-layers";

interface MarkCase {
  readonly deck: string;
  readonly query: string;
  readonly focus: string | null;
  readonly standing: Readonly<Record<string, Standing>>;
  readonly rows: Readonly<Record<string, readonly SpecRow[]>>;
}
type Parts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const decks = marks.layers as unknown as Readonly<Record<string, readonly SpecLayer[]>>;
const signs = marks.signs as unknown as Readonly<Record<string, SharedSigns>>;
const cases = marks.cases as unknown as readonly MarkCase[];

/** The shapes of all areas, there at once. */
class LoadedShapes extends AreaShapes {
  override get(): ReturnType<AreaShapes["get"]> {
    return { type: "FeatureCollection", features: [] } as unknown as ReturnType<AreaShapes["get"]>;
  }
}

/** A row as drawn: without what says when it is drawn, and how else. */
function asDrawn({ perhaps: _, fan: _fan, focus, ...row }: SpecRow): unknown {
  return focus ? { ...row, focus } : row;
}

/** The colours of a layer's parts; constants are functions where a layer was unified with others. */
function colours(parts: Parts): unknown {
  return Object.entries(parts).flatMap(([name, part]) =>
    ["getColor", "getFillColor"]
      .filter((key) => part[key] !== undefined)
      .map((key) => {
        const value = part[key];
        return [name, key, typeof value === "function" ? value() : value];
      }),
  );
}

test.each(cases)("$deck with the query $query draws the shared rows", ({ deck, focus, standing, rows }) => {
  const layers = new SpecLayers(decks[deck] ?? [], new LoadedShapes(() => undefined), signs[deck]);
  const drawn = layers.create((event) => standing[event] ?? 2, focus, 3).filter(({ props }) => props.visible);
  expect(drawn.map(({ id }) => id)).toEqual(Object.keys(rows));
  for (const { id, props } of drawn) {
    const expected = rows[id] ?? [];
    const source = decks[deck]?.find((layer) => layer.id === id)?.data;
    if (typeof source === "object") expect((props.data as readonly SpecRow[]).map(asDrawn)).toEqual(expected);
    else {
      const parts = (props as { _subLayerProps?: Parts })._subLayerProps ?? {};
      expect(colours(parts)).toEqual(colours((expected[0]?._subLayerProps ?? {}) as Parts));
    }
  }
});
