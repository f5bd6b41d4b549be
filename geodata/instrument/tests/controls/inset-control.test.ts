import { expect, test } from "vitest";
import type { InsetMap } from "../../src/contract";
import { InsetControl } from "../../src/controls/inset-control";
import { room } from "./fixtures";

const YEMEN: InsetMap = {
  label: "Where the map is: Yemen",
  lines: ["Yemen"],
  state: [0.62, 0.44, 0.65, 0.47],
  west: 0.605,
  north: 0.43,
  world_pixels: 2400,
  neighbours: "M0 0l5 0 0 5z",
  land: "M9 9l5 0 0 5z",
};
const NEAR = { lon: 43.2, lat: 13, zoom: 7 };
const SIZE = [726, 562] as const;

function standing(inset: InsetMap | null = YEMEN, scale = 1) {
  const control = new InsetControl(room());
  control.update({ inset, foot: 38, end: 52, scale });
  control.follow(NEAR, SIZE);
  return control;
}

test("it says in words and by a box where the map is", () => {
  const { box } = standing();
  expect([box.hidden, box.getAttribute("role"), box.getAttribute("aria-label")]).toEqual([
    false,
    "img",
    "Where the map is: Yemen",
  ]);
  expect(box.textContent).toBe("Yemen");
  const paths = [...box.querySelectorAll("path")].map((path) => [
    path.getAttribute("class"),
    path.getAttribute("d"),
  ]);
  expect(paths.slice(0, 2)).toEqual([
    ["neighbours", YEMEN.neighbours],
    ["land", YEMEN.land],
  ]);
  expect(paths[2]?.[1]).toMatch(/^M.*Z$/);
  expect(paths[3]).toEqual(["place", paths[2]?.[1]]);
  expect([box.style.insetBlockEnd, box.style.insetInlineEnd]).toEqual(["48px", "62px"]);
});

test("the box moves with the camera, and the inset goes where the map shows a state or more", () => {
  const control = standing();
  const place = () => control.box.querySelector(".place")?.getAttribute("d");
  const before = place();
  control.follow({ ...NEAR, lon: 45 }, SIZE);
  expect(place()).not.toBe(before);
  control.follow({ ...NEAR, zoom: 4 }, SIZE);
  expect(control.box.hidden).toBe(true);
  control.follow(NEAR, SIZE);
  expect(control.box.hidden).toBe(false);
  control.follow(null, SIZE);
  expect(control.box.hidden).toBe(true);
});

test("another state is drawn anew, none is hidden, a slide's is larger", () => {
  const control = standing();
  control.update({ inset: { ...YEMEN, lines: ["Sultanate", "of Oman"] }, foot: 0, end: 0, scale: 2 });
  expect(control.box.querySelectorAll(".state span")).toHaveLength(2);
  expect(control.box.querySelectorAll("svg")).toHaveLength(1);
  expect(control.box.style.insetBlockEnd).toBe("20px");
  control.update({ inset: null, foot: 0, end: 0 });
  control.follow(NEAR, SIZE);
  expect(control.box.hidden).toBe(true);
  control.dispose();
  expect(document.querySelector(".inset-map")).toBeNull();
});
