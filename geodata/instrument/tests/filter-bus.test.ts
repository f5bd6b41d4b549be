import { afterEach, expect, test } from "vitest";
import type { ViewPatch } from "../src/contract";
import { announcePointed, FilterBus, type ShownView, showOffMapList } from "../src/filter-bus";
import { ALL } from "./engine/column-file-bytes";

const SHOWN: ShownView = {
  brief: "demo",
  view: { ...ALL, actors: ["irn"] },
  facets: () => ({ actors: {}, layers: {}, statements: {}, statuses: {}, tags: {}, members: {} }),
};
const asked: ViewPatch[] = [];
const told: ShownView[] = [];
const listen = (event: Event) => told.push((event as CustomEvent<ShownView>).detail);
let shown: ShownView | null = SHOWN;
const pointed: (string | null)[] = [];
const beside = new FilterBus({
  ...{ ask: (patch: ViewPatch) => asked.push(patch), shown: () => shown },
  point: (event) => pointed.push(event),
  focus: (event) => event === "a",
});
beside.listen();
const point = (detail: string | null) =>
  document.dispatchEvent(new CustomEvent("briefmap:point", { detail }));

/** Whether the map takes a row that is followed. */
const follow = (detail: string) =>
  !document.dispatchEvent(new CustomEvent("briefmap:focus", { detail, cancelable: true }));

/** Whether somebody took what is asked. */
function ask(patch: ViewPatch): boolean {
  return !document.dispatchEvent(new CustomEvent("briefmap:ask", { detail: patch, cancelable: true }));
}

document.addEventListener("briefmap:shown", listen);
afterEach(() => {
  asked.length = told.length = pointed.length = 0;
  shown = SHOWN;
});

test("what the filters ask is taken and handed on", () => {
  expect(ask({ actors: ["rus"] })).toBe(true);
  expect(asked).toEqual([{ actors: ["rus"] }]);
});

test("whoever asks is told what is shown; before anything is drawn nobody is", () => {
  document.dispatchEvent(new Event("briefmap:look"));
  shown = null;
  document.dispatchEvent(new Event("briefmap:look"));
  expect(told).toEqual([SHOWN]);
});

test("the event that a list points at is handed on, and none", () => {
  point("a");
  point(null);
  expect(pointed).toEqual(["a", null]);
});

test("a row of the list is taken where its event has a mark", () => {
  expect([follow("a"), follow("b")]).toEqual([true, false]);
});

test("the events that the map points at are told, and the list of those that are not on it", () => {
  const heard: unknown[] = [];
  const hear = (event: Event) => heard.push((event as CustomEvent).detail);
  document.addEventListener("briefmap:pointed", hear);
  document.addEventListener("briefmap:list", hear);
  announcePointed(["a", "b"]);
  showOffMapList();
  expect(heard).toEqual([["a", "b"], "off-map"]);
});

test("a map that is gone takes nothing", () => {
  beside.dispose();
  expect([ask({ actors: null }), asked, follow("a")]).toEqual([false, [], false]);
  document.dispatchEvent(new Event("briefmap:look"));
  point("a");
  expect([told, pointed]).toEqual([[], []]);
});
