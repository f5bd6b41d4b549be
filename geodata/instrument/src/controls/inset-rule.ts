// When a map has an inset, and where the map is in it; the same as `geodata/layout/insets/inset_map.py`.

import type { Camera, InsetMap, Size } from "../contract";
import {
  CROSS_ARM,
  INSET_HEIGHT,
  INSET_WIDTH,
  LEAST_BOX,
  LEAST_INSET_HEIGHT,
  LEAST_INSET_WIDTH,
  WIDEST_INSET_MAP,
} from "../generated/limits";
import { mercatorEast, mercatorSouth, worldPixels } from "../mercator";
import type { ScreenBox } from "./legend-panel";

/** The part of the world in an inset, and the state in it. */
export type InsetFrame = Pick<InsetMap, "state" | "west" | "north" | "world_pixels">;

/** Where the part of a map between its controls is, in pixels of the inset; null where it needs none. */
export function insetPlace(frame: InsetFrame, camera: Camera, [width, height]: Size): ScreenBox | null {
  if (width < LEAST_INSET_WIDTH || height < LEAST_INSET_HEIGHT) return null;
  const world = worldPixels(camera.zoom);
  const middle = mercatorSouth(camera.lat);
  const [top, bottom] = [Math.max(middle - height / 2 / world, 0), Math.min(middle + height / 2 / world, 1)];
  const [west, north, east, south] = frame.state;
  const most = WIDEST_INSET_MAP / Math.cos((camera.lat * Math.PI) / 180);
  if (width / world >= Math.min(most, east - west) || bottom - top >= Math.min(most, south - north))
    return null;
  const across = mercatorEast(camera.lon) - frame.west;
  const x = (across - Math.floor(across)) * frame.world_pixels;
  const y = ((top + bottom) / 2 - frame.north) * frame.world_pixels;
  if (x > INSET_WIDTH || y < 0 || y > INSET_HEIGHT) return null;
  const [wide, high] = [width, height].map((side) => ((side / world) * frame.world_pixels) / 2) as [
    number,
    number,
  ];
  return [x - wide, y - high, x + wide, y + high];
}

/** The path of a place: a box, or a cross where it would be too small. */
export function placePath([left, top, right, bottom]: ScreenBox): string {
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  if (Math.min(right - left, bottom - top) >= LEAST_BOX) {
    return `M${tenths(left)} ${tenths(top)}H${tenths(right)}V${tenths(bottom)}H${tenths(left)}Z`;
  }
  const [x, y, arm] = [tenths((left + right) / 2), tenths((top + bottom) / 2), CROSS_ARM];
  return `M${tenths(x - arm)} ${y}H${tenths(x + arm)}M${x} ${tenths(y - arm)}V${tenths(y + arm)}`;
}
