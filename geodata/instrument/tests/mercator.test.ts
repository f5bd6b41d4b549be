import { expect, test } from "vitest";
import { mercatorEast, mercatorPixels, mercatorSouth, offsetPosition, worldPixels } from "../src/mercator";

test("Web Mercator: the origin in the middle, north up, cut at its ends", () => {
  expect([0, -180, 180].map(mercatorEast)).toEqual([0.5, 0, 1]);
  expect(mercatorSouth(0)).toBeCloseTo(0.5, 12);
  expect(mercatorSouth(89)).toBeCloseTo(0, 9);
  expect(mercatorSouth(-89)).toBeCloseTo(1, 9);
});

test("a step on the screen and back ends where it began", () => {
  const [lon, lat] = offsetPosition(offsetPosition([100, 30], [40, -70], 3), [-40, 70], 3);
  expect([lon, lat]).toEqual([expect.closeTo(100, 9), expect.closeTo(30, 9)]);
});

test("pixels count from the north west of the world, which has 512 at zoom 0", () => {
  expect(worldPixels(3)).toBe(4096);
  expect(mercatorPixels([-180, 85.05112878], 3)).toEqual([0, expect.closeTo(0)]);
  expect(mercatorPixels([0, 0], 3)).toEqual([2048, 2048]);
});
