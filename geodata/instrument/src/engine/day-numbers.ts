// Calendar days as whole numbers since 1970-01-01 (proleptic Gregorian, no time zones).

const DAY_MS = 86_400_000;

interface CalendarDay {
  readonly year: number;
  /** 1-12. */
  readonly month: number;
  /** 1-31. */
  readonly day: number;
}

/** The day number of YYYY-MM-DD. */
export function dayNumberFromIso(iso: string): number {
  const [year = 1970, month = 1, day = 1] = iso.split("-").map(Number);
  return dayNumberFromParts(year, month, day);
}

/** A day as YYYY-MM-DD. */
export function isoFromDayNumber(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day number of year, month and day; a month outside 1-12 is in a neighbouring year. */
export function dayNumberFromParts(year: number, month: number, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
}

/** Year, month and day of a day number. */
export function calendarDay(day: number): CalendarDay {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Months since January of year 0. */
export function monthIndex(day: number): number {
  const { year, month } = calendarDay(day);
  return year * 12 + month - 1;
}

/** First day of a month by its `monthIndex`. */
export function monthStart(index: number): number {
  return dayNumberFromParts(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
}
