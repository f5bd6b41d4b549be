import { expect, test, vi } from "vitest";
import type { MapSpec } from "../src/contract";
import type { ThinnedEvents } from "../src/engine/thinning";
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
    { event: "b", at: [30, 20], offset: [0, 0], size: [17, 17], number: true, proposed: true, lines: [LINE] },
  ],
  signs: {},
  note_lines: [],
} as unknown as MapSpec;

function made() {
  const host = { onPick: vi.fn(), onHover: vi.fn() };
  const words = new LabelLayer(host, document.createElement("div"));
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

test("a number is told from a title", () => {
  const { a, b } = made();
  expect([a, b].map((block) => block.classList.contains("number"))).toEqual([false, true]);
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
  expect(host.onPick).toHaveBeenCalledWith("a", a);
});

test("the label of a sign counts the events that are shown, and is theirs in focus and under the keyboard", () => {
  const signs = { "area:yem": { events: ["a", "b"], count_words: ["1 event", "2 events"] } };
  const lines = [LINE, { ...LINE, text: "2 events", counts: true }];
  const label = { event: "area:yem", at: [0, 0], offset: [0, 0], size: [90, 40], lines };
  const words = new LabelLayer({ onPick: vi.fn(), onHover: vi.fn() }, document.createElement("div"));
  words.set({ ...CHART, signs, labels: [label] } as unknown as MapSpec, "rtl");
  const sign = words.root.querySelector<HTMLElement>(".label") as HTMLElement;
  const count = () => sign.querySelectorAll("span")[1]?.textContent;
  words.showStanding((event) => (event === "a" ? 0 : 2), "b");
  expect([count(), sign.hidden, sign.classList.contains("focus")]).toEqual(["1 event", false, true]);
  words.showStanding(() => 2, null);
  expect([count(), sign.classList.contains("focus")]).toEqual(["2 events", false]);
  words.showStanding(() => 0, null);
  expect(sign.hidden).toBe(true);
  words.highlight("a", [0, 0]);
  expect(sign.classList.contains("highlighted")).toBe(true);
});

test("the label of an area of a map with thinning counts by the words given", () => {
  const lines = [LINE, { ...LINE, text: "9 events", counts: true }];
  const label = { event: "area:yem", at: [0, 0], offset: [0, 0], size: [90, 40], lines };
  const words = new LabelLayer({ onPick: vi.fn(), onHover: vi.fn() }, document.createElement("div"));
  const spec = { ...CHART, signs: {}, labels: [label] } as unknown as MapSpec;
  words.set(spec, "ltr", (key) => `3 of ${key}`);
  words.showStanding(() => 2, null);
  expect(words.root.querySelectorAll(".label span")[1]?.textContent).toBe("3 of area:yem");
});

test.each([
  [[800, 400], [824, 400], false],
  [[800, 400], [825, 400], true],
  [[800, 400], [800, 375], true],
] as const)("labels placed for %j are placed anew for %j: %s", (before, after, anew) => {
  expect(needsNewSize(before, after)).toBe(anew);
});

test("the label of an event with a note on the text wears its sign", () => {
  const words = new LabelLayer({ onPick: vi.fn(), onHover: vi.fn() }, document.createElement("div"));
  const label = { event: "a", at: [0, 0], offset: [0, 0], size: [90, 40], lines: [] };
  words.set({ ...CHART, labels: [label, { ...label, note: "bottom-left" }] } as unknown as MapSpec, "ltr");
  const labels = [...words.root.querySelectorAll<HTMLElement>(".label")];
  expect(labels.map((each) => each.dataset.note)).toEqual([undefined, "bottom-left"]);
});

test("a note stands beside its sign, and goes with its reference layer", () => {
  const words = new LabelLayer({ onPick: vi.fn(), onHover: vi.fn() }, document.createElement("div"));
  const note = { at: [0, 0], text: "<i>Bab</i>", size: 12, ink: [0, 0, 0, 255], reference: "n" };
  const note_lines = [
    { ...note, offset: [7, 0], align: "start", reference: "other" },
    { ...note, offset: [-7, 0], align: "end" },
  ];
  words.set({ ...CHART, note_lines } as unknown as MapSpec, "rtl");
  const [name, noted] = [...words.root.querySelectorAll<HTMLElement>(".note")] as [HTMLElement, HTMLElement];
  expect(noted.textContent).toBe("<i>Bab</i>");
  expect([name, noted].map((each) => each.firstElementChild?.className)).toEqual([
    "label-line start",
    "label-line end",
  ]);
  words.place(([lon]) => [lon * 1000, 0]);
  const across = [name, noted].map((each) =>
    Number.parseFloat(each.style.transform.slice("translate(".length)),
  );
  expect(across.map(Math.sign)).toEqual([1, -1]);
  const hidden = (...layers: string[]) => {
    words.showStanding(() => 2, null, new Set(layers));
    return [name.hidden, noted.hidden];
  };
  expect([hidden(), hidden("n"), hidden("m")]).toEqual([
    [false, false],
    [false, true],
    [false, false],
  ]);
});

test("labels and thinned marks take their place, as far as they are on the map", () => {
  const { words, a } = made();
  for (const each of words.root.querySelectorAll<HTMLElement>(".label, .note")) each.hidden = each !== a;
  Object.defineProperty(a, "offsetWidth", { value: 100 });
  Object.defineProperty(a, "offsetHeight", { value: 24 });
  const project = ([lon, lat]: readonly [number, number]) => (lon < 40 ? ([lon, lat] as const) : null);
  const marks = { lon: new Float32Array([20, 50]), lat: new Float32Array([30, 30]) } as ThinnedEvents;
  expect(words.takenBoxes(project, null)).toEqual([[10, 20, 110, 44]]);
  expect(words.takenBoxes(project, marks)).toEqual([
    [10, 20, 110, 44],
    [17, 27, 23, 33],
  ]);
});

test("the boxes of all labels keep names of the ground away, also of those filtered out", () => {
  const { words } = made();
  words.showStanding(() => 0, null);
  expect(words.labelBoxes(([lon, lat]) => (lon < 20 ? [lon, lat] : null))).toEqual([[10, 20, 110, 44]]);
});

test("what lies under the labels is their first element", () => {
  const under = document.createElement("div");
  const words = new LabelLayer({ onPick: vi.fn(), onHover: vi.fn() }, under);
  words.set(CHART, "rtl");
  expect(words.root.firstElementChild).toBe(under);
});
