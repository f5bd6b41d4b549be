import { expect, test } from "vitest";
import {
  formatDigits,
  formatNumber,
  isolateText,
  joinDigitRange,
  readingArrows,
  setLanguage,
  toSides,
} from "../src/language";
import { LANGUAGES, PERSIAN } from "./languages";

const { ar, en } = LANGUAGES;

test("language and direction go together", () => {
  const made = document.createElement("div");
  setLanguage(made, ar);
  expect([made.lang, made.dir]).toEqual(["ar", "rtl"]);
  setLanguage(made, en);
  expect([made.lang, made.dir]).toEqual(["en", "ltr"]);
});

test.each([
  [0, "0", "۰"],
  [999, "999", "۹۹۹"],
  [1500, "1,500", "۱٬۵۰۰"],
  [1234567.25, "1,234,567.25", "۱٬۲۳۴٬۵۶۷٫۲۵"],
])("%d has the symbols of its language", (number, latin, persian) => {
  expect([formatNumber(number, en), formatNumber(number, PERSIAN)]).toEqual([latin, persian]);
});

test("a year has digits and no separator", () => {
  expect([formatDigits(2024, en), formatDigits(2024, PERSIAN)]).toEqual(["2024", "۲۰۲۴"]);
});

test("right-to-left text is isolated, a range of numbers in it from left to right", () => {
  expect([isolateText("a", en), isolateText("a", ar)]).toEqual(["a", "\u2068a\u2069"]);
  expect([joinDigitRange(1, 5, en), joinDigitRange(1, 5, PERSIAN)]).toEqual(["1–5", "\u2066۱–۵\u2069"]);
});

test("reading goes the other way from right to left", () => {
  expect(readingArrows("ltr")).toEqual(["ArrowRight", "ArrowLeft"]);
  expect(readingArrows("rtl")).toEqual(["ArrowLeft", "ArrowRight"]);
  expect([toSides(1, 2, "ltr"), toSides(1, 2, "rtl")]).toEqual([
    [1, 2],
    [2, 1],
  ]);
});
