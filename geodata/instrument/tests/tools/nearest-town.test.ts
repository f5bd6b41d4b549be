import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NearestTown } from "../../src/tools/nearest-town";

const asked = vi.fn();
const show = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a moving pointer asks nothing; the last position is asked for once it rests, in two decimals", async () => {
  asked.mockResolvedValue(Response.json({ words: "at Larissa" }));
  const town = new NearestTown(show);
  for (const lon of [22.1, 22.2, 22.4123]) town.ask("near.json", [lon, 39.6], "en");
  town.ask("near.json", [22.4101, 39.6], "en");
  await vi.runAllTimersAsync();
  expect(asked).toHaveBeenCalledOnce();
  expect(String(asked.mock.calls[0]?.[0])).toMatch(/near\.json\?lon=22\.41&lat=39\.60&lang=en$/);
  expect(show.mock.lastCall).toEqual(["at Larissa"]);
  town.ask("near.json", [22.4099, 39.6], "en");
  await vi.runAllTimersAsync();
  expect([asked.mock.calls.length, show.mock.lastCall]).toEqual([1, ["at Larissa"]]);
});

test("without an answer nothing is said, and the same place may be asked for again", async () => {
  asked.mockRejectedValue(new Error("offline"));
  const town = new NearestTown(show);
  for (let round = 0; round < 2; round++) {
    town.ask("near.json", [1, 2], "ar");
    await vi.runAllTimersAsync();
  }
  expect(asked).toHaveBeenCalledTimes(2);
  expect(show.mock.calls.flat().every((words) => words === "")).toBe(true);
});
