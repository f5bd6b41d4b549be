import { expect, test } from "vitest";
import { metresPerPixel, roundLength, ScaleBar, scaleBarLength } from "../../src/controls/scale-bar";
import { room, spoken } from "./fixtures";

test.each([
  [1, 1],
  [1.99, 1],
  [2, 2],
  [4.9, 2],
  [7, 5],
  [999, 500],
  [1000, 1000],
  [0.3, 0.2],
])("of at most %d the bar takes %d", (most, expected) => {
  expect(roundLength(most)).toBeCloseTo(expected);
});

test("a pixel covers less the farther from the equator", () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(78271.5, 0);
  expect(metresPerPixel(60, 0)).toBeCloseTo(metresPerPixel(0, 0) / 2, 3);
});

test.each([
  [0, 3, 1000, "km"],
  [60, 3, 500, "km"],
  [-60, 3, 500, "km"],
  [35, 18, 20, "m"],
])("at latitude %d and zoom %d the bar says %d %s", (lat, zoom, number, unit) => {
  const found = scaleBarLength({ lat, zoom }, false);
  expect([found.number, found.unit]).toEqual([number, unit]);
  expect(found.pixels).toBeLessThanOrEqual(120);
});

test("the bar is as long as it says", () => {
  const { number, pixels } = scaleBarLength({ lat: 40, zoom: 4 }, false);
  expect(Math.abs(pixels * metresPerPixel(40, 4) - number * 1000)).toBeLessThan(metresPerPixel(40, 4));
});

test("a press changes to nautical miles and back, in the reader's language", () => {
  const bar = new ScaleBar(room(), spoken("ar"));
  bar.update({ lat: 40, zoom: 4 });
  const button = document.querySelector("button") as HTMLButtonElement;
  expect(button.textContent).toBe("\u2068200\u2069 كم");
  button.click();
  expect(button.textContent).toBe("\u2068200\u2069 ميل بحري");
  expect(button.getAttribute("aria-label")).toContain("الكيلومترات");
  button.click();
  expect(bar.pictureText.words).toBe("\u2068200\u2069 كم");
});
