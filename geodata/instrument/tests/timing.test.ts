import { expect, test, vi } from "vitest";
import { debounce, prefersReducedMotion } from "../src/timing";

test("a debounced call runs once, after the last one", () => {
  vi.useFakeTimers();
  const call = vi.fn();
  const soon = debounce(call, 500);
  soon();
  vi.advanceTimersByTime(400);
  soon();
  vi.advanceTimersByTime(499);
  expect(call).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(call).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

test("a cancelled call does not run", () => {
  vi.useFakeTimers();
  const call = vi.fn();
  const later = debounce(call, 500);
  later();
  later.cancel();
  vi.runAllTimers();
  expect(call).not.toHaveBeenCalled();
  vi.useRealTimers();
});

test("reduced motion is the browser's setting", () => {
  const asked: string[] = [];
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: asked.push(query) > 0 }));
  expect([prefersReducedMotion(), asked]).toEqual([true, ["(prefers-reduced-motion: reduce)"]]);
  vi.unstubAllGlobals();
});
