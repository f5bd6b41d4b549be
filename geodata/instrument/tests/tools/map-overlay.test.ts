import { expect, test } from "vitest";
import type { Position } from "../../src/contract";
import { MapOverlay } from "../../src/tools/map-overlay";
import { room, spoken } from "../controls/fixtures";

const project = ([lon, lat]: Position) => (lat > 80 ? null : ([lon * 10, -lat * 10] as const));
const content = { points: [], legs: [], preview: [], held: null, crosshair: false };

test("a line is broken where it leaves the map, and at the edge of the world", () => {
  const root = room();
  const overlay = new MapOverlay(root);
  const path: Position[] = [
    [0, 0],
    [1, 0],
    [2, 85],
    [3, 0],
    [800, 0],
  ];
  overlay.set({ ...content, points: [[0, 0]], legs: [{ path, words: "5 km" }] }, spoken("ar"));
  overlay.place(project);
  expect(root.querySelector(".measured")?.getAttribute("d")).toBe("M0.0 0.0L10.0 0.0M30.0 0.0M8000.0 0.0");
  expect(root.querySelectorAll(".dot")).toHaveLength(1);
});

test("the words of a leg stand at its middle, unless it is too short for them", () => {
  const root = room();
  const overlay = new MapOverlay(root);
  const leg = (length: number) => {
    const path: Position[] = [
      [0, 0],
      [length, 0],
    ];
    return { path, words: `${length} km` };
  };
  overlay.set({ ...content, legs: [leg(10), leg(2)] }, spoken("en"));
  overlay.place(project);
  const [long, short] = root.querySelectorAll<HTMLElement>(".tool-words span");
  expect([long?.hidden, long?.style.transform, short?.hidden]).toEqual([
    false,
    "translate(50.0px, 0.0px)",
    true,
  ]);
});
