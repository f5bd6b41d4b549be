import { expect, test, vi } from "vitest";
import type { MapSpec } from "../src/contract";
import { LabelLayer, needsNewSize } from "../src/label-layer";

const LINE = { text: "<b>قمة</b>", x: 90, y: 12, size: 13, strong: true, align: "end", ink: [1, 2, 3, 255] };
const CHART = {
  lang: "ar",
  camera: { lon: 0, lat: 0, zoom: 2 },
  labels: [
    {
      event: "a",
      at: [10, 20],
      offset: [0, 0],
      size: [100, 24],
      lines: [{ ...LINE, perhaps: { ink: [1, 2, 3, 51] } }],
    },
    { event: "b", at: [30, 20], offset: [0, 0], size: [100, 24], proposed: true, lines: [LINE] },
  ],
  place_names: [{ at: [0, 0], text: "روسيا", size: 12, ink: [0, 0, 0, 128] }],
} as unknown as MapSpec;

function made() {
  const host = { onPick: vi.fn(), onHover: vi.fn() };
  const words = new LabelLayer(host);
  words.set(CHART, "rtl");
  const [a, b] = [...words.root.querySelectorAll<HTMLElement>(".label")] as [HTMLElement, HTMLElement];
  return { host, words, a, b };
}

test("words are text, written in the direction of their language", () => {
  const { a } = made();
  expect(a.textContent).toBe("<b>قمة</b>");
  expect(a.querySelector("b")).toBeNull();
  expect(a.querySelector("span")?.dir).toBe("rtl");
});

test("the paper of what is only proposed is told apart", () => {
  const { a, b } = made();
  expect([a, b].map((block) => block.classList.contains("proposed"))).toEqual([false, true]);
});

test("standing hides, fades and shows; the focus is marked", () => {
  const { words, a, b } = made();
  words.showStanding((event) => (event === "a" ? 1 : 0), "a");
  expect([a.hidden, b.hidden, a.classList.contains("focus")]).toEqual([false, true, true]);
  expect(a.querySelector("span")?.style.color).toContain("0.2");
  words.showStanding(() => 2, null);
  expect([a.hidden, b.hidden, a.classList.contains("focus")]).toEqual([false, false, false]);
  expect(a.querySelector("span")?.style.color).toContain("1");
});

test("words stand where their places lie, and go behind the globe with them", () => {
  const { words, a, b } = made();
  words.place(([lon, lat]) => (lon < 20 ? [lon, lat] : null));
  expect(a.style.transform).toBe("translate(10.0px, 20.0px)");
  expect([a.style.visibility, b.style.visibility]).toEqual(["", "hidden"]);
});

test("words that meet others on a globe fall silent, and that is said once", () => {
  const { words, a, b } = made();
  const here = () => [0, 0] as const;
  expect([words.place(here, true), words.place(here, true)]).toEqual([true, false]);
  expect([[...words.hiddenEvents], a.style.visibility, b.style.visibility]).toEqual([["b"], "", "hidden"]);
  expect(words.place(here)).toBe(true);
  expect([words.hiddenEvents.size, b.style.visibility]).toEqual([0, ""]);
});

test("a click on words picks their event", () => {
  const { host, a } = made();
  a.click();
  expect(host.onPick).toHaveBeenCalledWith("a");
});

test.each([
  [[800, 400], [824, 400], false],
  [[800, 400], [825, 400], true],
  [[800, 400], [800, 375], true],
] as const)("labels placed for %j are placed anew for %j: %s", (before, after, anew) => {
  expect(needsNewSize(before, after)).toBe(anew);
});
