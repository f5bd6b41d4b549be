import { afterEach, expect, test } from "vitest";
import type { ViewPatch } from "../src/contract";
import { FilterBus, type ShownView } from "../src/filter-bus";
import { ALL } from "./engine/column-file-bytes";

const SHOWN: ShownView = {
  brief: "demo",
  view: { ...ALL, actors: ["irn"] },
  facets: () => ({ actors: {}, layers: {}, statements: {} }),
};
const asked: ViewPatch[] = [];
const told: ShownView[] = [];
const listen = (event: Event) => told.push((event as CustomEvent<ShownView>).detail);
let shown: ShownView | null = SHOWN;
const beside = new FilterBus({ ask: (patch) => asked.push(patch), shown: () => shown });

/** Whether somebody took what is asked. */
function ask(patch: ViewPatch): boolean {
  return !document.dispatchEvent(new CustomEvent("briefmap:ask", { detail: patch, cancelable: true }));
}

document.addEventListener("briefmap:shown", listen);
afterEach(() => {
  asked.length = told.length = 0;
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

test("a map that is gone takes nothing", () => {
  beside.dispose();
  expect([ask({ actors: null }), asked]).toEqual([false, []]);
  document.dispatchEvent(new Event("briefmap:look"));
  expect(told).toEqual([]);
});
