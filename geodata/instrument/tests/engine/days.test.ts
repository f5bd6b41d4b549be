import { expect, test } from "vitest";
import { civil, dayNumber, dayOf, isoDay, monthIndex, monthStart } from "../../src/engine/days";

test.each([
  ["1970-01-01", 0],
  ["2024-10-23", 20019],
  ["1969-12-31", -1],
  ["0099-03-01", -683309],
  ["2100-02-28", 47540],
])("%s is day %i", (iso, day) => {
  expect(dayNumber(iso)).toBe(day);
  expect(isoDay(day)).toBe(iso);
});

test("a month runs on into its neighbouring year", () => {
  expect(isoDay(dayOf(2024, 13))).toBe("2025-01-01");
  expect(isoDay(dayOf(2024, 0))).toBe("2023-12-01");
  expect(isoDay(dayOf(2024, 3, 0))).toBe("2024-02-29");
});

test("months are counted through", () => {
  const october = monthIndex(dayNumber("2024-10-23"));
  expect(isoDay(monthStart(october))).toBe("2024-10-01");
  expect(isoDay(monthStart(october + 3))).toBe("2025-01-01");
  expect(civil(20019)).toEqual({ year: 2024, month: 10, day: 23 });
});
