import { expect, test } from "vitest";
import {
  calendarDay,
  dayNumberFromIso,
  dayNumberFromParts,
  isoFromDayNumber,
  monthIndex,
  monthStart,
} from "../../src/engine/day-numbers";

test.each([
  ["1970-01-01", 0],
  ["2024-10-23", 20019],
  ["1969-12-31", -1],
  ["0099-03-01", -683309],
  ["2100-02-28", 47540],
])("%s is day %i", (iso, day) => {
  expect(dayNumberFromIso(iso)).toBe(day);
  expect(isoFromDayNumber(day)).toBe(iso);
});

test("a month runs on into its neighbouring year", () => {
  expect(isoFromDayNumber(dayNumberFromParts(2024, 13))).toBe("2025-01-01");
  expect(isoFromDayNumber(dayNumberFromParts(2024, 0))).toBe("2023-12-01");
  expect(isoFromDayNumber(dayNumberFromParts(2024, 3, 0))).toBe("2024-02-29");
});

test("months are counted through", () => {
  const october = monthIndex(dayNumberFromIso("2024-10-23"));
  expect(isoFromDayNumber(monthStart(october))).toBe("2024-10-01");
  expect(isoFromDayNumber(monthStart(october + 3))).toBe("2025-01-01");
  expect(calendarDay(20019)).toEqual({ year: 2024, month: 10, day: 23 });
});
