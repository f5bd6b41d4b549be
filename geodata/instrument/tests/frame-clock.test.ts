import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FrameClock } from "../src/frame-clock";

let now: number;
let asked: FrameRequestCallback[];

beforeEach(() => {
  [now, asked] = [1000, []];
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.stubGlobal("requestAnimationFrame", (call: FrameRequestCallback) => asked.push(call));
  vi.stubGlobal("cancelAnimationFrame", () => {
    asked = [];
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A loop that asks for a frame after each, as deck.gl's does, and the number of frames that it got. */
function loop(isLoading = () => false) {
  const clock = new FrameClock(isLoading);
  const got = { frames: 0 };
  const each = () => {
    got.frames += 1;
    clock.requestAnimationFrame(each);
  };
  clock.requestAnimationFrame(each);
  return { clock, got };
}

/** Gives the browser's frames, so many milliseconds apart. */
function give(count: number, ms = 16): void {
  for (let at = 0; at < count; at++) {
    now += ms;
    for (const call of asked.splice(0)) call(now);
  }
}

test("frames come for a while after a change, and none later", () => {
  const { clock, got } = loop();
  give(10);
  expect(got.frames).toBe(0);
  clock.wake();
  give(100);
  expect(got.frames).toBe(Math.ceil(500 / 16));
  expect(asked).toEqual([]);
  clock.wake();
  give(1);
  expect(got.frames).toBe(Math.ceil(500 / 16) + 1);
});

test("frames come as long as something is loaded", () => {
  let loading = true;
  const { got } = loop(() => loading);
  give(100);
  expect(got.frames).toBe(100);
  loading = false;
  give(10);
  expect([got.frames, asked.length]).toEqual([101, 0]);
});

test("one frame is asked for at a time, and none for a loop that was ended", () => {
  const { clock, got } = loop();
  clock.wake();
  clock.wake();
  expect(asked).toHaveLength(1);
  clock.cancelAnimationFrame();
  expect(asked).toEqual([]);
  clock.wake();
  give(3);
  expect(got.frames).toBe(0);
  const other = vi.fn();
  clock.requestAnimationFrame(other); // a loop that begins anew
  give(3);
  expect(other).toHaveBeenCalledOnce();
});

test("a loop that asks for no more is called no more", () => {
  const clock = new FrameClock(() => false);
  const once = vi.fn();
  clock.requestAnimationFrame(once);
  clock.wake();
  give(1);
  clock.wake();
  give(3);
  expect(once).toHaveBeenCalledOnce();
});
