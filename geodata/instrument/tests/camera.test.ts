import { expect, test } from "vitest";
import {
  innerSize,
  isArchiveShown,
  isBehindGlobe,
  isSameCamera,
  mapSpecUrl,
  maxZoom,
  needsNewLabels,
  roundCamera,
  shiftByInsets,
  toLngLatBounds,
  wrapLongitude,
} from "../src/camera";

const HERE = { lon: 100, lat: 30, zoom: 3 };
const SIZE = [800, 600] as const;
const INSETS = { left: 0, right: 52, bottom: 38 };

test("a camera is rounded to what a link carries", () => {
  expect(roundCamera({ lon: 190.00004, lat: 1.23456, zoom: 2.345 })).toEqual({
    lon: -170,
    lat: 1.2346,
    zoom: 2.35,
  });
  expect(isSameCamera({ lon: 100.00001, lat: 30, zoom: 3.001 }, HERE)).toBe(true);
  expect([isSameCamera(HERE, null), isSameCamera(null, null)]).toEqual([false, true]);
});

test.each([
  [180, 180],
  [181, -179],
  [-190, 170],
  [540, -180],
])("longitude %i is %i", (given, found) => {
  expect(wrapLongitude(given)).toBe(found);
});

test.each([
  [{ ...HERE, zoom: 3.2 }, false],
  [{ ...HERE, zoom: 3.4 }, true],
  [{ ...HERE, lon: 120 }, false],
  [{ ...HERE, lon: 130 }, true],
  [{ ...HERE, lat: 50 }, true],
])("words stand elsewhere under %o: %s", (camera, found) => {
  expect(needsNewLabels(HERE, camera, SIZE)).toBe(found);
});

test("across the antimeridian two cameras are near", () => {
  expect(needsNewLabels({ ...HERE, lon: 179 }, { ...HERE, lon: -179 }, SIZE)).toBe(false);
});

test("the part between the furniture has a camera of its own, and the way back", () => {
  expect(innerSize(SIZE, INSETS)).toEqual([748, 562]);
  const inner = shiftByInsets(HERE, INSETS);
  expect(inner.lon).toBeLessThan(100);
  expect(inner.lat).toBeGreaterThan(30);
  expect(shiftByInsets(inner, INSETS, true)).toEqual({
    lon: expect.closeTo(100),
    lat: expect.closeTo(30),
    zoom: 3,
  });
});

test.each([
  [[100, 30], false],
  [[150, 10], false],
  [[-80, -30], true],
] as const)("%o lies behind the globe: %s", (place, found) => {
  expect(isBehindGlobe(place, HERE, 600)).toBe(found);
});

test("a box over the antimeridian runs on eastward", () => {
  expect(toLngLatBounds([170, -10, -170, 10])).toEqual([
    [170, -10],
    [190, 10],
  ]);
});

test("the address of a document names camera and size", () => {
  expect(mapSpecUrl("scene/a.json?lang=en", HERE, SIZE)).toBe(
    "scene/a.json?lang=en&lon=100&lat=30&zoom=3&size=800x600",
  );
  expect(mapSpecUrl("scene/a.json?lang=en", null, SIZE)).toBe("scene/a.json?lang=en&size=800x600");
});

test.each([
  [[], 12],
  [[9], 12],
  [[9, 14], 15],
  [[22], 17],
])("over own archives of zooms %j the map comes to zoom %i", (zooms, closest) => {
  expect(maxZoom(zooms.map((max_zoom) => ({ max_zoom })))).toBe(closest);
});

test.each([
  [{ lon: 32.5, lat: 15.6, zoom: 9.5 }, true],
  [{ lon: 32.5, lat: 15.6, zoom: 9.4 }, false],
  [{ lon: 33.2, lat: 15.2, zoom: 9.5 }, true],
  [{ lon: 33.4, lat: 15.6, zoom: 9.5 }, false],
  [{ lon: 32.5, lat: 15, zoom: 9.5 }, false],
  [{ lon: -327.5, lat: 15.6, zoom: 9.5 }, true],
])("an archive is shown from its first zoom, with a part in view: %j %s", (camera, shown) => {
  const archive = { first_zoom: 9.5, bounds: [32.3, 15.4, 32.8, 15.8] as [number, number, number, number] };
  expect(isArchiveShown(archive, camera, [1000, 600])).toBe(shown);
});
