// Sentences of the catalogue: plural forms by the language, values isolated where writing runs right to left.

import type { Lang, MessageFile } from "./contract";

/** Gives the message of a key; plural forms go by the value `n`. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const PLACEHOLDER = /\{(\w+)\}/g;

/** The function that says a sentence by its key; a key that the file lacks is said as it is. */
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

/** A number with the digits and commas of Python's `number`, in both languages. */
function formatValue(value: string | number): string {
  return typeof value === "number" ? value.toLocaleString("en-US") : value;
}

function isolate(value: string, lang: Lang): string {
  return lang === "ar" ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
}
