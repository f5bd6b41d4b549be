import type { Feature } from "geojson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { GroundName, Position, SlideSpec } from "../../src/contract";
import { GroundLayer, type GroundView } from "../../src/ground/ground-layer";
import { toGroundName } from "../../src/ground/tile-names";
import { specOf } from "../specs";

const STATE: GroundName = {
  ...{ id: "aaa", text: "<b>State</b>", kind: "country", rank: 0, at: [50, 0] as const, acts: true },
  land: "assets/x/area-aaa.geojson",
};
const TOWN: GroundName = {
  ...{ id: "gn-1", text: "Town", kind: "town", rank: 10, at: [-100, -20] as const, acts: false, land: "" },
};
/** A square of land round the state's usual place; positions are pixels from the middle of the map here. */
const LAND = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: {},
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [0, -60],
            [120, -60],
            [120, 60],
            [0, 60],
            [0, -60],
          ],
        ],
      },
    },
  ],
};
const asked: string[] = [];

interface Moved {
  readonly lon: number;
  readonly zoom: number;
}

/** A map of 512 pixels a world at zoom 0, on which a degree is about one pixel and a half. */
function viewOf(
  { lon, zoom }: Moved = { lon: 0, zoom: 1 },
  names: readonly GroundName[] = [TOWN],
): GroundView {
  const pixels = (512 * 2 ** zoom) / 360;
  return {
    camera: { lon, lat: 0, zoom },
    size: [800, 400],
    isFlat: true,
    project: ([east, north]: Position) => [400 + (east - lon) * pixels, 200 - north * pixels],
    unproject: ([x, y]) => [lon + (x - 400) / pixels, (200 - y) / pixels],
    ...{ areas: "assets/x/areas-ar.json", names: {} },
    groundNames: () => names,
  };
}

function spec(changes: Partial<SlideSpec> = {}): SlideSpec {
  return specOf({ lang: "ar", ground_names: [STATE], ...changes });
}

const words = (layer: GroundLayer) => [...layer.root.children].map((each) => each.textContent);
const settled = () => new Promise((done) => setTimeout(done));

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response(JSON.stringify(LAND));
  });
});
afterEach(() => vi.unstubAllGlobals());

async function made(changes: Partial<SlideSpec> = {}): Promise<GroundLayer> {
  const ready = vi.fn();
  const layer = new GroundLayer(ready);
  layer.set(spec(changes), "rtl");
  layer.place(viewOf(), []);
  await settled();
  expect(ready).toHaveBeenCalledOnce();
  layer.place(viewOf(), []);
  return layer;
}

test("a state that acts is named once its land has come, which is fetched once; words are text", async () => {
  const layer = await made();
  expect(words(layer)).toEqual(["<b>State</b>", "Town"]);
  expect(layer.root.querySelector("b")).toBeNull();
  expect([...layer.root.querySelectorAll<HTMLElement>(".words")].map(({ dir }) => dir)).toEqual([
    "rtl",
    "rtl",
  ]);
  expect([layer.root.lang, layer.root.querySelectorAll(".acts, .town .dot").length]).toEqual(["ar", 2]);
  expect(asked).toEqual([STATE.land]);
});

test("near enough, a water out of view is named in what is seen of it, by the desk's name", async () => {
  const area = { ...STATE, id: "zulu-bay", kind: "water", text: "Zulu Bay", at: [170, 0], acts: false };
  const file = [{ ...area, rank: 0, land: "assets/x/named-zulu-bay.geojson", extent: [0, -60, 120, 60] }];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response(JSON.stringify(url.includes("areas") ? file : LAND));
  });
  const layer = new GroundLayer(() => undefined);
  layer.set(spec({ ground_names: [] }), "ltr");
  const named = { ...viewOf({ lon: 60, zoom: 4 }, []), names: { "zulu-bay": "Yankee Bay" } };
  layer.place({ ...named, camera: { lon: 60, lat: 0, zoom: 3.9 } }, []);
  await settled();
  expect(asked).toEqual([]);
  for (let round = 0; round < 3; round++) {
    layer.place(named, []);
    await settled();
  }
  expect(words(layer)).toEqual(["Yankee Bay"]);
  expect(asked).toEqual(["assets/x/areas-ar.json", "assets/x/named-zulu-bay.geojson"]);
  layer.place({ ...named, camera: { lon: -100, lat: 0, zoom: 4 } }, []);
  expect(words(layer)).toEqual([]);
});

test("names are placed once for all the land that is on its way, also where some of it never comes", async () => {
  const answers = new Map<string, (answer: Response) => void>();
  vi.stubGlobal("fetch", (url: string) => new Promise<Response>((done) => answers.set(url, done)));
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const ready = vi.fn();
  const other = { ...STATE, id: "bbb", text: "Other", land: "assets/x/area-bbb.geojson" };
  const layer = new GroundLayer(ready);
  layer.set(spec({ ground_names: [STATE, other] }), "rtl");
  layer.place(viewOf(), []);
  answers.get(STATE.land)?.(new Response(JSON.stringify(LAND)));
  await settled();
  expect(ready).not.toHaveBeenCalled();
  answers.get(other.land)?.(new Response("", { status: 503 }));
  await settled();
  expect(ready).toHaveBeenCalledOnce();
  layer.place(viewOf(), []);
  expect(words(layer)).toEqual(["<b>State</b>", "Town"]);
  answers.get(other.land)?.(new Response("", { status: 503 }));
  await settled();
  expect(ready).toHaveBeenCalledOnce();
  expect(error).toHaveBeenCalledTimes(2);
  error.mockRestore();
});

test("names keep clear of labels, controls and marks", async () => {
  const layer = await made({ taken: [[-100, -20, 160, 160]] });
  expect(words(layer)).toEqual(["<b>State</b>"]);
  layer.place(viewOf(), [[0, 0, 800, 400]]);
  expect(words(layer)).toEqual([]);
});

test("while a flat map keeps its zoom all names move by one translation; another zoom moves each", async () => {
  const layer = await made();
  const [state] = [...layer.root.children] as [HTMLElement];
  const before = state.style.transform;
  layer.follow(viewOf({ lon: 10, zoom: 1 }));
  expect(layer.root.style.transform).toBe("translate(-28.4px, 0.0px)");
  expect(state.style.transform).toBe(before);
  layer.follow(viewOf({ lon: 0, zoom: 1.2 }));
  expect(layer.root.style.transform).toBe("translate(0.0px, 0.0px)");
  expect(state.style.transform).not.toBe(before);
  layer.follow(viewOf({ lon: 0, zoom: 1.6 }));
  expect(layer.root.hidden).toBe(true);
  layer.follow(viewOf());
  expect([layer.root.hidden, state.style.transform]).toEqual([false, before]);
});

test("a map that rests as before is left alone, until other tiles come", async () => {
  const layer = await made();
  const names = vi.fn(() => [TOWN]);
  layer.place({ ...viewOf(), groundNames: names }, []);
  expect(names).not.toHaveBeenCalled();
  layer.invalidate();
  layer.place({ ...viewOf(), groundNames: names }, []);
  expect(names).toHaveBeenCalledWith("ar");
});

test("on a globe a state's name stands at its usual place, and none behind the horizon", async () => {
  const layer = await made();
  const globe = { ...viewOf({ lon: 1, zoom: 1 }), isFlat: false };
  layer.place({ ...globe, project: (at) => (at[0] < 0 ? null : globe.project(at)) }, []);
  expect(words(layer)).toEqual(["<b>State</b>"]);
});

test("names on the map of a slide grow with it", () => {
  const layer = new GroundLayer(() => undefined);
  layer.set(spec({ ground_names: [] }), "ltr", 2);
  layer.place(viewOf({ lon: -100, zoom: 2 }), []);
  expect(layer.root.querySelector<HTMLElement>(".words")?.style.fontSize).toBe("24px");
});

test("a feature is a name where it has one in the language", () => {
  const feature = (properties: Record<string, unknown>): Feature => {
    return { type: "Feature", properties, geometry: { type: "Point", coordinates: [1, 2] } };
  };
  const aden = { id: "aden", kind: "town", rank: 44, name_en: "Aden", name_ar: "عدن" };
  expect(toGroundName(feature(aden), "ar")).toEqual({
    ...{ id: "aden", text: "عدن", kind: "town", rank: 44, at: [1, 2], acts: false, land: "" },
  });
  expect(toGroundName(feature(aden), "en", { aden: "Zulu" })?.text).toBe("Zulu");
  expect(toGroundName(feature(aden), "en", { mukalla: "Zulu" })?.text).toBe("Aden");
  const others = [{ name_ar: "" }, { name_ar: undefined }, { kind: "toString" }, { rank: "44" }];
  expect(others.map((changes) => toGroundName(feature({ ...aden, ...changes }), "ar"))).toEqual(
    others.map(() => null),
  );
});

test("the land of states that act is fetched with the words, before the map rests", () => {
  const layer = new GroundLayer(() => undefined);
  layer.set(spec(), "rtl");
  expect(asked).toEqual([STATE.land]);
});
