import { expect, test, vi } from "vitest";
import { buildElement, whenThere } from "../../served/dom.js";

test("fields are set and text is never markup", () => {
  const made = buildElement("p", { className: "a", hidden: true }, ["<b>x</b>"]);
  expect([made.className, made.hidden, made.textContent, made.childElementCount]).toEqual([
    "a",
    true,
    "<b>x</b>",
    0,
  ]);
});

test("what is waited for is acted on once it is there, and given up after a while", () => {
  vi.useFakeTimers();
  const acted = vi.fn();
  let found: Element | null = null;
  whenThere(() => found, acted);
  vi.advanceTimersByTime(500);
  expect(acted).not.toHaveBeenCalled();
  found = document.body;
  vi.advanceTimersByTime(100);
  expect(acted).toHaveBeenCalledExactlyOnceWith(document.body);
  whenThere(() => null, acted);
  vi.runAllTimers();
  expect(acted).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
