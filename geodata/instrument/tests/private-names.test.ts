// Names of MapLibre and deck.gl that they do not document: listed in private-names.json, each with a test that fails
// when an upgrade moves it.

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { GeoJsonLayer } from "@deck.gl/layers";
import { expect, test } from "vitest";
import listed from "../private-names.json";

const ROOT = resolve(import.meta.dirname, "..");
const MAPLIBRE = resolve(ROOT, "node_modules/maplibre-gl/dist");
/** An underscore member, a cast that reaches any member, and MapLibre's internal classes. */
const PRIVATE = [
  /(?<![\w`])(_[a-z]\w*)(?=\b(?!\s*(?:,|\}|:\s*_))|:)/g,
  /\b(as unknown as|as any|as never)\b/g,
  /\b(painter)\b(?=\.|\s*\})/g,
];

/** The private names that a source uses, each once. */
function privateNames(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"/g, "");
  return [...new Set(PRIVATE.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name = ""]) => name)))];
}

test("private names are found in a source", () => {
  const source =
    "map.painter.render(); map._camera.x; props._subLayerProps; (map as any).y; a as unknown as B";
  expect(privateNames(source).sort()).toEqual([
    "_camera",
    "_subLayerProps",
    "as any",
    "as unknown as",
    "painter",
  ]);
  expect(privateNames("const { data: _data, ...rest } = json; // map.painter")).toEqual([]);
});

test("the sources use the listed private names and no others", () => {
  const files = ["src", "served"].flatMap((folder) =>
    readdirSync(resolve(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|js)$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const used = files.flatMap((file) =>
    privateNames(readFileSync(resolve(ROOT, file), "utf8")).map((name) => `${file}: ${name}`),
  );
  expect(used.sort()).toEqual(listed.map(({ file, name }) => `${file}: ${name}`).sort());
});

test("each listed name has its test here", () => {
  const tests = readFileSync(import.meta.filename, "utf8");
  for (const entry of listed) {
    expect(entry.why.length, entry.name).toBeGreaterThan(20);
    expect(tests, entry.name).toContain(`test("${entry.test}"`);
  }
});

test("the painter of MapLibre's map draws each frame by render, with the sky in its data", () => {
  const code = readFileSync(resolve(MAPLIBRE, "maplibre-gl.mjs"), "utf8");
  expect(code).toMatch(/this\.painter\.render\(this\.style,this\._camera\.transform,\{/);
  expect(code).toMatch(/sky:this\.style\.sky\?\.getEvaluated\(\)/);
  expect(code).toMatch(/\.sky&&this\.drawFunctions\.sky\(/);
  expect(code).toMatch(/\.isRenderingGlobe&&this\.drawFunctions\.atmosphere\(/);
  expect(code).toMatch(/getContext\(`webgl2`/);
});

test("MapLibre draws another frame after one in which style or sources were taken in", () => {
  const code = readFileSync(resolve(MAPLIBRE, "maplibre-gl.mjs"), "utf8");
  expect(code).toMatch(/this\._styleDirty=!1/);
  expect(code).toMatch(/this\._sourcesDirty=!1,this\.style\._updateSources\(/);
  expect(code).toMatch(/let \w+=this\._sourcesDirty\|\|this\._styleDirty\|\|this\._placementDirty/);
});

test("a layer gives its sublayers the overrides of _subLayerProps", () => {
  class Exposed extends GeoJsonLayer {
    sublayer(id: string): { getColor?: unknown } {
      return this.getSubLayerProps({ id });
    }
  }
  const overrides = { "polygons-stroke": { getColor: [1, 2, 3] } };
  const layer = new Exposed({ id: "a", data: [], _subLayerProps: overrides });
  expect(layer.sublayer("polygons-stroke").getColor).toEqual([1, 2, 3]);
  expect(layer.sublayer("polygons-fill").getColor).toBeUndefined();
});
