import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TimeScale } from "../../src/time-bar/time-scale";
import { Timeline } from "../../src/time-bar/timeline";
import { tableOf } from "../engine/column-file-bytes";
import { KEYS } from "../languages";
import { textsOf } from "../specs";

const days = [40, 10, 0];
const table = tableOf({
  ...{ start_earliest: days, start_latest: days, end_earliest: days, end_latest: days },
  flags: [4, 4, 5],
});
const events = { late: textsOf(0), early: textsOf(1, { family: "a;b" }), undated: textsOf(2) };
const host = { onFocus: vi.fn(), onPoint: vi.fn() };
let root: HTMLElement;
let timeline: Timeline;

const spans = () => [...root.querySelectorAll<HTMLElement>(".time-bar-span")];

beforeEach(() => {
  vi.clearAllMocks();
  root = document.body.appendChild(document.createElement("div"));
  timeline = new Timeline(root, host);
  const scale = new TimeScale({ first: 0, last: 99 }, 800);
  timeline.draw({ table, scale, events, included: () => true, translate: KEYS });
  timeline.showStates({ standing: Uint8Array.of(2, 1, 0), focus: "late" });
});
afterEach(() => root.remove());

test("arrow keys follow the order of time, events without a date last", () => {
  spans()[0]?.focus();
  const order = [(document.activeElement as HTMLElement).dataset.event];
  for (const key of ["ArrowRight", "ArrowRight"]) {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    order.push((document.activeElement as HTMLElement).dataset.event);
  }
  expect(order).toEqual(["early", "late", "undated"]);
});

test("standing and focus are shown and named", () => {
  const late = root.querySelector<HTMLElement>("[data-event=late]");
  expect([late?.dataset.standing, late?.getAttribute("aria-pressed"), late?.tabIndex]).toEqual([
    "within",
    "true",
    0,
  ]);
  expect(root.querySelector("[data-event=early]")?.getAttribute("aria-label")).toContain("standing.perhaps");
});

test("only a plain word of a kind names a custom property", () => {
  const style = (id: string) =>
    root.querySelector<HTMLElement>(`[data-event=${id}]`)?.style.getPropertyValue("--span-colour");
  expect([style("late"), style("early")]).toEqual(["var(--family-military)", ""]);
});

test("a press focuses, a shaded period has its box", () => {
  root.querySelector<HTMLElement>("[data-event=undated]")?.click();
  expect(host.onFocus).toHaveBeenCalledWith("undated");
  timeline.shadePeriod({ left: 20, width: 40 });
  const shade = root.querySelector<HTMLElement>(".time-bar-period-shade");
  expect([shade?.hidden, shade?.style.left, shade?.style.width]).toEqual([false, "20px", "40px"]);
  timeline.shadePeriod(null);
  expect(shade?.hidden).toBe(true);
});
