import { expect, test } from "vitest";
import vectors from "../../../../tests/vectors/periods.json";
import { dayNumberFromIso } from "../../src/engine/day-numbers";
import { createTranslate } from "../../src/messages";
import { axisTicks } from "../../src/time-bar/time-axis";
import { TimeScale } from "../../src/time-bar/time-scale";
import { LANGUAGES } from "../languages";

const [ar, en] = (["ar", "en"] as const).map((lang) =>
  createTranslate({ language: LANGUAGES[lang], messages: vectors.words[lang] }),
);
const labels = (first: string, last: string, width: number, words = en, reversed = false) => {
  const scale = new TimeScale({ first: dayNumberFromIso(first), last: dayNumberFromIso(last) }, width, {
    reversed,
  });
  return words === undefined ? [] : axisTicks(scale, words).map((tick) => tick.label);
};

test("a long time is told in years, a longer one in some of them", () => {
  expect(labels("2019-01-01", "2024-12-31", 420)).toEqual(["2020", "2021", "2022", "2023", "2024"]);
  expect(labels("1900-01-01", "2024-12-31", 420)).toEqual(["1920", "1940", "1960", "1980", "2000", "2020"]);
});

test("a year is told in months, its own number among them", () => {
  expect(labels("2023-11-01", "2024-04-30", 600)).toEqual(["December", "2024", "February", "March", "April"]);
  expect(labels("2023-11-01", "2024-04-30", 600, ar)).toContain("فبراير/شباط");
});

test("where no year begins the first month that has room says which it is", () => {
  expect(labels("2024-06-01", "2024-09-30", 400)[0]).toBe("July 2024");
  expect(labels("2024-06-01", "2024-09-30", 500, ar, true)[0]).toBe("يوليو/تموز 2024");
});

test("a month is told in days", () => {
  const found = labels("2024-09-25", "2024-10-31", 1600);
  expect(found.slice(0, 7)).toEqual(["27", "29", "October 2024", "3", "5", "7", "9"]);
});

test("no label touches another or is cut at an end", () => {
  for (const width of [90, 160, 320, 700, 1400]) {
    const scale = new TimeScale(
      { first: dayNumberFromIso("2012-01-01"), last: dayNumberFromIso("2024-12-31") },
      width,
    );
    const found = en === undefined ? [] : axisTicks(scale, en);
    const ends = found.map((tick) => [scale.x(tick.day) - 4 * tick.label.length, tick.label] as const);
    ends.forEach(([left], at) => {
      const [before, label] = ends[at - 1] ?? [-9, ""];
      expect(left).toBeGreaterThanOrEqual(before + 8 * label.length + (at === 0 ? 9 : 0));
    });
  }
});
