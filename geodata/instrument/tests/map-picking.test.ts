import { beforeEach, expect, test, vi } from "vitest";
import type { MarkTooltip } from "../src/controls/mark-tooltip";
import { MapPicking } from "../src/map-picking";
import { MapSelection } from "../src/map-selection";
import { ALL, tableOf } from "./engine/column-file-bytes";
import { specOf, textsOf } from "./specs";

const selection = new MapSelection(
  tableOf({ lon: [10, 20] }),
  specOf({
    events: { a: textsOf(0), b: textsOf(1) },
    signs: { "area:yem": { events: ["a", "b"], count_words: ["1 event", "2 events"] } },
  }),
);
const tooltip = { show: vi.fn(), pin: vi.fn() };
const host = {
  selection: () => selection,
  tooltip: () => tooltip as Partial<MarkTooltip> as MarkTooltip,
  zoom: () => 3,
  setFocus: vi.fn(),
  focusMark: vi.fn(),
};
const [frame, map] = [document.createElement("div"), document.createElement("div")];
const picking = new MapPicking(frame, map, host);
const pick = (event: string) => ({ layer: "dots", event, index: 0 });

beforeEach(() => {
  vi.clearAllMocks();
  selection.select(ALL);
});

test("hovering shows a tooltip and a pointing cursor", () => {
  picking.onHover([pick("a")], [5, 6]);
  expect(map.className).toBe("pointing");
  expect(tooltip.show).toHaveBeenLastCalledWith([expect.objectContaining({ id: "a" })], [5, 6]);
  picking.onHover([], [5, 6]);
  expect(map.className).toBe("");
  expect(tooltip.show).toHaveBeenLastCalledWith([], [5, 6]);
});

test("lists beside the map hear of the events under the pointer, each time that these change", () => {
  const heard: string[][] = [];
  const hear = (event: Event) => heard.push((event as CustomEvent<string[]>).detail);
  document.addEventListener("briefmap:pointed", hear);
  for (const picks of [[pick("a")], [pick("a")], [pick("a"), pick("b")], [], []])
    picking.onHover(picks, [0, 0]);
  document.removeEventListener("briefmap:pointed", hear);
  expect(heard).toEqual([["a"], ["a", "b"], []]);
});

test("a label has its tooltip below its middle", () => {
  const label = document.createElement("button");
  label.getBoundingClientRect = () => new DOMRect(100, 50, 40, 20);
  frame.getBoundingClientRect = () => new DOMRect(10, 5, 800, 400);
  picking.onLabelHover("b", label);
  expect(tooltip.show).toHaveBeenLastCalledWith([expect.objectContaining({ id: "b" })], [110, 65]);
  picking.onLabelHover(null, null);
  expect(tooltip.show).toHaveBeenLastCalledWith([], [0, 0]);
});

test("a click focuses one event, lists several, and takes the focus off where there is none", () => {
  picking.onClick([pick("a")], [1, 2]);
  expect(host.focusMark).toHaveBeenCalledWith(expect.objectContaining({ id: "a" }));
  picking.onClick([pick("a"), pick("b")], [1, 2]);
  expect(tooltip.pin).toHaveBeenCalledWith([expect.anything(), expect.anything()], [1, 2]);
  picking.onClick([], [1, 2]);
  expect(host.setFocus).toHaveBeenCalledWith(null);
});

test("a click on a label focuses its event, or lists those of its sign under it", () => {
  const label = document.createElement("button");
  label.getBoundingClientRect = () => new DOMRect(100, 50, 40, 20);
  frame.getBoundingClientRect = () => new DOMRect(10, 5, 800, 400);
  picking.onLabelClick("b", label);
  expect(host.focusMark).toHaveBeenCalledWith(expect.objectContaining({ id: "b" }));
  const both = [expect.objectContaining({ id: "a" }), expect.objectContaining({ id: "b" })];
  picking.onLabelClick("area:yem", label);
  expect(tooltip.pin).toHaveBeenCalledWith(both, [110, 65]);
  picking.onLabelHover("area:yem", label);
  expect(tooltip.show).toHaveBeenLastCalledWith(both, [110, 65]);
});
