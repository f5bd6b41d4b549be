import { expect, test } from "vitest";
import vectors from "../../../../tests/vectors/periods.json";
import { viewPeriod } from "../../src/engine/standing";
import { createTranslate } from "../../src/messages";
import { periodText } from "../../src/time-bar/period-words";
import { LANGUAGES } from "../languages";

test.each(["ar", "en"] as const)("periods are said as Python says them: %s", (lang) => {
  const words = createTranslate({ language: LANGUAGES[lang], messages: vectors.words[lang] });
  expect(vectors.cases.length).toBeGreaterThan(15);
  for (const asked of vectors.cases) {
    const period = viewPeriod({ start: asked.first, end: asked.last });
    expect(periodText(period, words)).toBe(asked[lang]);
  }
});
