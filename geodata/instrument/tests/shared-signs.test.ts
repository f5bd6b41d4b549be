import { expect, test } from "vitest";
import type { Standing } from "../src/contract";
import { countWords, eventsOfMark, hasFocus, standingOfMarks } from "../src/shared-signs";

const SIGNS = { "area:yem": { events: ["a", "b", "c"], count_words: ["1 event", "2 events", "3 events"] } };
const YEMEN = "area:yem";

const standings = (...codes: Standing[]) => {
  const known: Record<string, Standing> = { a: codes[0] ?? 0, b: codes[1] ?? 0, c: codes[2] ?? 0 };
  return (event: string) => known[event] ?? 2;
};

test("a mark stands for the events of its sign, or for one", () => {
  expect(eventsOfMark(SIGNS, YEMEN)).toEqual(["a", "b", "c"]);
  expect(eventsOfMark(SIGNS, "a")).toEqual(["a"]);
  expect(eventsOfMark(SIGNS, "constructor")).toEqual(["constructor"]);
});

test.each([
  [[2, 1, 0], 2, "2 events"],
  [[0, 1, 0], 1, "1 event"],
  [[1, 1, 1], 1, "3 events"],
  [[0, 0, 0], 0, null],
] as const)("events that stand %j: the sign stands %s and says %s", (codes, best, words) => {
  const standing = standings(...codes);
  expect(standingOfMarks(SIGNS, standing)(YEMEN)).toBe(best);
  expect(countWords(SIGNS, YEMEN, standing)).toBe(words);
});

test("an event alone stands for itself and is not counted", () => {
  expect(standingOfMarks(SIGNS, standings(2, 1, 0))("b")).toBe(1);
  expect(countWords(SIGNS, "b", standings(2, 1, 0))).toBeNull();
});

test("a sign is in focus with each of its events", () => {
  const focused = (focus: string | null) => hasFocus(SIGNS, YEMEN, focus);
  expect([focused("b"), focused("other"), focused(null)]).toEqual([true, false, false]);
  expect(hasFocus(SIGNS, "other", "other")).toBe(true);
});
