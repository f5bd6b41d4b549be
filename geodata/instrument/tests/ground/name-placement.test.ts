// The names of the ground stand where Python places them, from shared vectors.

import type { Geometry } from "geojson";
import { expect, test } from "vitest";
import vectors from "../../../../tests/vectors/name_placement.json";
import type { Camera, GroundName, Position, Size } from "../../src/contract";
import type { ScreenBox } from "../../src/controls/legend-panel";
import { MOST_NAMES } from "../../src/generated/limits";
import { NAME_SIZES, TOWN_RADIUS } from "../../src/generated/styles";
import { type NameScreen, placeNames } from "../../src/ground/name-placement";
import { textAdvance, textWidth } from "../../src/ground/text-width";
import { landSides, type Pixel, visibleLand } from "../../src/ground/visible-land";
import { mercatorPixels, worldPixels } from "../../src/mercator";

interface Case {
  readonly camera: Camera;
  readonly size: Size;
  readonly taken: readonly ScreenBox[];
  readonly names: readonly GroundName[];
  readonly spots: readonly (readonly [string, number, number])[];
}

const CASES = vectors.cases as unknown as readonly Case[];
const LAND = vectors.land as unknown as Readonly<Record<string, Geometry>>;

function project(at: Position, camera: Camera, [width, height]: Size): Pixel {
  const world = worldPixels(camera.zoom);
  const [x, y] = mercatorPixels(at, camera.zoom);
  const [u, v] = mercatorPixels([camera.lon, camera.lat], camera.zoom);
  const across = x - u - world * Math.floor((x - u) / world + 0.5);
  return [width / 2 + across, height / 2 + y - v];
}

function screenOf({ camera, size, taken }: Case): NameScreen {
  return {
    ...{ camera, size, taken, isFlat: true },
    project: (at) => project(at, camera, size),
    landOf: ({ id }) => {
      const geometry = LAND[id];
      if (!geometry) return null;
      const features = [{ type: "Feature" as const, properties: {}, geometry }];
      return visibleLand(landSides({ type: "FeatureCollection", features }), camera, size);
    },
  };
}

test("widths are those of Python: joined letters, ligatures, marks, unknown characters", () => {
  const wrong = Object.entries(vectors.advances).filter(([text, advance]) => textAdvance(text) !== advance);
  expect(wrong.map(([text, advance]) => [text, advance, textAdvance(text)])).toEqual([]);
  expect(textWidth("Aden", 10, true) / textWidth("Aden", 10)).toBeCloseTo(1.06);
});

test.each(CASES.map((each, at) => [at, each] as const))(
  "names of case %i stand where Python has them",
  (_, asked) => {
    const found = placeNames(asked.names, screenOf(asked));
    const rounded = found.map(({ name, middle: [x, y] }) => [name.text, x, y] as const);
    expect(rounded.map(([text]) => text)).toEqual(asked.spots.map(([text]) => text));
    for (const [at, [, x, y]] of rounded.entries()) {
      expect(x).toBeCloseTo(asked.spots[at]?.[1] ?? Number.NaN, 1);
      expect(y).toBeCloseTo(asked.spots[at]?.[2] ?? Number.NaN, 1);
    }
  },
);

test("a state that does not act is named in what is seen of it", () => {
  const far = CASES.flatMap((each) => {
    const quiet = new Map(each.names.map((name) => [name.text, name]));
    return each.spots.filter(([text]) => {
      const name = quiet.get(text);
      if (!name || name.acts || !LAND[name.id]) return false;
      const [x, y] = project(name.at, each.camera, each.size);
      return x < 0 || y < 0 || x > each.size[0] || y > each.size[1];
    });
  });
  expect(far.length).toBeGreaterThan(2);
});

/** A screen on which a position is its pixel. */
const PLAIN: NameScreen = {
  ...{ camera: { lon: 0, lat: 0, zoom: 5 }, size: [800, 600], taken: [], isFlat: true },
  project: ([x, y]) => [x, y],
  landOf: () => null,
};

test("the dot of a town keeps its room: a name that would cover it has none", () => {
  const town: GroundName = {
    ...{ id: "a", text: "Town", kind: "town", rank: 40, at: [400, 300], acts: false, land: "" },
  };
  const water = { ...town, id: "bay", text: "Long Bay", kind: "water", rank: 41 } as const;
  const half = textWidth("Long Bay", NAME_SIZES.water) / 2;
  const namedTo = (edge: number) =>
    placeNames([town, { ...water, at: [400 + edge - half, 300] }], PLAIN).map(({ name }) => name.text);
  expect(namedTo(1)).toEqual(["Town"]);
  expect(namedTo(-1)).toEqual(["Town"]);
  expect(namedTo(-TOWN_RADIUS - 0.2)).toEqual(["Town", "Long Bay"]);
});

test("the cases have full maps, states that act and states that find no land", () => {
  expect(Math.max(...CASES.map(({ spots }) => spots.length))).toBe(MOST_NAMES);
  const states = CASES.map(({ names, spots }) => {
    const acting = new Set(names.filter(({ acts }) => acts).map(({ text }) => text));
    return spots.filter(([text]) => acting.has(text)).length;
  });
  expect([Math.min(...states) < 3, Math.max(...states) > 3]).toEqual([true, true]);
});
