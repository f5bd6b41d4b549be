// Days and periods in words; the rules are those of `geodata/words/day_names.py`.

import type { Lang } from "../contract";
import { calendarDay, dayNumberFromParts } from "../engine/day-numbers";
import type { Translate } from "../messages";

/** Days from first to last, both included; null is an open end. */
export interface Period {
  readonly first: number | null;
  readonly last: number | null;
}

export const OPEN_PERIOD: Period = { first: null, last: null };

const DASH = "–";

/** "23 October 2024" or "23 أكتوبر/تشرين الأول 2024". */
export function dayText(day: number, translate: Translate): string {
  const { year, month, day: number } = calendarDay(day);
  return `${number} ${monthText(year, month, translate)}`;
}

/** "October 2024" or, with both Arabic names of the month, "أكتوبر/تشرين الأول 2024". */
function monthText(year: number, month: number, translate: Translate): string {
  return `${translate(`month.${month}`)} ${year}`;
}

/** A period in as few words as are exact; in Arabic isolated from its neighbours. */
export function periodText({ first, last }: Period, translate: Translate, lang: Lang): string {
  if (first === null || last === null) {
    if (first !== null) return translate("period.from", { day: dayText(first, translate) });
    if (last !== null) return translate("period.until", { day: dayText(last, translate) });
    return translate("period.any");
  }
  const found =
    wholeYearsText(first, last, lang) ??
    wholeMonthsText(first, last, translate, lang) ??
    daysText(first, last, translate, lang);
  return lang === "ar" ? `\u2068${found}\u2069` : found;
}

/** A count with thousands separators: "1,500" in both languages. */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

function wholeYearsText(first: number, last: number, lang: Lang): string | null {
  const [start, end] = [calendarDay(first), calendarDay(last)];
  if (first !== dayNumberFromParts(start.year, 1, 1) || last !== dayNumberFromParts(end.year, 12, 31))
    return null;
  return start.year === end.year
    ? String(start.year)
    : isolateDigits(`${start.year}${DASH}${end.year}`, lang);
}

function wholeMonthsText(first: number, last: number, translate: Translate, lang: Lang): string | null {
  const [start, end] = [calendarDay(first), calendarDay(last)];
  if (start.day !== 1 || calendarDay(last + 1).day !== 1) return null;
  const until = monthText(end.year, end.month, translate);
  if (start.year !== end.year) return `${monthText(start.year, start.month, translate)} ${DASH} ${until}`;
  if (start.month === end.month) return until;
  return `${translate(`month.${start.month}`)}${lang === "en" ? DASH : ` ${DASH} `}${until}`;
}

function daysText(first: number, last: number, translate: Translate, lang: Lang): string {
  const [start, end] = [calendarDay(first), calendarDay(last)];
  const until = dayText(last, translate);
  if (first === last) return until;
  if (start.year !== end.year) return `${dayText(first, translate)} ${DASH} ${until}`;
  if (start.month !== end.month) return `${start.day} ${translate(`month.${start.month}`)} ${DASH} ${until}`;
  return `${isolateDigits(`${start.day}${DASH}${end.day}`, lang)} ${monthText(end.year, end.month, translate)}`;
}

function isolateDigits(span: string, lang: Lang): string {
  return lang === "ar" ? `\u2066${span}\u2069` : span;
}
