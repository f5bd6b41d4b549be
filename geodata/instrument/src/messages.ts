// Messages of the catalogue: plural forms by language, values isolated in right-to-left languages.

import type { Language, MessageFile } from "./contract";
import { formatNumber, isolateText } from "./language";

/** Returns the message of a key; plural forms depend on the value `n`. */
export interface Translate {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  /** The language of the messages. */
  readonly language: Language;
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** The translate function of a message file; a missing key is returned as it is. */
export function createTranslate({
  language,
  messages,
}: Pick<MessageFile, "language" | "messages">): Translate {
  const plural = new Intl.PluralRules(language.locale);
  const translate = (key: string, values: Readonly<Record<string, string | number>> = {}) => {
    const entry = messages[key];
    if (entry === undefined) return key;
    const form = typeof entry === "string" ? entry : pluralForm(entry, plural, values.n);
    return form.replace(PLACEHOLDER, (hole, name: string) => {
      const value = values[name];
      return value === undefined ? hole : isolateText(formatValue(value, language), language);
    });
  };
  return Object.assign(translate, { language });
}

function pluralForm(
  forms: Readonly<Record<string, string>>,
  plural: Intl.PluralRules,
  n: string | number | undefined,
): string {
  return forms[plural.select(Number(n ?? 0))] ?? forms.other ?? "";
}

function formatValue(value: string | number, language: Language): string {
  return typeof value === "number" ? formatNumber(value, language) : value;
}
