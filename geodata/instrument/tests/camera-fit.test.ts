import { expect, test } from "vitest";
import { shiftByInsets } from "../src/camera";
import { wantedCamera } from "../src/camera-fit";
import type { Bounds, Size } from "../src/contract";
import { mercatorPixels } from "../src/mercator";

const INSETS = { left: 0, right: 52, bottom: 38 };
const PHONE: Size = [362, 420];
const HERE = { lon: 100, lat: 30, zoom: 3 };

/** The corners of a box in pixels of the map. */
function corners([west, south, east, north]: Bounds, camera: typeof HERE, [width, height]: Size) {
  const [x, y] = mercatorPixels([camera.lon, camera.lat], camera.zoom);
  const world = 512 * 2 ** camera.zoom;
  return [
    [west, north],
    [east, south],
  ].map(([lon = 0, lat = 0]) => {
    const [u, v] = mercatorPixels([lon, lat], camera.zoom);
    const across = ((((u - x) / world + 0.5) % 1) + 1) % 1;
    return [(across - 0.5) * world + width / 2, v - y + height / 2];
  });
}

test("a camera is held where it is to be held, and where it shows the whole box", () => {
  expect(wantedCamera({ camera: null, ends: [0, 0, 1, 1] }, PHONE, INSETS)).toBeNull();
  expect(wantedCamera({ camera: HERE, ends: null }, PHONE, INSETS)).toBe(HERE);
  expect(wantedCamera({ camera: HERE, ends: [95, 25, 101, 33] }, PHONE, INSETS)).toBe(HERE);
  // Half of this one lies under the controls at the right.
  expect(wantedCamera({ camera: HERE, ends: [125, 25, 130, 33] }, PHONE, INSETS)).not.toBe(HERE);
});

test.each<[string, Bounds]>([
  ["wide", [40, 30, 130, 50]],
  ["high", [100, -40, 101, 60]],
  ["over the antimeridian", [150, 20, -160, 60]],
  ["beside it", [10, 20, 11, 21]],
])("a box that is %s comes between the controls", (_, box) => {
  const camera = wantedCamera({ camera: HERE, ends: box }, PHONE, INSETS);
  if (!camera) throw new Error("no camera");
  expect(camera.zoom).toBeLessThanOrEqual(HERE.zoom);
  const [[left = -1, top = -1] = [], [right = 999, bottom = 999] = []] = corners(box, camera, PHONE);
  expect([left >= 0, top >= 0, right <= 362 - 52, bottom <= 420 - 38]).toEqual([true, true, true, true]);
  const inner = shiftByInsets(camera, INSETS);
  expect(wantedCamera({ camera, ends: box }, PHONE, INSETS)).toBe(camera);
  expect(inner.zoom).toBe(camera.zoom);
});
