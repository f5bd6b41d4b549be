import { expect, test } from "vitest";
import { absoluteUrl, createBasemapStyle } from "../src/basemap-style";
import type { OwnArchive } from "../src/contract";
import { BORDER_WIDTH, DISPUTED_DASH, PROVINCE_WIDTH, RIVER_WIDTH } from "../src/generated/styles";

const URLS = {
  ground: "ground/aa.pmtiles",
  own: [],
  disputed: "broken" as const,
  names: {},
  full: "",
  areas: "",
  worker: "",
};
const COLOURS = {
  "--sea": "#001",
  "--land": "#002",
  "--border": "#003",
  "--quiet": "#004",
  "--river": "#005",
  "--province": "#006",
};
const OWN: OwnArchive = {
  url: "ground/bb.pmtiles",
  kind: "vector",
  bounds: [30, 20, 40, 30],
  ...{ min_zoom: 0, first_zoom: 6, max_zoom: 15, tile_size: 512, attribution: "OSM", day: "" },
};

test("the ground is our archive by absolute URL, in the colours of the theme, and no other service", () => {
  const style = createBasemapStyle(URLS, COLOURS);
  expect(style.sources).toEqual({
    ground: { type: "vector", tiles: [`pmtiles://${absoluteUrl(URLS.ground)}/{z}/{x}/{y}`], maxzoom: 8 },
  });
  expect(style.layers.map(({ id, paint }) => [id, Object.values(paint ?? {})[0]])).toEqual([
    ["sea", "#001"],
    ["land", "#002"],
    ["rivers", "#005"],
    ["water", "#001"],
    ["shores", "#005"],
    ["admin1", "#006"],
    ["borders", "#003"],
    ["disputed", "#004"],
  ]);
  expect([style.glyphs, style.sprite]).toEqual([undefined, undefined]);
  expect(absoluteUrl("assets/x")).toMatch(/^\w+:/);
});

test("rivers begin at zoom 4, and only disputed borders are dashed", () => {
  const { layers } = createBasemapStyle(URLS, COLOURS);
  const lines = layers.filter((layer) => layer.type === "line");
  expect(lines.map(({ id, minzoom }) => [id, minzoom])).toEqual([
    ["rivers", 4],
    ["shores", undefined],
    ["admin1", undefined],
    ["borders", undefined],
    ["disputed", undefined],
  ]);
  expect(lines.map(({ paint }) => paint?.["line-width"])).toEqual([
    RIVER_WIDTH,
    PROVINCE_WIDTH,
    PROVINCE_WIDTH,
    BORDER_WIDTH,
    BORDER_WIDTH,
  ]);
  expect(lines.map(({ paint }) => paint?.["line-dasharray"])).toEqual([
    ...[undefined, undefined, undefined, undefined],
    DISPUTED_DASH,
  ]);
  expect(lines.slice(-2).map(({ filter }) => filter)).toEqual(
    [0, 1].map((disputed) => ["==", ["get", "disputed"], disputed]),
  );
});

test("an own archive lies inside its bounds over our land and under our borders, without its boundaries", () => {
  const style = createBasemapStyle({ ...URLS, own: [OWN] }, COLOURS);
  const { bounds, minzoom, maxzoom } = style.sources["own-0"] as unknown as Record<string, unknown>;
  expect([bounds, minzoom, maxzoom]).toEqual([[30, 20, 40, 30], 0, 15]);
  const ids = style.layers.map(({ id }) => id);
  const own = style.layers.filter((layer) => "source" in layer && layer.source === "own-0");
  expect(ids.indexOf(own[0]?.id ?? "")).toBe(ids.indexOf("admin1") + 1);
  expect(ids.indexOf(own.at(-1)?.id ?? "")).toBe(ids.indexOf("borders") - 1);
  const drawn = own.map((layer) => ("source-layer" in layer ? layer["source-layer"] : undefined));
  expect([...new Set(drawn)]).toEqual(["earth", "water", "buildings", "roads"]);
  expect(own.every(({ minzoom: from = 0 }) => from >= OWN.first_zoom)).toBe(true);
});

test("imagery is drawn as it is, several archives from below", () => {
  const image: OwnArchive = { ...OWN, kind: "raster", tile_size: 256 };
  const style = createBasemapStyle({ ...URLS, own: [OWN, image] }, COLOURS);
  const own = style.layers.filter((layer) => "source" in layer && String(layer.source).startsWith("own"));
  expect(own.at(-1)).toEqual({ id: "own-1", type: "raster", source: "own-1", minzoom: 6 });
  expect(style.sources["own-1"]).toMatchObject({ type: "raster", tileSize: 256 });
});

test.each([
  ["plain", [undefined]],
  ["hidden", [["==", ["get", "disputed"], 0]]],
] as const)("disputed borders are %s by the setting", (disputed, filters) => {
  const { layers } = createBasemapStyle({ ...URLS, disputed }, COLOURS);
  const borders = layers.filter((layer) => layer.type === "line" && layer["source-layer"] === "borders");
  expect(borders.map((layer) => ("filter" in layer ? layer.filter : undefined))).toEqual(filters);
});
