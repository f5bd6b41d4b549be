import { expect, test } from "vitest";
import { MeasuredLine } from "../../src/tools/measured-line";

test("points make legs, the last is taken back, a second click on it counts nothing", () => {
  const line = new MeasuredLine();
  expect([line.add([0, 0]), line.add([0, 1]), line.add([0, 1]), line.add([1, 1])]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(line.legs.map(({ bearing }) => Math.round(bearing))).toEqual([0, 90]);
  expect(Math.round(line.metres)).toBe(110_574 + 111_303);
  expect([line.undo(), Math.round(line.metres)]).toEqual([true, 110_574]);
  line.clear();
  expect([line.points.length, line.legs.length, line.metres, line.undo()]).toEqual([0, 0, 0, false]);
});
