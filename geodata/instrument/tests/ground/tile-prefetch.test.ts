import { afterEach, expect, test, vi } from "vitest";
import { prefetchArchive, prefetchTiles, tilesInView } from "../../src/ground/tile-prefetch";

afterEach(() => vi.unstubAllGlobals());

test("the tiles of a view are those that it shows a part of", () => {
  expect(tilesInView({ lon: 0.1, lat: 0.1, zoom: 1 }, [300, 300], 8)).toEqual([
    [1, 0, 0],
    [1, 0, 1],
    [1, 1, 0],
    [1, 1, 1],
  ]);
  expect(tilesInView({ lon: 45, lat: 40, zoom: 2.5 }, [100, 100], 8)).toEqual([[2, 2, 1]]);
});

test("a view over 180 degrees has tiles of both ends of the world, one over the pole none beyond it", () => {
  const columns = tilesInView({ lon: 179.9, lat: 80, zoom: 3 }, [600, 900], 8).map(([, column]) => column);
  expect([...new Set(columns)].sort()).toEqual([0, 7]);
  const rows = tilesInView({ lon: 179.9, lat: 80, zoom: 3 }, [600, 900], 8).map(([, , row]) => row);
  expect(Math.min(...rows)).toBe(0);
});

test("a world smaller than the view has each tile once, and no zoom is beyond the archive's", () => {
  expect(tilesInView({ lon: 0, lat: 0, zoom: 0 }, [2000, 900], 8)).toEqual([[0, 0, 0]]);
  expect(tilesInView({ lon: 10, lat: 10, zoom: 12 }, [800, 600], 8)[0]?.[0]).toBe(8);
});

test("an archive that cannot be read disturbs nobody before the map asks", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response(null, { status: 404 });
  });
  const url = "http://here/ground/bb.pmtiles";
  prefetchArchive(url);
  prefetchTiles(url, { lon: 0, lat: 0, zoom: 0 }, [10, 10], 8);
  await new Promise((done) => setTimeout(done));
  expect(asked).toContain(`${url}?bytes=0-16383`);
});
