import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FrameSize } from "../src/frame-size";

let observed: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(call: () => void) {
        observed = call;
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function made() {
  const frame = document.createElement("div");
  const host = { onResize: vi.fn(), onRest: vi.fn() };
  const size = new FrameSize(frame, host);
  function resize(width: number, height: number) {
    Object.defineProperty(frame, "clientWidth", { value: width, configurable: true });
    Object.defineProperty(frame, "clientHeight", { value: height, configurable: true });
    observed();
  }
  resize(800, 600);
  vi.runAllTimers();
  vi.clearAllMocks();
  return { host, size, resize };
}

test("another size is drawn at once and fetched for once it rests", () => {
  const { host, resize } = made();
  resize(480, 340);
  expect([host.onResize.mock.calls.length, host.onRest.mock.calls.length]).toEqual([1, 0]);
  vi.runAllTimers();
  expect(host.onRest).toHaveBeenCalledOnce();
});

test("no size is hidden: nothing is drawn or fetched", () => {
  const { host, size, resize } = made();
  resize(0, 0);
  vi.runAllTimers();
  expect(size.hidden).toBe(true);
  expect([host.onResize.mock.calls.length, host.onRest.mock.calls.length]).toEqual([0, 0]);
});

test("a size that rests only once the map is hidden is not fetched for", () => {
  const { host, resize } = made();
  resize(480, 340);
  resize(0, 0);
  vi.runAllTimers();
  expect(host.onRest).not.toHaveBeenCalled();
});

test("what was put off is done once, as soon as the map shows", () => {
  const { host, size, resize } = made();
  resize(0, 0);
  const [first, last] = [vi.fn(), vi.fn()];
  size.onceShown(first);
  size.onceShown(last);
  expect(last).not.toHaveBeenCalled();
  resize(800, 600);
  resize(801, 600);
  expect([first.mock.calls.length, last.mock.calls.length]).toEqual([0, 1]);
  expect(host.onResize).toHaveBeenCalledOnce();
});
