// Text as the reader's language writes it: direction, digits, separators. Only here a direction is compared.

import type { Direction, Language } from "./contract";

const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const DASH = "–";
const LATIN_NUMBERS = new Intl.NumberFormat("en-US");

type HorizontalArrow = "ArrowLeft" | "ArrowRight";

export function isRightToLeft(direction: string): boolean {
  return direction === "rtl";
}

/** Sets language and text direction of an element. */
export function setLanguage(
  element: HTMLElement,
  { code, direction }: Pick<Language, "code" | "direction">,
): void {
  element.lang = code;
  element.dir = direction;
}

/** The arrow keys that go forward and back in the direction of reading. */
export function readingArrows(direction: Direction): readonly [on: HorizontalArrow, back: HorizontalArrow] {
  return isRightToLeft(direction) ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
}

/** Pixels at left and right of what stands where reading starts and where it ends. */
export function toSides(
  start: number,
  end: number,
  direction: Direction,
): readonly [left: number, right: number] {
  return isRightToLeft(direction) ? [end, start] : [start, end];
}

/** A number in the digits of a language, without separators; the rule of `format_digits` in Python. */
export function formatDigits(value: number, { digits }: Pick<Language, "digits">): string {
  return String(value).replace(/\d/g, (digit) => [...digits][Number(digit)] as string);
}

/** A number with its separators; the rule of `format_number` in Python. */
export function formatNumber(value: number, language: Language): string {
  const { thousands_separator: thousands, decimal_mark: decimal } = language;
  const symbols: Readonly<Record<string, string>> = { ",": thousands, ".": decimal };
  const latin = LATIN_NUMBERS.format(value);
  return latin.replace(/\d|[,.]/g, (found) => symbols[found] ?? formatDigits(Number(found), language));
}

/** A text that reorders no neighbour: isolated in a right-to-left language. */
export function isolateText(text: string, { direction }: Pick<Language, "direction">): string {
  return isRightToLeft(direction) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
}

/** Two numbers with a dash between, in their order also in a right-to-left language. */
export function joinDigitRange(first: number, last: number, language: Language): string {
  const joined = `${formatDigits(first, language)}${DASH}${formatDigits(last, language)}`;
  return isRightToLeft(language.direction) ? `${LEFT_TO_RIGHT_ISOLATE}${joined}${POP_ISOLATE}` : joined;
}
