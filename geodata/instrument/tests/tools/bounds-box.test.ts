import { expect, test } from "vitest";
import { BoundsBox, boxOutline } from "../../src/tools/bounds-box";
import { room, spoken } from "../controls/fixtures";

const project = ([lon, lat]: readonly [number, number]) => [lon, -lat] as const;

test("the box is outlined where it lies, and it is said that it stays there", () => {
  const frame = room();
  const box = new BoundsBox(frame, spoken("en"));
  const words = () => frame.querySelector("[aria-live]")?.textContent;
  expect(words()).toBe("");
  box.set([120, 30, 140, 60]);
  box.place(project);
  expect(words()).toContain("stays where it is");
  const edge = frame.querySelector(".edge")?.getAttribute("d") ?? "";
  for (const corner of ["M120.0 -60.0", "L140.0 -60.0", "L140.0 -30.0", "L120.0 -30.0"])
    expect(edge).toContain(corner);
  expect(edge.match(/M/g)).toHaveLength(1);
  box.set(null);
  box.place(project);
  expect([words(), frame.querySelector(".edge")?.getAttribute("d")]).toEqual(["", ""]);
  box.dispose();
  expect(frame.childElementCount).toBe(0);
});

test("a box of the whole world is as wide as the world", () => {
  const lons = boxOutline([-180, -80, 180, 80]).map(([lon]) => lon);
  expect([Math.min(...lons), Math.max(...lons)]).toEqual([-180, 180]);
});

test("an outline runs on over the antimeridian and comes back to its beginning", () => {
  const outline = boxOutline([170, -10, -170, 10]);
  expect([outline[0], outline.at(-1)]).toEqual([
    [170, 10],
    [170, 10],
  ]);
  expect(Math.max(...outline.map(([lon]) => lon))).toBe(190);
  const gaps = outline
    .slice(1)
    .map(
      ([lon, lat], at) => Math.abs(lon - (outline[at]?.[0] ?? 0)) + Math.abs(lat - (outline[at]?.[1] ?? 0)),
    );
  expect(Math.max(...gaps)).toBeLessThanOrEqual(4);
});
