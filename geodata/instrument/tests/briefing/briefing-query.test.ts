import { describe, expect, it } from "vitest";
import { parseBriefingQuery, withSlide } from "../../src/briefing/briefing-query";

describe("the address", () => {
  const nothing = {
    slide: null,
    start: null,
    end: null,
    play: false,
    seconds: null,
    notes: false,
    motion: true,
  };

  it.each([
    ["", {}],
    ["?play=20&slide=3", { slide: 3, play: true, seconds: 20 }],
    ["?play=1", { play: true, seconds: 3 }],
    ["?play=true&start=2&end=5", { start: 2, end: 5, play: true }],
    ["?play=0&notes=1&slide=x", { notes: true }],
    ["?slide=-1&play=99999&motion=0", { play: true, motion: false }],
  ])("%s", (query, expected) => {
    expect(parseBriefingQuery(query)).toEqual({ ...nothing, ...expected });
  });

  it("is written with the slide and keeps the rest", () => {
    expect(withSlide("?brief=a&play=20&slide=1", 4, "ar")).toBe("?brief=a&play=20&slide=4&lang=ar");
  });
});
