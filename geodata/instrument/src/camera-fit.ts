// The camera that Python wants, fitted to the map's own size: Python knows no window.

import { type ControlInsets, innerSize, MIN_ZOOM, shiftByInsets, wrapLongitude } from "./camera";
import type { Bounds, Camera, Size } from "./contract";
import { LABEL_MARGIN } from "./generated/limits";
import { mercatorSouth, offsetPosition, worldPixels } from "./mercator";

const FULL_TURN = 360;

export interface WantedView {
  readonly camera: Camera | null;
  /** The box of what must be seen with this camera; null where it is to be held as it is. */
  readonly ends: Bounds | null;
}

/** The wanted camera, or where it does not show the whole box the one over its middle that does. */
export function wantedCamera({ camera, ends }: WantedView, size: Size, insets: ControlInsets): Camera | null {
  if (!camera || !ends) return camera;
  const [width, height] = innerSize(size, insets);
  const [west, south, east, north] = ends;
  const span = (east - west + FULL_TURN) % FULL_TURN;
  // Shares of the map's world, which do not depend on the zoom.
  const [wide, high] = [span / FULL_TURN, mercatorSouth(south) - mercatorSouth(north)];
  const free = 1 - 2 * LABEL_MARGIN;
  const scale = Math.min((width * free) / Math.max(wide, 1e-9), (height * free) / Math.max(high, 1e-9));
  const zoom = Math.min(camera.zoom, Math.max(MIN_ZOOM, Math.log2(scale / worldPixels(0))));
  const [lon, lat] = offsetPosition([west + span / 2, north], [0, (high / 2) * worldPixels(zoom)], zoom);
  return holdsBox(camera, ends, size, insets) ? camera : shiftByInsets({ lon, lat, zoom }, insets, true);
}

function holdsBox(
  camera: Camera,
  [west, south, east, north]: Bounds,
  size: Size,
  insets: ControlInsets,
): boolean {
  const inner = shiftByInsets(camera, insets);
  const [width, height] = innerSize(size, insets);
  const world = worldPixels(camera.zoom);
  const across = [west, east].map((lon) => (Math.abs(wrapLongitude(lon - inner.lon)) / FULL_TURN) * world);
  const down = [south, north].map((lat) => Math.abs(mercatorSouth(lat) - mercatorSouth(inner.lat)) * world);
  return Math.max(...across) <= width / 2 && Math.max(...down) <= height / 2;
}
