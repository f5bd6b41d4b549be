import { expect, test } from "vitest";
import { AreaShapes } from "../src/area-shapes";
import type { SpecLayer, Standing } from "../src/contract";
import { SpecLayers } from "../src/spec-layers";

const INK = [1, 2, 3, 255];
const FAINT = [1, 2, 3, 140];
const ROWS = [
  { event: "a", path: [[0, 0]], colour: INK, perhaps: { colour: FAINT } },
  { event: "b", path: [[1, 1]], colour: INK },
  { path: [[2, 2]], colour: INK },
  { event: "a", path: [[3, 3]], colour: INK, focus: true },
];
const LANES: SpecLayer = {
  "@@type": "PathLayer",
  id: "lanes",
  data: ROWS,
  getPath: "@@=path",
  getColor: "@@=colour",
};
const ZONE: SpecLayer = {
  "@@type": "GeoJsonLayer",
  id: "zone",
  event: "a",
  data: "assets/x/area.geojson",
  lineWidthMinPixels: 2,
  perhaps: { lineWidthMinPixels: 1 },
};

const NONE_HIDDEN = { hiddenLabels: new Set<string>(), hiddenReferences: new Set<string>() };

function chart(layers: SpecLayer[]): SpecLayers {
  return new SpecLayers(layers, new AreaShapes(() => undefined));
}

function drawn(found: SpecLayers, standings: Record<string, Standing>, focus: string | null = null) {
  const [layer] = found.create((event) => standings[event] ?? 2, focus, 3);
  return (layer?.props.data ?? []) as { path: number[][]; colour: number[] }[];
}

test.each([
  [{ a: 2, b: 2 }, null, [0, 1, 2]],
  [{ a: 0, b: 2 }, null, [1, 2]],
  [{ a: 0, b: 0 }, null, [2]],
  [{ a: 2, b: 2 }, "a", [0, 1, 2, 3]],
  [{ a: 0, b: 2 }, "a", [1, 2]],
] as const)("standings %o and focus %s draw the rows %o", (standings, focus, places) => {
  expect(drawn(chart([LANES]), standings, focus).map((row) => row.path[0]?.[0])).toEqual(places);
});

test("what is perhaps within looks so, and keeps its row from one draw to the next", () => {
  const found = chart([LANES]);
  const first = drawn(found, { a: 1 });
  expect(first[0]?.colour).toEqual(FAINT);
  expect(drawn(found, { a: 2 })[0]?.colour).toEqual(INK);
  expect(drawn(found, { a: 1 })[0]).toBe(first[0]);
});

test("the rows of a sign are drawn while one of its events is shown, and ringed with each of them", () => {
  const signs = { "area:yem": { events: ["a", "b"], count_words: ["1 event", "2 events"] } };
  const rows = [
    { event: "area:yem", path: [[0, 0]], colour: INK, perhaps: { colour: FAINT } },
    { event: "area:yem", path: [[1, 1]], colour: INK, focus: true },
  ];
  const found = new SpecLayers([{ ...LANES, data: rows }], new AreaShapes(() => undefined), signs);
  const places = (standings: Record<string, Standing>, focus: string | null = null) =>
    drawn(found, standings, focus).map((row) => row.path[0]?.[0]);
  expect(places({ a: 0, b: 2 })).toEqual([0]);
  expect(places({ a: 0, b: 2 }, "b")).toEqual([0, 1]);
  expect(drawn(found, { a: 0, b: 1 })[0]?.colour).toEqual(FAINT);
  expect(found.create(() => 0, null, 3)[0]?.props.visible).toBe(false);
});

test("a lane of several events fans out into those that are shown while one of them is in focus", () => {
  const key = "lane:a:b:supply:happened";
  const signs = { [key]: { events: ["a", "b"], count_words: ["1 event", "2 events"] } };
  const rows = [
    { event: key, path: [[0, 0]], colour: INK, focus: false },
    { event: "a", path: [[1, 1]], colour: INK, fan: key },
    { event: "b", path: [[2, 2]], colour: INK, fan: key },
    { event: "b", path: [[3, 3]], colour: INK, fan: key, focus: true },
  ];
  const found = new SpecLayers([{ ...LANES, data: rows }], new AreaShapes(() => undefined), signs);
  const places = (standings: Record<string, Standing>, focus: string | null = null) =>
    drawn(found, standings, focus).map((row) => row.path[0]?.[0]);
  expect(places({})).toEqual([0]);
  expect(places({}, "elsewhere")).toEqual([0]);
  expect(places({}, "a")).toEqual([1, 2]);
  expect(places({}, "b")).toEqual([1, 2, 3]);
  expect(places({ a: 0, b: 2 }, "b")).toEqual([2, 3]);
});

test("a layer of which nothing is left is hidden and not taken away: its pictures need not be fetched again", () => {
  const found = chart([{ ...LANES, data: ROWS.slice(0, 2) }]);
  const draw = (standing: Standing) => found.create(() => standing, null, 3);
  expect(draw(0)).toEqual([]);
  const [before] = draw(2);
  const [hidden] = draw(0);
  const [after] = draw(2);
  expect([before?.props.visible, hidden?.props.visible, after?.props.visible]).toEqual([true, false, true]);
  expect([hidden?.props.data, after?.props.data]).toEqual([before?.props.data, before?.props.data]);
  expect(after?.props.data).toBe(before?.props.data);
});

test("a selection that changes nothing is drawn by the same layers", () => {
  const found = chart([LANES]);
  const draw = () => found.create(() => 2, null, 3)[0];
  expect(draw()).toBe(draw());
});

test("a text that looks like an expression stays text", () => {
  const rows = [{ event: "a", text: "@@=alert(1)", position: [0, 0] }];
  const icons: SpecLayer = { ...{ "@@type": "IconLayer", id: "t", data: rows }, getIcon: "@@=text" };
  const [layer] = chart([icons]).create(() => 2, null, 3);
  const props = (layer?.props ?? {}) as { getIcon?(row: object): string };
  expect(props.getIcon?.(rows[0] ?? {})).toBe("@@=alert(1)");
});

test.each([
  [{ "@@type": "RumourLayer", id: "r" }, "RumourLayer"],
  [{ ...LANES, extensions: [{ "@@type": "RumourExtension" }] }, "RumourExtension"],
])("a class that is not bundled is an error and no gap on the map", (json, name) => {
  expect(() => chart([json])).toThrow(`found ${name}`);
});

test("a call in an accessor is refused", () => {
  expect(() => chart([{ ...LANES, getPath: "@@=alert(1)" }])).toThrow("calls");
});

test("an area comes with its shape, is hidden with its event, and fades with it", async () => {
  const shape = { type: "FeatureCollection", features: [] };
  globalThis.fetch = (async () => new Response(JSON.stringify(shape))) as typeof fetch;
  let ready = () => {};
  const came = new Promise<void>((done) => {
    ready = done;
  });
  const found = new SpecLayers([ZONE], new AreaShapes(ready));
  expect(found.create(() => 2, null, 3)).toEqual([]);
  await came;
  const props = (standing: Standing) =>
    (found.create(() => standing, null, 3)[0]?.props ?? {}) as Record<string, unknown>;
  expect([props(2).visible, props(0).visible]).toEqual([true, false]);
  expect([props(2).lineWidthMinPixels, props(1).lineWidthMinPixels]).toEqual([2, 1]);
});

test("glyphs lie on a globe, and those on its far side are left out", () => {
  const rows = [{ position: [10, 50] }, { position: [-170, -50] }];
  const found = new SpecLayers(
    [{ "@@type": "IconLayer", id: "heads", data: rows }],
    new AreaShapes(() => {}),
  );
  const [flat] = found.create(() => 2, null, 3);
  const [round] = found.create(() => 2, null, 3, { isHidden: (at) => at[0] < 0, ...NONE_HIDDEN });
  expect([flat?.props.data, round?.props.data]).toEqual([rows, [rows[0]]]);
  expect([flat?.props, round?.props].map((props) => (props as { billboard?: boolean }).billboard)).toEqual([
    true,
    false,
  ]);
});

test("a leader goes with the words that it leads to", () => {
  const found = chart([
    { ...LANES, id: "leaders" },
    { ...LANES, id: "lanes" },
  ]);
  const seen = (silent: string[]) =>
    found
      .create(() => 2, null, 3, { isHidden: null, ...NONE_HIDDEN, hiddenLabels: new Set(silent) })
      .map(({ props }) => (props.data as { path: number[][] }[]).map((row) => row.path[0]?.[0]));
  expect(seen([])).toEqual([
    [0, 1, 2],
    [0, 1, 2],
  ]);
  expect(seen(["a"])).toEqual([
    [1, 2],
    [0, 1, 2],
  ]);
});

test("a reference layer is hidden by its id alone, whatever stands and is in focus", () => {
  const track = { ...LANES, id: "reference:track:lines", reference: "track", data: [{ path: [[5, 5]] }] };
  const found = chart([track]);
  const visible = (...hidden: string[]) =>
    found
      .create(() => 0, "a", 3, { isHidden: null, ...NONE_HIDDEN, hiddenReferences: new Set(hidden) })
      .map(({ props }) => props.visible);
  expect([visible(), visible("track"), visible("tra"), visible()]).toEqual([[true], [false], [true], [true]]);
  const [layer] = found.create(() => 2, null, 3);
  expect(layer?.props).not.toHaveProperty("reference");
});

const EDGE: SpecLayer = {
  "@@type": "GeoJsonLayer",
  id: "edge",
  stroked: true,
  getLineWidth: 2,
  _subLayerProps: { "polygons-stroke": { getColor: INK } },
};

function made(layer: SpecLayer) {
  const [found] = chart([layer]).create(() => 2, null, 3);
  // biome-ignore lint/suspicious/noExplicitAny: properties of any class
  return found?.props as any;
}

test("lines of all kinds are drawn by one program, solid ones with no dash", () => {
  const [lane, edge] = [made(LANES), made(EDGE)];
  expect(lane.extensions[0].equals(edge.extensions[0])).toBe(true);
  expect([lane.getDashArray(), edge.getDashArray(), edge.getLineWidth()]).toEqual([[0, 0], [0, 0], 2]);
});

test("another colour of an edge is noticed, though a function gives it", () => {
  const part = (ink: number[]) =>
    made({ ...EDGE, _subLayerProps: { "polygons-stroke": { getColor: ink } } })._subLayerProps[
      "polygons-stroke"
    ];
  expect(part(INK).getColor()).toEqual(INK);
  expect(part(INK).updateTriggers).not.toEqual(part(FAINT).updateTriggers);
});

test("a chart with extensions of its own keeps them, and parts without a colour get none", () => {
  const own = { "@@type": "FillStyleExtension", pattern: true };
  expect(made({ ...LANES, extensions: [own] }).extensions[0].opts.pattern).toBe(true);
  const part = made({ ...EDGE, _subLayerProps: { "polygons-stroke": { opacity: 1 } } });
  expect(part._subLayerProps["polygons-stroke"].getColor).toBeUndefined();
});
