import { beforeEach, expect, test, vi } from "vitest";
import { freestCorner, LegendPanel, type LegendPanelState } from "../../src/controls/legend-panel";
import { HOSTILE, room, SWATCH, spoken } from "./fixtures";

const ITEMS = [
  { group: "kind", id: "exercise", label: "Exercise", swatch: SWATCH },
  { group: "kind", id: "transfer", label: HOSTILE, swatch: "<svg onload=alert(1)>" },
  { group: "kind", id: "meeting", label: "Meeting", swatch: SWATCH },
  { group: "status", id: "agreed", label: "Agreed", swatch: SWATCH },
  { group: "standing", id: "within", label: "Within", swatch: SWATCH },
  { group: "standing", id: "perhaps", label: "Perhaps", swatch: SWATCH },
  { group: "note", id: "disputed", label: "Disputed boundary", swatch: SWATCH },
];
const STATE: LegendPanelState = {
  size: [900, 600],
  items: ITEMS,
  layers: null,
  hide: [],
  drawn: { exercise: 5, transfer: 1200 },
  unlisted: [],
  within: 14,
  perhaps: 3,
  placed: 17,
  boxes: [],
};

let root: HTMLElement;
const host = { layers: vi.fn(), hide: vi.fn() };
let legend: LegendPanel;

const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
const pressed = (): (string | null)[] => all(".layer").map((layer) => layer.getAttribute("aria-pressed"));
const counts = (): (string | null)[] => all(".count").map((count) => count.textContent);

beforeEach(() => {
  root = room();
  vi.resetAllMocks();
  legend = new LegendPanel(root, host, spoken("en"));
  legend.update(STATE);
});

test.each([
  ["the first corner of an empty map", [], "bottom-left", 0],
  ["a corner without words", [[0, 400, 300, 600]], "bottom-right", 0],
  [
    "the corner with fewest words",
    [
      [0, 400, 99, 600],
      [0, 400, 99, 500],
      [800, 400, 900, 600],
    ],
    "bottom-right",
    1,
  ],
] as const)("the legend takes %s", (_, boxes, name, covered) => {
  expect(freestCorner([200, 150], [900, 600], boxes, ["bottom-left", "bottom-right"])).toEqual([
    name,
    covered,
  ]);
});

test("kinds are switches with counts; standings are counted", () => {
  expect(pressed()).toEqual(["true", "true", "true"]);
  expect(counts()).toEqual(["5", "1,200", "0", "14", "3"]);
});

test("a hostile label is text and a hostile swatch is left out", () => {
  const layer = all(".layer")[1];
  expect(layer?.querySelector(".name")?.textContent).toBe(HOSTILE);
  expect(layer?.querySelector("svg")).toBeNull();
  expect(root.querySelector("script, img, [onload]")).toBeNull();
});

test.each([
  [null, ["exercise", "meeting"]],
  [["exercise", "meeting"], null],
  [["transfer"], []],
  [[], ["transfer"]],
])("with layers %j a press on the second leaves %j", (layers, expected) => {
  legend.update({ ...STATE, layers });
  all(".layer")[1]?.click();
  expect(host.layers).toHaveBeenLastCalledWith(expected);
});

test.each([
  [null, ["exercise", "meeting", "agreement"]],
  [["exercise", "meeting", "agreement"], null],
  [["exercise"], ["exercise", "transfer"]],
])("with layers %j and a kind that is not on the map a press leaves %j", (layers, expected) => {
  legend.update({ ...STATE, layers, unlisted: ["agreement"] });
  all(".layer")[1]?.click();
  expect(host.layers).toHaveBeenLastCalledWith(expected);
});

test("a hidden layer says so, and one press shows all again", () => {
  legend.update({ ...STATE, layers: ["meeting"] });
  expect(pressed()).toEqual(["false", "false", "true"]);
  const back = all(".all")[0];
  expect(back?.hidden).toBe(false);
  back?.click();
  expect(host.layers).toHaveBeenLastCalledWith(null);
});

const REFERENCES = [
  { group: "reference", id: "eez", label: HOSTILE, swatch: SWATCH },
  { group: "reference", id: "track", label: "Track", swatch: SWATCH },
];

test.each([
  [[], ["true", "true"], ["layer:track"]],
  [["layer:track", "undated"], ["true", "false"], ["undated"]],
  [["layer:eez"], ["false", "true"], ["layer:eez", "layer:track"]],
])("with %j hidden, reference layers are %j, and a press on the second hides %j", (hide, on, expected) => {
  legend.update({ ...STATE, hide, items: REFERENCES });
  expect(pressed()).toEqual(on);
  expect(all(".layer .name")[0]?.textContent).toBe(HOSTILE);
  expect(all(".layer .count")).toEqual([]);
  all(".layer")[1]?.click();
  expect(host.hide).toHaveBeenLastCalledWith(expected);
  expect(host.layers).not.toHaveBeenCalled();
});

test("a hidden reference layer is none of the layers that one press shows again", () => {
  legend.update({ ...STATE, hide: ["layer:eez"], items: [...ITEMS, ...REFERENCES] });
  expect(all(".all")[0]?.hidden).toBe(true);
  expect(all("ul[aria-label]").map((list) => list.getAttribute("aria-label"))).toEqual(["Reference layers"]);
});

test("counts tick along without a new element", () => {
  const before = all(".layer, .count");
  legend.update({ ...STATE, drawn: { exercise: 2 }, within: 2, perhaps: 0 });
  expect(counts()).toEqual(["2", "0", "0", "2", "0"]);
  expect(all(".layer, .count")).toEqual(before);
});

test("on a phone it starts closed and opens at a press", () => {
  legend.update({ ...STATE, size: [390, 500] });
  const fold = all(".fold")[0];
  expect(fold?.getAttribute("aria-expanded")).toBe("false");
  fold?.click();
  expect(fold?.getAttribute("aria-expanded")).toBe("true");
  legend.update({ ...STATE, size: [390, 480] });
  expect(all(".items")[0]?.hidden).toBe(false);
});

test("in Arabic it starts in the other corner with Arabic words", () => {
  const other = new LegendPanel(room(), host, spoken("ar"));
  other.update(STATE);
  const box = document.querySelector<HTMLElement>(".legend");
  expect([box?.dataset.corner, box?.dir]).toEqual(["bottom-right", "rtl"]);
  expect(box?.textContent).toContain("مفتاح الخريطة");
});

test("how many events have a place is said where some have none, as a way to their list", () => {
  const line = () => all(".all").at(-1) as HTMLElement;
  expect(line().hidden).toBe(true);
  legend.update({ ...STATE, placed: 15 });
  expect([line().hidden, line().textContent]).toEqual([
    false,
    "15 of 17 events have a place on the map; 2 are listed",
  ]);
  const heard = vi.fn();
  document.addEventListener("briefmap:list", heard, { once: true });
  line().click();
  expect(heard).toHaveBeenCalledOnce();
});
