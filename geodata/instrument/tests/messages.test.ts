import { expect, test } from "vitest";
import { createTranslate } from "../src/messages";
import { LANGUAGES, PERSIAN } from "./languages";

const words = {
  "map.events": { zero: "لا أحداث", one: "حدث واحد", two: "حدثان", few: "{n} أحداث", other: "{n} حدث" },
  "map.go": "إلى {place}",
};

test.each([
  [0, "لا أحداث"],
  [1, "حدث واحد"],
  [2, "حدثان"],
  [4, "\u20684\u2069 أحداث"],
  [11, "\u206811\u2069 حدث"],
  [12000, "\u206812,000\u2069 حدث"],
])("Arabic has a form for %i", (n, said) => {
  expect(createTranslate({ language: LANGUAGES.ar, messages: words })("map.events", { n })).toBe(said);
});

test("English values stand bare, and an unknown key is said as it is", () => {
  const say = createTranslate({ language: LANGUAGES.en, messages: { "map.go": "To {place}" } });
  expect([say("map.go", { place: "Oman" }), say("map.missing")]).toEqual(["To Oman", "map.missing"]);
});

test("a language of another script is a row: its plural forms, digits and isolates", () => {
  const translate = createTranslate({
    language: PERSIAN,
    messages: { "map.n": { one: "{n} a", other: "{n} b" } },
  });
  expect(translate("map.n", { n: 1500 })).toBe("\u2068۱٬۵۰۰\u2069 b");
});
