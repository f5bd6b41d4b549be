import { expect, test } from "vitest";
import { dayNumberFromIso } from "../../src/engine/day-numbers";
import { eventStandings } from "../../src/engine/standing";
import { selectEvents } from "../../src/engine/view-filter";
import { barOutlines, countBars, passesOtherFilters } from "../../src/time-bar/histogram";
import { TimeScale } from "../../src/time-bar/time-scale";
import { ALL, type Lists, tableOf } from "../engine/column-file-bytes";

const [OPEN_START, OPEN_END] = [-2147483648, 2147483647];
const FRAME = { first: dayNumberFromIso("2024-07-01"), last: dayNumberFromIso("2024-12-31") };
const SCALE = new TimeScale(FRAME, 184);

/** Events as start earliest, start latest, end earliest, end latest, and how they hold. */
const EVENTS = [
  ["2024-08-01", "2024-08-01", "2024-08-31", "2024-08-31", 1],
  ["2024-08-20", "2024-08-20", "2024-09-02", "2024-09-02", 1],
  [null, "2024-08-31", null, null, 0],
  ["2024-09-15", "2024-10-15", "2024-11-10", "2024-12-10", 0],
  ["2024-01-01", "2024-12-31", null, null, 2],
] as const;

function dated(flags: number[] = []): Lists {
  const column = (at: number, open: number) => {
    return EVENTS.map((event) => (event[at] === null ? open : dayNumberFromIso(String(event[at]))));
  };
  return {
    ...{ start_earliest: column(0, OPEN_START), start_latest: column(1, OPEN_END) },
    ...{ end_earliest: column(2, OPEN_END), end_latest: column(3, OPEN_END) },
    ...{ holds: EVENTS.map((event) => event[4]), flags: EVENTS.map((_, at) => flags[at] ?? 4) },
  };
}

test("each bar counts what a period of its own would", () => {
  const table = tableOf(dated());
  const found = countBars(table, () => true, SCALE);
  expect([found.unit, found.edges.length]).toEqual(["month", 7]);
  found.within.forEach((within, at) => {
    const standing = eventStandings(table, {
      first: found.edges[at] as number,
      last: (found.edges[at + 1] as number) - 1,
    });
    const counted = [2, 1].map((value) => standing.filter((each) => each === value).length);
    expect([within, found.perhaps[at]]).toEqual(counted);
  });
  expect([...found.within]).toEqual([0, 2, 1, 2, 1, 0]);
  expect(found.highest).toBe(4);
});

test("what has no date is in no bar, and what other filters hide neither", () => {
  const table = tableOf({ ...dated([5, 4, 4, 4, 4]), kind: [0, 1, 0, 0, 0] });
  const { hide: _, ...view } = ALL;
  const selection = selectEvents(table, { ...view, hide: [], layers: ["exercise"], end: "2024-07-31" });
  const included = passesOtherFilters(selection, []);
  expect([0, 1, 2, 3, 4].map(included)).toEqual([true, false, true, true, true]);
  expect(countBars(table, included, SCALE).perhaps[1]).toBe(1);
});

test("what a toggle hides is not part of the bar, what the clock hides is", () => {
  const table = tableOf(dated([4, 6, 4, 4, 5]));
  const row = (hide: string[], at: number) => {
    const selection = selectEvents(table, { ...ALL, hide, start: "2024-12-30", end: "2025-12-31" });
    return passesOtherFilters(selection, hide)(at);
  };
  expect([row([], 1), row(["ahead"], 1), row([], 4), row(["undated"], 4)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test("outlines stand on the foot of the bar, the doubtful on the sure", () => {
  const found = countBars(tableOf(dated()), () => true, SCALE);
  const { within, perhaps } = barOutlines(found, SCALE, 40);
  expect(within.split("z")[0]).toBe("M31.0 20.0h30.0v20.0h-30.0");
  expect(perhaps.split("z").slice(0, 2)).toEqual(["M0.0 20.0h30.0v20.0h-30.0", "M31.0 0.0h30.0v20.0h-30.0"]);
});

test("a brief without dated events has bars of no height", () => {
  const found = countBars(tableOf({ flags: [1] }), () => true, SCALE);
  expect([found.highest, barOutlines(found, SCALE, 40)]).toEqual([0, { within: "", perhaps: "" }]);
});
