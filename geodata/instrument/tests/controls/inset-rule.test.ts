import { expect, test } from "vitest";
import vectors from "../../../../tests/vectors/inset.json";
import { type InsetFrame, insetPlace, placePath } from "../../src/controls/inset-rule";

test.each(vectors)("the place of a map is that which Python tells: $camera of $size", (vector) => {
  const place = insetPlace(vector.frame as unknown as InsetFrame, vector.camera, [
    vector.size[0] as number,
    vector.size[1] as number,
  ]);
  if (vector.box === null) expect(place).toBeNull();
  else {
    expect(place).not.toBeNull();
    for (const [at, side] of (place ?? []).entries()) expect(side).toBeCloseTo(vector.box[at] as number, 4);
    expect(/H.*V.*Z/.test(placePath(place ?? [0, 0, 0, 0]))).toBe(!vector.cross);
  }
});

test("a place is a box, and a cross where that would be too small", () => {
  expect(placePath([10, 20, 30, 32])).toBe("M10 20H30V32H10Z");
  expect(placePath([10, 20, 30, 25.9])).toBe("M14 23H26M20 17V29");
});
