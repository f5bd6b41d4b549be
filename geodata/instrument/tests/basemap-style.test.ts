import { expect, test } from "vitest";
import { absoluteUrl, createBasemapStyle } from "../src/basemap-style";
import { BORDER_WIDTH, DISPUTED_DASH } from "../src/generated/styles";

const URLS = {
  land: "assets/a/land.geojson",
  borders: "assets/b/b.geojson",
  disputed: "assets/c/d.geojson",
  worker: "",
};

test("the basemap is our shapes by absolute URL, in the colours of the theme, and no other service", () => {
  const style = createBasemapStyle(URLS, {
    "--sea": "#001",
    "--land": "#002",
    "--border": "#003",
    "--quiet": "#004",
  });
  const sources = Object.values(style.sources) as { data: string }[];
  expect(sources.map(({ data }) => data)).toEqual([URLS.land, URLS.borders, URLS.disputed].map(absoluteUrl));
  expect(style.layers.map(({ id, paint }) => [id, Object.values(paint ?? {})[0]])).toEqual([
    ["sea", "#001"],
    ["land", "#002"],
    ["borders", "#003"],
    ["disputed", "#004"],
  ]);
  const lines = style.layers.flatMap(({ type, paint }) => (type === "line" ? [paint] : []));
  expect(lines.map((paint) => paint?.["line-width"])).toEqual([BORDER_WIDTH, BORDER_WIDTH]);
  expect(lines[1]?.["line-dasharray"]).toEqual(DISPUTED_DASH);
  expect([style.glyphs, style.sprite]).toEqual([undefined, undefined]);
  expect(absoluteUrl("assets/x")).toMatch(/^\w+:/);
});
