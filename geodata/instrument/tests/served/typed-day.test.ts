import { expect, test } from "vitest";
import { parseDay } from "../../served/typed-day.js";

test.each([
  ["2024", "2024-01-01", "2024-12-31"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2024-10-23", "2024-10-23", "2024-10-23"],
  ["٢٠٢٤-١٠", "2024-10-01", "2024-10-31"],
  ["۲۰۲۴/۱۰/۲۳", "2024-10-23", "2024-10-23"],
  ["𝟚𝟘𝟚𝟜", "2024-01-01", "2024-12-31"],
  [" 2024–10 ", "2024-10-01", "2024-10-31"],
  ["\u200f2024-1-5", "2024-01-05", "2024-01-05"],
  ["0099-02", "0099-02-01", "0099-02-28"],
  ["", null, null],
])("%j is a day at either end of a period", (text, start, end) => {
  expect([parseDay(text, "start"), parseDay(text, "end")]).toEqual([start, end]);
});

test.each([
  "tomorrow",
  "2024-13",
  "2024-00",
  "2024-02-30",
  "24",
  "2024-10-23T00:00",
  "0000",
  "²024",
  "2024-10-0",
])("%j is no day", (text) => {
  expect([parseDay(text, "start"), parseDay(text, "end")]).toEqual([undefined, undefined]);
});
