// Days and periods in words; the rules are those of `geodata/words/day_names.py`.

import { civil, dayOf } from "../engine/days";
import type { Lang, Words } from "../types";

/** Days from first to last, both included; null is an open end. */
export interface Period {
  readonly first: number | null;
  readonly last: number | null;
}

export const WHOLE: Period = { first: null, last: null };

const DASH = "–";

/** "23 October 2024" or "23 أكتوبر/تشرين الأول 2024". */
export function dayWords(day: number, words: Words): string {
  const { year, month, day: number } = civil(day);
  return `${number} ${monthWords(year, month, words)}`;
}

/** "October 2024" or, with both Arabic names of the month, "أكتوبر/تشرين الأول 2024". */
export function monthWords(year: number, month: number, words: Words): string {
  return `${words(`month.${month}`)} ${year}`;
}

/** The shortest true words for a period; in Arabic what could be turned round is isolated. */
export function periodWords({ first, last }: Period, words: Words, lang: Lang): string {
  if (first === null || last === null) {
    if (first !== null) return words("period.from", { day: dayWords(first, words) });
    if (last !== null) return words("period.until", { day: dayWords(last, words) });
    return words("period.any");
  }
  const found =
    years(first, last, lang) ?? months(first, last, words, lang) ?? days(first, last, words, lang);
  return lang === "ar" ? `\u2068${found}\u2069` : found;
}

/** A count as it is printed: "1,500" in both languages. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

function years(first: number, last: number, lang: Lang): string | null {
  const [start, end] = [civil(first), civil(last)];
  if (first !== dayOf(start.year, 1, 1) || last !== dayOf(end.year, 12, 31)) return null;
  return start.year === end.year ? String(start.year) : digits(`${start.year}${DASH}${end.year}`, lang);
}

function months(first: number, last: number, words: Words, lang: Lang): string | null {
  const [start, end] = [civil(first), civil(last)];
  if (start.day !== 1 || civil(last + 1).day !== 1) return null;
  const until = monthWords(end.year, end.month, words);
  if (start.year !== end.year) return `${monthWords(start.year, start.month, words)} ${DASH} ${until}`;
  if (start.month === end.month) return until;
  return `${words(`month.${start.month}`)}${lang === "en" ? DASH : ` ${DASH} `}${until}`;
}

function days(first: number, last: number, words: Words, lang: Lang): string {
  const [start, end] = [civil(first), civil(last)];
  const until = dayWords(last, words);
  if (first === last) return until;
  if (start.year !== end.year) return `${dayWords(first, words)} ${DASH} ${until}`;
  if (start.month !== end.month) return `${start.day} ${words(`month.${start.month}`)} ${DASH} ${until}`;
  return `${digits(`${start.day}${DASH}${end.day}`, lang)} ${monthWords(end.year, end.month, words)}`;
}

function digits(span: string, lang: Lang): string {
  return lang === "ar" ? `\u2066${span}\u2069` : span;
}
