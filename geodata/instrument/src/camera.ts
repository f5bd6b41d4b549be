// The camera of the map: rounding, comparison, space for controls, the URL of a map spec.

import type { Bounds, Camera, OwnArchive, Position, Size } from "./contract";
import { MIN_ZOOM } from "./generated/limits";
import { mercatorPixels, offsetPosition, worldPixels } from "./mercator";

export { MIN_ZOOM };

/** The closest zoom over our own ground, and beyond it over an archive of the user's own. */
const MAX_GROUND_ZOOM = 12;
const MAX_OWN_ZOOM = 17;
/** The zoom up to which the map fits bounds. */
export const MAX_FIT_ZOOM = 6;
const LABEL_ZOOM_RANGE = 0.3;
const LABEL_SCREEN_SHARE = 1 / 3;
/** Distance of MapLibre's eye from the map, in heights of the map. */
const EYE_HEIGHTS = 1.5;

/** The closest zoom of a map: one step beyond the largest of the user's own archives, within limits. */
export function maxZoom(own: readonly { readonly max_zoom: number }[]): number {
  return Math.min(MAX_OWN_ZOOM, Math.max(MAX_GROUND_ZOOM, ...own.map((each) => each.max_zoom + 1)));
}

/** The camera rounded as in a link. */
export function roundCamera(camera: Camera): Camera {
  return { lon: round(wrapLongitude(camera.lon), 4), lat: round(camera.lat, 4), zoom: round(camera.zoom, 2) };
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** A longitude from -180 to 180. */
export function wrapLongitude(lon: number): number {
  return lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** Whether two cameras are equal after rounding. */
export function isSameCamera(one: Camera | null, other: Camera | null): boolean {
  if (one === null || other === null) return one === other;
  const [a, b] = [roundCamera(one), roundCamera(other)];
  return a.lon === b.lon && a.lat === b.lat && a.zoom === b.zoom;
}

/** Whether labels that were placed for one camera must be placed anew for another. */
export function needsNewLabels(before: Camera, after: Camera, [width, height]: Size): boolean {
  if (Math.abs(before.zoom - after.zoom) > LABEL_ZOOM_RANGE) return true;
  const [x, y] = mercatorPixels([before.lon, before.lat], after.zoom);
  const [u, v] = mercatorPixels([after.lon, after.lat], after.zoom);
  const world = worldPixels(after.zoom);
  const east = Math.abs(u - x);
  return (
    Math.min(east, world - east) > width * LABEL_SCREEN_SHARE || Math.abs(v - y) > height * LABEL_SCREEN_SHARE
  );
}

/** Whether a position is behind the horizon of MapLibre's globe on a map of this height. */
export function isBehindGlobe([lon, lat]: Position, camera: Camera, height: number): boolean {
  const [east, north, middle] = [lon - camera.lon, lat, camera.lat].map(
    (degrees) => (degrees * Math.PI) / 180,
  );
  if (east === undefined || north === undefined || middle === undefined) return false;
  const towards = Math.sin(north) * Math.sin(middle) + Math.cos(north) * Math.cos(middle) * Math.cos(east);
  const radius = worldPixels(camera.zoom) / (2 * Math.PI * Math.cos(middle));
  return towards < radius / (radius + EYE_HEIGHTS * height);
}

/** Pixels that controls take at the sides of the map; labels are placed beside them. */
export interface ControlInsets {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** The size of the map between its controls. */
export function innerSize([width, height]: Size, insets: ControlInsets): Size {
  return [Math.max(1, width - insets.left - insets.right), Math.max(1, height - insets.bottom)];
}

/** The camera of the part between the controls, from that of the whole map; with `back` the other way. */
export function shiftByInsets(camera: Camera, insets: ControlInsets, back = false): Camera {
  const way = back ? -1 : 1;
  const by = [((insets.left - insets.right) / 2) * way, (-insets.bottom / 2) * way] as const;
  const [lon, lat] = offsetPosition([camera.lon, camera.lat], by, camera.zoom);
  return { lon: wrapLongitude(lon), lat, zoom: camera.zoom };
}

/** Bounds in MapLibre's form: east is greater than west. */
export function toLngLatBounds([west, south, east, north]: Bounds): [[number, number], [number, number]] {
  return [
    [west, south],
    [east < west ? east + 360 : east, north],
  ];
}

/** Whether an archive of the user's own is drawn: from its first zoom, with a part of it in view. */
export function isArchiveShown(
  { first_zoom, bounds }: Pick<OwnArchive, "first_zoom" | "bounds">,
  { lon, lat, zoom }: Camera,
  [width, height]: Size,
): boolean {
  const [west, south, east, north] = bounds;
  const [x, y] = mercatorPixels([lon, lat], zoom);
  const [left, top] = mercatorPixels([west, north], zoom);
  const [right, bottom] = mercatorPixels([east, south], zoom);
  const across = [-1, 0, 1].some((turn) => {
    const middle = x + turn * worldPixels(zoom);
    return left < middle + width / 2 && right > middle - width / 2;
  });
  return zoom >= first_zoom && across && top < y + height / 2 && bottom > y - height / 2;
}

/** The URL of the map spec for a camera; without one the server fits the whole brief. */
export function mapSpecUrl(scene: string, camera: Camera | null, [width, height]: Size): string {
  const look = camera ? `&lon=${camera.lon}&lat=${camera.lat}&zoom=${camera.zoom}` : "";
  return `${scene}${look}&size=${width}x${height}`;
}
