import { describe, expect, it } from "vitest";
import { centreInUncovered, labelScale } from "../../src/briefing/slide-map";
import { offsetPosition } from "../../src/mercator";

describe("the map of a slide", () => {
  it.each([
    [[320, 240], 1],
    [[1100, 620], 1],
    [[1920, 1080], 1.7],
    [[3840, 2160], 3.5],
    [[20_000, 12_000], 4],
  ] as const)("sets words on %s pixels %d times as large", (size, expected) => {
    expect(labelScale(size)).toBe(expected);
  });

  it("puts the middle of the slide into the middle of what is not covered", () => {
    const camera = { lon: 100, lat: 50, zoom: 3 };
    const found = centreInUncovered(camera, { top: 100, right: 400, bottom: 60, left: 0 });
    const [lon, lat] = offsetPosition([found.lon, found.lat], [-200, 20], 3);
    expect([lon, lat]).toEqual([expect.closeTo(100), expect.closeTo(50)]);
  });
});
