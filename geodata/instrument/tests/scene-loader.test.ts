import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AreaShapes } from "../src/area-shapes";
import type { InstrumentData } from "../src/contract";
import { loadScene } from "../src/scene-loader";
import { bytesOf } from "./engine/column-file-bytes";
import { LANGUAGES } from "./languages";
import { specOf } from "./specs";

const shapes = new AreaShapes(() => undefined);
const SIZE = [800, 400] as const;
const asked: string[] = [];
let run = 0;

function data(changes: Partial<InstrumentData> = {}): InstrumentData {
  const urls = { scene: `scene-${run}?`, table: `table-${run}`, words: `words-${run}` };
  const basemap = { ground: `ground-${run}.pmtiles` };
  return { ...urls, basemap, ...changes } as Partial<InstrumentData> as InstrumentData;
}

beforeEach(() => {
  run += 1;
  asked.length = 0;
  vi.stubGlobal("document", { baseURI: "http://here/" });
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    if (url.startsWith("table")) return new Response(bytesOf({ lon: [10, 20] }));
    const words = { language: LANGUAGES.en, messages: { "map.title": "A map" }, theme_variables: {} };
    return new Response(JSON.stringify(url.startsWith("words") ? words : specOf({ title: url })));
  });
});
afterEach(() => vi.unstubAllGlobals());

test("a scene has messages, spec, layers and selection", async () => {
  const scene = await loadScene(data(), { lon: 1, lat: 2, zoom: 3 }, SIZE, shapes, null);
  expect(scene.translate("map.title")).toBe("A map");
  expect(scene.spec.title).toBe(`scene-${run}?&lon=1&lat=2&zoom=3&size=800x400`);
  expect(scene.selection.table.rows).toBe(2);
});

test("the ground is read before the map asks for it", async () => {
  await loadScene(data(), null, SIZE, shapes, null);
  expect(asked).toContain(`http://here/ground-${run}.pmtiles?bytes=0-16383`);
});

test("unchanged parts of the scene before are used again", async () => {
  const first = await loadScene(data(), null, SIZE, shapes, null);
  const same = await loadScene(data(), null, SIZE, shapes, first);
  expect([same.translate, same.layers, same.selection]).toEqual([
    first.translate,
    first.layers,
    first.selection,
  ]);
  expect(same.selection).toBe(first.selection);
  const other = await loadScene(data(), { lon: 9, lat: 9, zoom: 4 }, SIZE, shapes, first);
  expect(other.selection).not.toBe(first.selection);
  expect(other.selection.table).toBe(first.selection.table);
});
