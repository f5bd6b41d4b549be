import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PeriodBrush } from "../../src/time-bar/period-brush";
import type { Period } from "../../src/time-bar/period-words";
import { TimeScale } from "../../src/time-bar/time-scale";

/** A year of days at two pixels each. */
const WHOLE = { first: 0, last: 364 };
const SCALE = new TimeScale(WHOLE, 730);
const host = { onBrush: vi.fn(), onHover: vi.fn() };
let chart: HTMLElement;
let brush: PeriodBrush;

function draw(period: Period): void {
  const labels = { first: "Start", last: "End" };
  brush.draw({ period, scale: SCALE, whole: WHOLE, labels, edges: { first: "a", last: "b" } });
}
function point(type: string, x: number, target: Element = chart): void {
  target.dispatchEvent(
    new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, clientX: x, altKey: true }),
  );
}
const part = (selector: string) => chart.querySelector(selector) as HTMLElement;

beforeEach(() => {
  vi.clearAllMocks();
  chart = document.body.appendChild(document.createElement("div"));
  brush = new PeriodBrush(chart, host);
  draw({ first: 100, last: 199 });
});
afterEach(() => {
  brush.dispose();
  chart.remove();
});

test("window and handles stand at the period, with their values for a screen reader", () => {
  expect([part(".time-bar-window").style.left, part(".time-bar-window").style.width]).toEqual([
    "200px",
    "200px",
  ]);
  const handle = part("[data-grip=last].time-bar-handle");
  expect([
    handle.style.left,
    handle.getAttribute("aria-valuenow"),
    handle.getAttribute("aria-valuetext"),
  ]).toEqual([...["400px", "199", "b"]]);
});

test("a dragged handle moves its end, and the end of the drag is told once", () => {
  point("pointerdown", 200, part("[data-grip=first].time-bar-handle"));
  expect(brush.dragging).toBe(true);
  point("pointermove", 240);
  expect(host.onBrush).toHaveBeenLastCalledWith({ first: 120, last: 199 }, true);
  point("pointerup", 240);
  expect(host.onBrush).toHaveBeenLastCalledWith({ first: 100, last: 199 }, false);
  expect(brush.dragging).toBe(false);
});

test("a drag beside the window draws a new period", () => {
  point("pointerdown", 500);
  point("pointermove", 560);
  expect(host.onBrush).toHaveBeenLastCalledWith({ first: 250, last: 280 }, true);
});

test("Escape and a double click open the period", () => {
  part(".time-bar-handle").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  chart.dispatchEvent(new MouseEvent("dblclick"));
  expect(host.onBrush.mock.calls).toEqual([
    [{ first: null, last: null }, false],
    [{ first: null, last: null }, false],
  ]);
});

test("after disposal no pointer is heard", () => {
  brush.dispose();
  point("pointermove", 240);
  expect(host.onHover).not.toHaveBeenCalled();
});
