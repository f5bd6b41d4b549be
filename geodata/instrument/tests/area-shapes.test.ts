import { expect, test } from "vitest";
import { shapeLevel, simplifyLine, simplifyShapes } from "../src/area-shapes";

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
