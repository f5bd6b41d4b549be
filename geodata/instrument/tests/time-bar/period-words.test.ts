import { expect, test } from "vitest";
import vectors from "../../../../tests/vectors/periods.json";
import { viewPeriod } from "../../src/engine/standing";
import { createTranslate } from "../../src/messages";
import { formatCount, periodText } from "../../src/time-bar/period-words";

test.each(["ar", "en"] as const)("periods are said as Python says them: %s", (lang) => {
  const words = createTranslate({ lang, words: vectors.words[lang] });
  expect(vectors.cases.length).toBeGreaterThan(15);
  for (const asked of vectors.cases) {
    const period = viewPeriod({ start: asked.first, end: asked.last });
    expect(periodText(period, words, lang)).toBe(asked[lang]);
  }
});

test.each([
  [0, "0"],
  [999, "999"],
  [1500, "1,500"],
  [1234567, "1,234,567"],
])("%i is printed %s", (number, said) => {
  expect(formatCount(number)).toBe(said);
});
