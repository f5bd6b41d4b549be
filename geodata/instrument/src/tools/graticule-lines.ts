// The graticule: which meridians and parallels are drawn, and where their labels stand.
//
// The rules of `geodata/layout/mercator.py`, on shared test vectors.

import type { Camera, Position, Size } from "../contract";
import { MAX_LATITUDE } from "../generated/limits";
import { formatDigits, isRightToLeft } from "../language";
import { mercatorPixels, offsetPosition, worldPixels } from "../mercator";
import type { Translate } from "../messages";

/** Distances between two lines in minutes of arc. */
const STEPS = [3600, 1800, 900, 600, 300, 120, 60, 30, 20, 10, 5, 2, 1] as const;
const MIN_STEP_PIXELS = 110;
const HALF_TURN = 180 * 60;
const TOP_LABEL = 12;
const SIDE_LABEL = 8;
const TOP_ROOM = 30;
const SIDE_ROOM = 64;

/** Left, top, right and bottom in pixels of the map. */
type PixelEdges = readonly [left: number, top: number, right: number, bottom: number];

/** Lines in minutes of arc; meridians run on beyond ±180 degrees. */
interface GraticuleLines {
  readonly step: number;
  readonly meridians: readonly number[];
  readonly parallels: readonly number[];
}

interface PlacedDegrees {
  readonly text: string;
  readonly at: readonly [x: number, y: number];
  readonly meridian: boolean;
}

/** Minutes of arc between two lines at a zoom. */
export function graticuleStep(zoom: number): number {
  const minute = worldPixels(zoom) / (2 * HALF_TURN);
  return STEPS.findLast((step) => step * minute >= MIN_STEP_PIXELS) ?? STEPS[0];
}

/** The lines of the part of a map between some edges. */
export function graticuleLines(
  camera: Camera,
  [width, height]: Size,
  [left, top, right, bottom]: PixelEdges,
): GraticuleLines {
  const step = graticuleStep(camera.zoom);
  const spot = (x: number, y: number) =>
    offsetPosition([camera.lon, camera.lat], [x - width / 2, y - height / 2], camera.zoom);
  const [[west, north], [east, south]] = [spot(left, top), spot(right, bottom)];
  return {
    step,
    meridians: multiples(west, east, step),
    parallels: multiples(Math.max(south, -MAX_LATITUDE), Math.min(north, MAX_LATITUDE), step),
  };
}

function multiples(first: number, last: number, step: number): number[] {
  const [from, to] = [Math.ceil((first * 60) / step), Math.floor((last * 60) / step)];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => (from + at) * step);
}

/** The labels at the edges of a flat map: longitudes along the top, latitudes where reading starts. */
export function graticuleLabels(
  lines: GraticuleLines,
  camera: Camera,
  [width, height]: Size,
  [left, top, right, bottom]: PixelEdges,
  translate: Translate,
): PlacedDegrees[] {
  const world = worldPixels(camera.zoom);
  const rtl = isRightToLeft(translate.language.direction);
  const [side, corner] = rtl ? [right - SIDE_LABEL, right] : [left + SIDE_LABEL, left];
  const middle = mercatorPixels([0, camera.lat], camera.zoom)[1];
  const across = lines.meridians.flatMap((minutes): PlacedDegrees[] => {
    const x = width / 2 + ((minutes / 60 - camera.lon) / 360) * world;
    const fits = Math.min(x - left, right - x) >= SIDE_ROOM / 2 && Math.abs(x - corner) >= SIDE_ROOM;
    return fits
      ? [{ text: meridianWords(minutes, translate), at: [x, top + TOP_LABEL], meridian: true }]
      : [];
  });
  const down = lines.parallels.flatMap((minutes): PlacedDegrees[] => {
    const y = height / 2 + mercatorPixels([0, minutes / 60], camera.zoom)[1] - middle;
    const fits = top + TOP_ROOM <= y && y <= bottom - TOP_LABEL;
    return fits ? [{ text: parallelWords(minutes, translate), at: [side, y], meridian: false }] : [];
  });
  return [...across, ...down];
}

/** A longitude at the edge of a map, as "24°30′E"; 0 and 180 degrees have no side. */
function meridianWords(minutes: number, translate: Translate): string {
  const turned = (((minutes % (2 * HALF_TURN)) + 3 * HALF_TURN) % (2 * HALF_TURN)) - HALF_TURN;
  const degrees = degreeWords(turned, translate);
  if (turned === 0 || turned === -HALF_TURN) return degrees;
  return translate(turned > 0 ? "map.graticule.east" : "map.graticule.west", { degrees });
}

/** A latitude at the edge of a map, as "37°N"; the equator has no side. */
function parallelWords(minutes: number, translate: Translate): string {
  const degrees = degreeWords(minutes, translate);
  if (minutes === 0) return degrees;
  return translate(minutes > 0 ? "map.graticule.north" : "map.graticule.south", { degrees });
}

/** Degrees, with minutes where there are any. */
export function degreeWords(minutes: number, { language }: Translate): string {
  const [whole, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const degrees = `${formatDigits(whole, language)}°`;
  return rest ? `${degrees}${formatDigits(rest, language).padStart(2, language.digits[0])}′` : degrees;
}

/** The lines as paths, with so many points that they bend with a globe. */
export function graticulePaths(
  { meridians, parallels }: GraticuleLines,
  [west, south, east, north]: readonly [number, number, number, number],
): Position[][] {
  const steps = (from: number, to: number) => {
    const count = Math.max(1, Math.ceil((to - from) / 3));
    return Array.from({ length: count + 1 }, (_, at) => from + ((to - from) * at) / count);
  };
  const [lats, lons] = [steps(south, north), steps(west, east)];
  return [
    ...meridians.map((minutes) => lats.map((lat): Position => [minutes / 60, lat])),
    ...parallels.map((minutes) => lons.map((lon): Position => [lon, minutes / 60])),
  ];
}
