// Languages for tests: the rows of the registry, and messages that are their own keys.

import languages from "../../../tests/vectors/languages.json";
import type { Language } from "../src/contract";
import type { Translate } from "../src/messages";

export const LANGUAGES = languages as Readonly<Record<keyof typeof languages, Language>>;

/** A language with other digits than Latin ones. */
export const PERSIAN: Language = {
  ...LANGUAGES.ar,
  code: "fa",
  locale: "fa-IR",
  digits: "۰۱۲۳۴۵۶۷۸۹",
  thousands_separator: "٬",
  decimal_mark: "٫",
};

/** Messages made of key and values. */
export const KEY_AND_VALUES = translateWith((key, values) => [key, ...Object.values(values)].join(" "));

/** Messages that are their keys. */
export const KEYS = translateWith((key) => key);

function translateWith(text: (key: string, values: Record<string, string | number>) => string): Translate {
  const translate = (key: string, values = {}) => text(key, values);
  return Object.assign(translate, { language: LANGUAGES.en });
}
