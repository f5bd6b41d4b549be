import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Measurement } from "../../src/tools/measurement";
import { spoken } from "../controls/fixtures";

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a measurement is said in Arabic, numbers isolated", () => {
  const measured = new Measurement();
  expect(measured.shown(null, spoken("ar"), false).hint).toContain("المس");
  for (const lat of [0, 1, 2]) measured.line.add([0, lat]);
  const { lines, count, hint } = measured.shown([0, 3], spoken("ar"), false);
  expect([count, hint, lines.map(([label]) => label)]).toEqual([
    3,
    "",
    ["الإجمالي", "آخر مقطع", "إلى المؤشر"],
  ]);
  expect(lines[0]?.[1]).toBe("\u2068221\u2069 كم · \u2068119\u2069 ميل بحري");
  expect(lines[1]?.[1]).toMatch(/· \u2068000°\u2069$/);
  expect(measured.pointWords(spoken("ar"))).toContain("السمت \u2068000°\u2069");
  expect(measured.preview([0, 3]).length).toBeGreaterThan(2);
});
