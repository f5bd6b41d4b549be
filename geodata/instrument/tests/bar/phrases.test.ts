import { expect, test } from "vitest";
import vectors from "../../../../tests/vectors/periods.json";
import { count, periodWords } from "../../src/bar/phrases";
import { spanOf } from "../../src/engine/standing";
import { sentences } from "../../src/sentences";

test.each(["ar", "en"] as const)("periods are said as Python says them: %s", (lang) => {
  const words = sentences({ lang, words: vectors.words[lang] });
  expect(vectors.cases.length).toBeGreaterThan(15);
  for (const asked of vectors.cases) {
    const period = spanOf({ start: asked.first, end: asked.last });
    expect(periodWords(period, words, lang)).toBe(asked[lang]);
  }
});

test.each([
  [0, "0"],
  [999, "999"],
  [1500, "1,500"],
  [1234567, "1,234,567"],
])("%i is printed %s", (number, said) => {
  expect(count(number)).toBe(said);
});
