import type { FeatureCollection, Geometry, MultiPolygon } from "geojson";
import { expect, test } from "vitest";
import { AreaShapes } from "../src/area-shapes";
import { clipShapes, windowFor, windowOf } from "../src/shape-window";

const SIZE = [800, 600] as const;
const VIEW = { lon: 130, lat: 40, zoom: 7 };

const shapes = (...geometries: Geometry[]): FeatureCollection => ({
  type: "FeatureCollection",
  features: geometries.map((geometry) => ({ type: "Feature", properties: { a: 1 }, geometry })),
});
const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

test("a window of one view has the size of the view on the map", () => {
  const [west, south, east, north] = windowOf(VIEW, SIZE);
  expect(((east - west) / 360) * 512 * 2 ** 7).toBeCloseTo(800);
  expect((west + east) / 2).toBeCloseTo(130);
  expect(south).toBeLessThan(40);
  expect(north).toBeGreaterThan(40);
});

test("a window stays while it holds the view, and is three views wide when it is made anew", () => {
  const first = windowFor(null, VIEW, SIZE);
  expect(first).toEqual(windowOf(VIEW, SIZE, 3));
  const [west, , east] = windowOf(VIEW, SIZE);
  const across = east - west;
  expect(windowFor(first, { ...VIEW, lon: 130 + across * 0.9 }, SIZE)).toBe(first);
  expect(windowFor(first, { ...VIEW, lon: 130 + across * 1.1 }, SIZE)).not.toBe(first);
  expect(windowFor(first, { ...VIEW, zoom: 5 }, SIZE)).not.toBe(first);
  expect(windowFor(first, { ...VIEW, zoom: 8.3 }, SIZE)).toBe(first);
  expect(windowFor(first, { ...VIEW, zoom: 8.5 }, SIZE)).not.toBe(first);
});

test("a polygon is cut along the window, its holes too, and what lies outside goes", () => {
  const far = { type: "Polygon" as const, coordinates: [box(50, 50, 60, 60)] };
  const whole = { type: "Polygon" as const, coordinates: [box(-10, -10, 5, 5), box(-9, 1, 3, 2)] };
  const { features } = clipShapes(shapes(far, whole), [0, 0, 20, 20]);
  expect(features).toHaveLength(1);
  expect(features[0]?.properties).toEqual({ a: 1 });
  const found = features.flatMap(({ geometry }) => (geometry as MultiPolygon).coordinates);
  const [[outer = [], hole = []] = []] = found;
  expect(new Set(outer.map(String))).toEqual(new Set(["0,0", "5,0", "5,5", "0,5"]));
  expect(new Set(hole.map(String))).toEqual(new Set(["0,1", "3,1", "3,2", "0,2"]));
  for (const ring of [outer, hole]) expect(ring[0]).toEqual(ring.at(-1));
});

test("a line leaves the window and comes back as two", () => {
  const line = {
    type: "LineString" as const,
    coordinates: [
      [-5, 5],
      [15, 5],
      [15, 8],
      [-5, 8],
    ],
  };
  expect(clipShapes(shapes(line), [0, 0, 10, 10]).features[0]?.geometry).toEqual({
    type: "MultiLineString",
    coordinates: [
      [
        [0, 5],
        [10, 5],
      ],
      [
        [10, 8],
        [0, 8],
      ],
    ],
  });
  expect(clipShapes(shapes(line), [0, 6, 10, 7]).features).toEqual([]);
});

test("a window over 180 degrees holds the shapes on both of its sides", () => {
  const sides = [box(175, 0, 180, 5), box(-180, 0, -175, 5), box(0, 0, 5, 5)];
  const both = shapes({ type: "MultiPolygon", coordinates: sides.map((ring) => [ring]) });
  for (const window of [
    [170, -10, 190, 10],
    [-190, -10, -170, 10],
  ] as const) {
    const clipped = clipShapes(both, window).features.flatMap(
      ({ geometry }) => (geometry as { coordinates: number[][][][] }).coordinates,
    );
    expect(clipped.map(([ring = []]) => Math.min(...ring.map(([lon = 0]) => lon))).sort()).toEqual([
      -180, 175,
    ]);
  }
});

test("full shapes are asked for anew where the view leaves their window, and farther out none is left", () => {
  const drawn = new AreaShapes(() => undefined);
  expect(drawn.surround({ ...VIEW, zoom: 3 }, SIZE)).toBe(false);
  expect(drawn.surround(VIEW, SIZE)).toBe(true);
  expect(drawn.surround(VIEW, SIZE)).toBe(false);
  expect(drawn.surround({ ...VIEW, lon: 150 }, SIZE)).toBe(true);
  expect(drawn.surround({ ...VIEW, zoom: 5.9 }, SIZE)).toBe(true);
  expect(drawn.surround({ ...VIEW, zoom: 3 }, SIZE)).toBe(false);
});
