import { expect, test } from "vitest";
import { isPolar, polarSquare } from "../../src/tools/polar-grid";

test("the poles are corners of their squares, and the four parts have their letters", () => {
  expect([polarSquare([0, 90], 5), polarSquare([0, -90], 5)]).toEqual([
    ["ZAH", "00000", "00000"],
    ["BAN", "00000", "00000"],
  ]);
  const zones = (
    [
      [90, 86],
      [-90, 86],
      [90, -86],
      [-90, -86],
    ] as const
  ).map((at) => polarSquare(at, 1)[0][0]);
  expect(zones).toEqual(["Z", "Y", "B", "A"]);
  expect([84, 84.01, -80, -80.01].map(isPolar)).toEqual([false, true, false, true]);
});
