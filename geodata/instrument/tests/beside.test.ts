import { afterEach, expect, test } from "vitest";
import { Beside, type Shown } from "../src/beside";
import type { Patch } from "../src/types";
import { ALL } from "./engine/tables";

const SHOWN: Shown = {
  brief: "demo",
  view: { ...ALL, actors: ["irn"] },
  facets: () => ({ actors: {}, layers: {}, statements: {} }),
};
const asked: Patch[] = [];
const told: Shown[] = [];
const listen = (event: Event) => told.push((event as CustomEvent<Shown>).detail);
let shown: Shown | null = SHOWN;
const beside = new Beside({ ask: (patch) => asked.push(patch), shown: () => shown });

/** Whether somebody took what is asked. */
function ask(patch: Patch): boolean {
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
