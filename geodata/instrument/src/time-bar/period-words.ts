// Days and periods in words; the rules are those of `geodata/words/day_names.py`.

import { calendarDay, dayNumberFromParts } from "../engine/day-numbers";
import { formatDigits, isolateText, joinDigitRange } from "../language";
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
  return `${formatDigits(number, translate.language)} ${monthText(year, month, translate)}`;
}

/** "October 2024" or, with both Arabic names of the month, "أكتوبر/تشرين الأول 2024". */
function monthText(year: number, month: number, translate: Translate): string {
  return `${translate(`month.${month}`)} ${formatDigits(year, translate.language)}`;
}

/** A period in as few words as are exact; in a right-to-left language isolated from its neighbours. */
export function periodText({ first, last }: Period, translate: Translate): string {
  if (first === null || last === null) {
    if (first !== null) return translate("period.from", { day: dayText(first, translate) });
    if (last !== null) return translate("period.until", { day: dayText(last, translate) });
    return translate("period.any");
  }
  const found =
    wholeYearsText(first, last, translate) ??
    wholeMonthsText(first, last, translate) ??
    daysText(first, last, translate);
  return isolateText(found, translate.language);
}

function wholeYearsText(first: number, last: number, { language }: Translate): string | null {
  const [start, end] = [calendarDay(first), calendarDay(last)];
  if (first !== dayNumberFromParts(start.year, 1, 1) || last !== dayNumberFromParts(end.year, 12, 31))
    return null;
  return start.year === end.year
    ? formatDigits(start.year, language)
    : joinDigitRange(start.year, end.year, language);
}

function wholeMonthsText(first: number, last: number, translate: Translate): string | null {
  const [start, end] = [calendarDay(first), calendarDay(last)];
  if (start.day !== 1 || calendarDay(last + 1).day !== 1) return null;
  const until = monthText(end.year, end.month, translate);
  if (start.year !== end.year) return `${monthText(start.year, start.month, translate)} ${DASH} ${until}`;
  if (start.month === end.month) return until;
  return `${translate(`month.${start.month}`)}${translate.language.month_range_dash}${until}`;
}

function daysText(first: number, last: number, translate: Translate): string {
  const [start, end] = [calendarDay(first), calendarDay(last)];
  const { language } = translate;
  const until = dayText(last, translate);
  if (first === last) return until;
  if (start.year !== end.year) return `${dayText(first, translate)} ${DASH} ${until}`;
  if (start.month !== end.month) {
    return `${formatDigits(start.day, language)} ${translate(`month.${start.month}`)} ${DASH} ${until}`;
  }
  return `${joinDigitRange(start.day, end.day, language)} ${monthText(end.year, end.month, translate)}`;
}
