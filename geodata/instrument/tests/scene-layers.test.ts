import { expect, test } from "vitest";
import { AreaShapes } from "../src/area-shapes";
import { MapSelection } from "../src/map-selection";
import { createSceneLayers } from "../src/scene-layers";
import { SpecLayers } from "../src/spec-layers";
import { ALL, tableOf } from "./engine/column-file-bytes";
import { KEYS, LANGUAGES } from "./languages";
import { specOf, textsOf } from "./specs";

const STATE = {
  ...{ focus: null, focusRow: null, camera: { lon: 0, lat: 0, zoom: 2 }, size: [800, 400] as const },
  ...{ isHidden: null, hiddenLabels: new Set<string>(), hiddenReferences: new Set<string>() },
};
const LANES = { "@@type": "PathLayer", id: "lanes", data: [{ event: "a", path: [] }] };

function scene(dense: boolean) {
  const spec = specOf({
    events: { a: textsOf(0) },
    deck: { layers: dense ? [] : [LANES] },
    thinned: dense ? { colours: {} } : null,
  });
  const selection = new MapSelection(tableOf({ lon: [10, 20] }), spec);
  selection.select(ALL);
  const layers = new SpecLayers(spec.deck.layers, new AreaShapes(() => undefined));
  return {
    spec,
    selection,
    layers,
    translate: KEYS,
    messageFile: { language: LANGUAGES.en, messages: {}, theme_variables: {} },
  } as const;
}

test("a map of labels has the layers of its spec", () => {
  expect(createSceneLayers(scene(false), STATE).map(({ id }) => id)).toEqual(["lanes"]);
});

test("a map with thinning has its reference layers under its marks", () => {
  const dense = scene(true);
  const course = { "@@type": "PathLayer", id: "course", reference: "course", data: [{ path: [] }] };
  const layers = new SpecLayers([course], new AreaShapes(() => undefined));
  const ids = (...hidden: string[]) =>
    createSceneLayers({ ...dense, layers }, { ...STATE, hiddenReferences: new Set(hidden) })
      .filter(({ props }) => props.visible)
      .map(({ id }) => id);
  expect([ids(), ids("course"), ids("other")]).toEqual([["course", "marks"], ["marks"], ["course", "marks"]]);
});

test("a map with thinning has its marks, and a ring round the focus", () => {
  const ids = (focusRow: number | null) =>
    createSceneLayers(scene(true), { ...STATE, focusRow }).map(({ id }) => id);
  expect(ids(null)).toEqual(["marks"]);
  expect(ids(1)).toEqual(["marks", "marks:focus"]);
});

test("the signs of areas stand above the points of a map with thinning", () => {
  const dense = scene(true);
  const row = { event: "a", icon: "disc", position: [0, 0], size: 9, colour: [0, 0, 0, 255], angle: 0 };
  const signs = { "@@type": "IconLayer", id: "dots", data: [row] };
  const course = { "@@type": "PathLayer", id: "course", data: [{ path: [] }] };
  const layers = new SpecLayers([course, signs], new AreaShapes(() => undefined));
  const ids = createSceneLayers({ ...dense, layers }, STATE).map(({ id }) => id);
  expect(ids).toEqual(["course", "marks", "dots"]);
});
