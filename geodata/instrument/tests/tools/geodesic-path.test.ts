import { expect, test } from "vitest";
import vectors from "../../../../tests/vectors/coordinates.json";
import type { Position } from "../../src/contract";
import { bearingText, geodesicLeg, geodesicPath, lengthNumbers } from "../../src/tools/geodesic-path";

const cases = vectors.lines as unknown as readonly {
  from: Position;
  to: Position;
  metres: number;
  bearing: number;
  middle: Position;
}[];
const turn = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;

test.each(cases)("from $from to $to length and bearing are those of pyproj", (each) => {
  const { metres, bearing } = geodesicLeg(each.from, each.to);
  expect(metres).toBeCloseTo(each.metres, 3);
  expect(Math.abs(turn(bearing - each.bearing))).toBeLessThan(1e-6);
  expect(bearing).toBeGreaterThanOrEqual(0);
});

test.each(cases)("the drawn line from $from to $to is the geodesic, and never jumps", (each) => {
  const path = geodesicPath(each.from, each.to);
  const half = geodesicLeg(each.from, each.middle).metres;
  const nearest = Math.min(...path.map((point) => geodesicLeg(point, each.middle).metres));
  expect(nearest).toBeLessThanOrEqual(each.metres / (path.length - 1) / 2 + 1);
  expect(half).toBeCloseTo(each.metres / 2, 2);
  for (const [at, [lon]] of path.entries())
    if (at && Math.abs((path[at]?.[1] ?? 0) + (path[at - 1]?.[1] ?? 0)) < 170)
      expect(Math.abs(lon - (path[at - 1]?.[0] ?? 0))).toBeLessThan(60);
});

test("lengths have three digits that count, and bearings three in all", () => {
  expect(lengthNumbers(1_234_567)).toEqual({ km: 1235, nautical: 667 });
  expect(lengthNumbers(18_520)).toEqual({ km: 18.5, nautical: 10 });
  expect(lengthNumbers(431)).toEqual({ km: 0.431, nautical: 0.233 });
  expect([bearingText(47.2), bearingText(359.7), bearingText(0)]).toEqual(["047°", "000°", "000°"]);
});
