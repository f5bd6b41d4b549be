import { afterEach, expect, test, vi } from "vitest";
import type { ServerPicture, ViewPatch } from "../src/contract";
import { fetchServerPicture, serverPictureUrl } from "../src/server-picture";
import { PendingPatches } from "../src/view-patches";

const PICTURE = {
  url: "snapshot.png?lang=en&size=16:9",
  map: [960, 640],
  marking: "",
  remarks: [],
  filters: [],
} as const;
const CAMERA = { lon: 10.123456, lat: 50, zoom: 3 };

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  [[960, 640], 3, false, "&lon=10.1235&lat=50&zoom=3"],
  [[1920, 640], 3, false, "&lon=10.1235&lat=50&zoom=2"],
  [[960, 2560], 3, true, "&lon=10.1235&lat=50&zoom=1&scale=2"],
  [[480, 320], 3, false, "&lon=10.1235&lat=50&zoom=3"],
  [[1920, 1280], 0.5, false, "&lon=10.1235&lat=50&zoom=0"],
] as const)("a map of %j at zoom %d, fine %s, adds %s", (size, zoom, fine, added) => {
  expect(serverPictureUrl(PICTURE, { ...CAMERA, zoom }, size, fine)).toBe(`${PICTURE.url}${added}`);
});

/** A map whose changes the server takes in, or not, when `acknowledge` is called. */
function shown() {
  const patches = new PendingPatches(0);
  const asked: ViewPatch[] = [];
  const fetched = vi.fn(async (_url: URL) => new Response("png"));
  vi.stubGlobal("fetch", fetched);
  vi.useFakeTimers();
  let picture: ServerPicture = PICTURE;
  const ask = (patch: ViewPatch) => {
    asked.push(patch);
    patches.send(patch);
  };
  const acknowledge = () => {
    picture = { ...PICTURE, url: "snapshot.png?from=2024-01-01" };
    patches.acknowledge(1);
  };
  const map = { patches, ask, picture: () => picture, camera: CAMERA, size: [960, 640] as const };
  return { map, asked, fetched, acknowledge };
}

test("a period in progress is sent, and the picture is that of the view that has it", async () => {
  const { map, asked, fetched, acknowledge } = shown();
  map.patches.draft({ start: "2024-01-01" });
  const answer = fetchServerPicture(map);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([{ start: "2024-01-01" }]);
  expect(fetched).not.toHaveBeenCalled();
  acknowledge();
  await vi.advanceTimersByTimeAsync(100);
  expect((await answer).status).toBe(200);
  const url = fetched.mock.lastCall?.[0] as URL;
  expect(url.search).toBe("?from=2024-01-01&lon=10.1235&lat=50&zoom=3");
});

test("with no change pending the picture is fetched at once", async () => {
  const { map, asked, fetched } = shown();
  await fetchServerPicture(map);
  expect([asked.length, fetched.mock.calls.length]).toEqual([0, 1]);
});

test("after five seconds without the server there is no picture", async () => {
  const { map, fetched } = shown();
  map.patches.send({ focus: "parts" });
  const failed = expect(fetchServerPicture(map)).rejects.toThrow("unacknowledged");
  await vi.advanceTimersByTimeAsync(5200);
  await failed;
  expect(fetched).not.toHaveBeenCalled();
});
