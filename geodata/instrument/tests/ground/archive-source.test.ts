import { PMTiles } from "pmtiles";
import { afterEach, expect, test, vi } from "vitest";
import { ArchiveSource, archiveTiles, loadArchiveTile, loadTileEarly } from "../../src/ground/archive-source";

const URL = "http://here/ground/aa.pmtiles";
const WINDOWS =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0";

interface Asked {
  readonly url: string;
  readonly range: string | null;
  readonly cache: RequestCache | undefined;
}

/** Answers each request with the next answer, the last for ever; returns what was asked. */
function serve(
  ...answers: readonly { status?: number; etag?: string; body?: Uint8Array<ArrayBuffer> }[]
): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const { status = 206, etag = '"a"', body } = answers[Math.min(asked.length, answers.length - 1)] ?? {};
    asked.push({ url, range: new Headers(init.headers).get("range"), cache: init.cache });
    return new Response(body ?? new Uint8Array([1, 2, 3]), { status, headers: { etag } });
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["another browser", "Mozilla/5.0 (X11; Linux) Firefox/130.0"],
  ["Edge on Windows", WINDOWS],
])("each range has an address of its own that the cache of %s may keep", async (_, userAgent) => {
  vi.stubGlobal("navigator", { userAgent });
  const asked = serve({});
  const source = new ArchiveSource(URL);
  const found = [await source.getBytes(0, 16_384), await source.getBytes(16_384, 100)];
  expect(asked).toEqual([
    { url: `${URL}?bytes=0-16383`, range: "bytes=0-16383", cache: "default" },
    { url: `${URL}?bytes=16384-16483`, range: "bytes=16384-16483", cache: "default" },
  ]);
  expect(found.map(({ data, etag }) => [data.byteLength, etag])).toEqual([
    [3, '"a"'],
    [3, '"a"'],
  ]);
});

test("an archive that was exchanged is read anew past the cache", async () => {
  const asked = serve({}, { etag: '"b"' });
  const source = new ArchiveSource(URL);
  await source.getBytes(0, 10);
  await expect(source.getBytes(10, 10)).rejects.toThrow(/found "b", expected "a"/);
  expect((await source.getBytes(0, 10)).etag).toBe('"b"');
  expect(asked.map(({ cache }) => cache)).toEqual(["default", "default", "reload"]);
});

test("a weak ETag tells nothing of the bytes", async () => {
  serve({}, { etag: 'W/"c"' });
  const source = new ArchiveSource(URL);
  await source.getBytes(0, 10);
  expect((await source.getBytes(10, 10)).etag).toBe('"a"');
});

test.each([200, 404, 416, 503])("an answer of status %i is no range, and said so", async (status) => {
  serve({ status });
  await expect(new ArchiveSource(URL).getBytes(0, 10)).rejects.toThrow(
    `found status ${status}, expected 206; reload the page`,
  );
});

test("the reader of archives stops at what is no archive", async () => {
  serve({ body: new Uint8Array(16_384) });
  await expect(new PMTiles(new ArchiveSource(URL)).getHeader()).rejects.toThrow("Wrong magic number");
});

test("the tiles of an archive are asked of its source, and only once made", async () => {
  const asked = serve({ status: 404 });
  expect(archiveTiles(URL)).toBe(`pmtiles://${URL}/{z}/{x}/{y}`);
  expect(archiveTiles(URL)).toBe(archiveTiles(URL));
  await expect(loadArchiveTile({ url: `pmtiles://${URL}/3/1/2` }, new AbortController())).rejects.toThrow(
    "404",
  );
  expect(asked.map(({ url }) => url)).toEqual([`${URL}?bytes=0-16383`]);
});

test("a tile that was asked for early is handed to the map once", () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const tile = { url: archiveTiles(`${URL}?early`).replace("{z}/{x}/{y}", "0/0/0") };
  loadTileEarly(tile.url);
  const [first, second] = [1, 2].map(() => loadArchiveTile(tile, new AbortController()));
  expect(second).not.toBe(first);
});
