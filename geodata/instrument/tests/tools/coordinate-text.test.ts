import { expect, test } from "vitest";
import vectors from "../../../../tests/vectors/coordinates.json";
import type { Position } from "../../src/contract";
import { positionText } from "../../src/tools/coordinate-text";

const cases = vectors.positions.map(({ at, ...texts }) => ({ at: at as unknown as Position, ...texts }));

test.each(cases)("degrees of $at are those of Python, also beyond 180 and at the poles", (each) => {
  expect(positionText(each.at, "decimal")).toBe(each.decimal);
  expect(positionText(each.at, "minutes")).toBe(each.minutes);
});

test.each(cases)("MGRS of $at is that of PyPI's package to a metre", ({ at, mgrs }) => {
  const [square, ...metres] = positionText(at, "mgrs").split(" ");
  const [rightSquare, ...rightMetres] = mgrs.split(" ");
  expect(square).toBe(rightSquare);
  metres.forEach((text, side) => {
    expect(text).toHaveLength(5);
    expect(Math.abs(Number(text) - Number(rightMetres[side]))).toBeLessThanOrEqual(1);
  });
});

test("a position has no more digits than a pixel allows", () => {
  const at: Position = [24.10344, 37.52117];
  expect(positionText(at, "decimal", 0.09)).toBe("37.52, 24.10");
  expect(positionText(at, "decimal", 1)).toBe("38, 24");
  expect(positionText(at, "minutes", 0.09)).toBe("37°31′N 24°06′E");
  expect(positionText(at, "mgrs", 0.09)).toBe("35SKB 4 5");
  expect(positionText(at, "mgrs", 0.0014)).toMatch(/^35SKB \d{2} \d{2}$/);
});

test("minutes that round up are carried into the degrees, and zero has no minus", () => {
  expect(positionText([23.999999, -0.00001], "minutes")).toBe("0°00.00′N 24°00.00′E");
  expect(positionText([-0.00001, 59.99999], "decimal")).toBe("60.0000, 0.0000");
});
