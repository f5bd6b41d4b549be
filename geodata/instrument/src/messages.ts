// Messages of the catalogue: plural forms by language, values isolated in Arabic.

import type { Lang, MessageFile } from "./contract";

/** Returns the message of a key; plural forms depend on the value `n`. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const PLACEHOLDER = /\{(\w+)\}/g;

/** The translate function of a message file; a missing key is returned as it is. */
export function createTranslate(file: Pick<MessageFile, "lang" | "words">): Translate {
  const plural = new Intl.PluralRules(file.lang);
  return (key, values = {}) => {
    const entry = file.words[key];
    if (entry === undefined) return key;
    const form = typeof entry === "string" ? entry : pluralForm(entry, plural, values.n);
    return form.replace(PLACEHOLDER, (hole, name: string) => {
      const value = values[name];
      return value === undefined ? hole : isolate(formatValue(value), file.lang);
    });
  };
}

function pluralForm(
  forms: Readonly<Record<string, string>>,
  plural: Intl.PluralRules,
  n: string | number | undefined,
): string {
  return forms[plural.select(Number(n ?? 0))] ?? forms.other ?? "";
}

/** A number formatted as by `number` in Python, in both languages. */
function formatValue(value: string | number): string {
  return typeof value === "number" ? value.toLocaleString("en-US") : value;
}

function isolate(value: string, lang: Lang): string {
  return lang === "ar" ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
}
