// Sentences of the catalogue: plural forms by the language, values isolated where writing runs right to left.

import type { Lang, Words, WordsFile } from "./types";

const FIRST_STRONG_ISOLATE = "\u2068";
const POP = "\u2069";
const HOLE = /\{(\w+)\}/g;

/** The function that says a sentence by its key; a key that the file lacks is said as it is. */
export function sentences(file: Pick<WordsFile, "lang" | "words">): Words {
  const plural = new Intl.PluralRules(file.lang);
  return (key, values = {}) => {
    const entry = file.words[key];
    if (entry === undefined) return key;
    const form = typeof entry === "string" ? entry : chosen(entry, plural, values.n);
    return form.replace(HOLE, (hole, name: string) => {
      const value = values[name];
      return value === undefined ? hole : isolated(printed(value), file.lang);
    });
  };
}

function chosen(
  forms: Readonly<Record<string, string>>,
  plural: Intl.PluralRules,
  n: string | number | undefined,
): string {
  return forms[plural.select(Number(n ?? 0))] ?? forms.other ?? "";
}

/** A number with the digits and commas of Python's `number`, in both languages. */
function printed(value: string | number): string {
  return typeof value === "number" ? value.toLocaleString("en-US") : value;
}

function isolated(value: string, lang: Lang): string {
  return lang === "ar" ? `${FIRST_STRONG_ISOLATE}${value}${POP}` : value;
}
