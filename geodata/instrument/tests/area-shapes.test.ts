import { expect, test, vi } from "vitest";
import { AreaShapes, shapeLevel, simplifyLine, simplifyShapes } from "../src/area-shapes";

const ring = (points: number[][]) => ({
  type: "FeatureCollection" as const,
  features: [
    {
      type: "Feature" as const,
      properties: { a: 1 },
      geometry: { type: "Polygon" as const, coordinates: [points] },
    },
  ],
});

test.each([
  [
    0.1,
    [
      [0, 0],
      [10, 0],
    ],
  ],
  [
    0.03,
    [
      [0, 0],
      [5, 0.05],
      [10, 0],
    ],
  ],
])("a corner of 0.05 goes where %d may be lost", (degrees, left) => {
  expect(
    simplifyLine(
      [
        [0, 0],
        [2, 0],
        [5, 0.05],
        [10, 0],
      ],
      degrees,
    ),
  ).toEqual(left);
});

test("a closed ring keeps its form, one too small to see goes", () => {
  const square = [
    [0, 0],
    [5, 0.01],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ];
  expect(simplifyShapes(ring(square), 0.1)).toEqual(
    ring([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ]),
  );
  expect(simplifyShapes(ring(square), 50).features[0]?.geometry).toEqual({
    type: "Polygon",
    coordinates: [],
  });
});

test.each([
  [1.2, 2],
  [2, 2],
  [-1, 0],
  [14, 9],
])("zoom %d is drawn with the shapes of level %i", (zoom, found) => {
  expect(shapeLevel(zoom)).toBe(found);
});

test("near enough the full shape is fetched and drawn; until it has come, the plain one", async () => {
  const asked: string[] = [];
  const plain = "assets/x/area-zulu.geojson";
  const square = (side: number) =>
    ring([
      [0, 0],
      [side, 0],
      [side, side],
      [0, side],
      [0, 0],
    ]);
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response(JSON.stringify(square(url === "assets/y/full-zulu.geojson" ? 11 : 10)));
  });
  const shapes = new AreaShapes(() => undefined, "assets/y/full-");
  const settled = () => new Promise((done) => setTimeout(done));
  expect(shapes.drawn(plain, true, 5.9)).toBeNull();
  await settled();
  expect(asked).toEqual([plain]);
  expect(shapes.drawn(plain, true, 5.9)).toEqual(square(10));
  expect(shapes.drawn(plain, true, 6)).toEqual(square(10));
  await settled();
  expect(asked).toEqual([plain, "assets/y/full-zulu.geojson"]);
  expect(shapes.drawn(plain, true, 6)).toEqual(square(11));
  expect(shapes.drawn(plain, undefined, 9)).toEqual(square(10));
  shapes.surround({ lon: 0, lat: 0, zoom: 6 }, [200, 200]);
  const clipped = shapes.drawn(plain, true, 6);
  expect(clipped?.features[0]?.geometry).toMatchObject({ type: "MultiPolygon" });
  expect(shapes.drawn(plain, true, 6)).toBe(clipped);
  expect(shapes.drawn(plain, undefined, 6)).toEqual(square(10));
  vi.unstubAllGlobals();
});

test("shapes are on their way until all that were asked for have come, or have not", async () => {
  const answers: ((found: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise((done) => answers.push(done)));
  const told: boolean[] = [];
  const shapes = new AreaShapes(() => told.push(shapes.isLoading));
  expect(shapes.isLoading).toBe(false);
  shapes.get("a", 1);
  shapes.get("b", 1);
  expect(shapes.isLoading).toBe(true);
  answers[0]?.(new Response("{}", { status: 404 }));
  await vi.waitFor(() => expect(told).toEqual([true]));
  answers[1]?.(new Response(JSON.stringify(ring([]))));
  await vi.waitFor(() => expect(told).toEqual([true, false]));
  vi.unstubAllGlobals();
});
