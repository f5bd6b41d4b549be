import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PeriodPlayer } from "../../src/time-bar/period-player";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function piece(beats: number) {
  let left = beats;
  return { beat: vi.fn(() => --left > 0), stopped: vi.fn(), pause: 100 };
}

test("it beats until there is no more, and stops once", () => {
  const [player, played] = [new PeriodPlayer(), piece(3)];
  player.play(played);
  vi.advanceTimersByTime(200);
  expect([played.beat.mock.calls.length, player.playing]).toEqual([2, true]);
  vi.advanceTimersByTime(900);
  expect([played.beat.mock.calls.length, played.stopped.mock.calls.length, player.playing]).toEqual([
    3,
    1,
    false,
  ]);
});

test.each([
  [0.5, 5],
  [1, 10],
  [2, 20],
  [4, 40],
] as const)("at speed %f a second has %i beats", (speed, beats) => {
  const [player, played] = [new PeriodPlayer(), piece(99)];
  player.speed = speed;
  player.play(played);
  vi.advanceTimersByTime(1000);
  expect(played.beat.mock.calls.length).toBe(beats);
});

test("stopping is heard, a second piece ends the first, disposing is not heard", () => {
  const [player, one, other] = [new PeriodPlayer(), piece(9), piece(9)];
  player.play(one);
  player.play(other);
  player.dispose();
  vi.advanceTimersByTime(1000);
  expect([one.stopped, other.stopped, other.beat].map((heard) => heard.mock.calls.length)).toEqual([1, 0, 0]);
});

test("speeds come in turn", () => {
  const player = new PeriodPlayer();
  expect([1, 2, 3, 4].map(() => player.nextSpeed())).toEqual([2, 4, 0.5, 1]);
});
