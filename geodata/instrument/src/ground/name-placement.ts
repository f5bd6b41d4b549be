// Places for the names of the ground, chosen greedily; the rules of `geodata/layout/name_placement.py`.

import type { Camera, GroundName, Position, Size } from "../contract";
import type { ScreenBox } from "../controls/legend-panel";
import {
  AREA_ZOOM,
  LEAST_REACH,
  LINE_SHARE,
  MOST_NAMES,
  NAME_EDGE,
  NAME_GAP,
  RANKS_A_ZOOM,
  TOWN_GAP,
} from "../generated/limits";
import { NAME_SIZES, STATE_NAME_SIZE, TOWN_RADIUS } from "../generated/styles";
import { textWidth } from "./text-width";
import { type LandCells, landSize, type Pixel, stateSpots } from "./visible-land";

/** A name with its place: the middle of its text in pixels. */
export interface NameSpot {
  readonly name: GroundName;
  readonly middle: Pixel;
}

/** The screen on which names are placed. */
export interface NameScreen {
  readonly camera: Camera;
  readonly size: Size;
  /** Boxes that no name may cover. */
  readonly taken: readonly ScreenBox[];
  /** Whether the map is flat; on the globe a state's name stands at its usual place. */
  readonly isFlat: boolean;
  /** The pixel of a position; null behind the globe. */
  project(at: Position): Pixel | null;
  /** The area in view of a state or a water; null where it is not known. */
  landOf(name: GroundName): LandCells | null;
}

/** The type size of a name in pixels. */
export function nameSize(name: GroundName): number {
  return name.acts ? STATE_NAME_SIZE : NAME_SIZES[name.kind];
}

/** The names that find room, with their places, in the order in which they chose. */
export function placeNames(names: readonly GroundName[], screen: NameScreen): NameSpot[] {
  const boxes = [...screen.taken];
  const found: NameSpot[] = [];
  for (const { name, tries, dot } of inOrder(unlike(names), screen)) {
    if (dot && boxes.some((other) => overlaps(dot, other))) continue;
    const middle = firstFree(name, tries, screen, boxes);
    if (middle) {
      const half = halfSize(name);
      found.push({ name, middle });
      boxes.push(...(dot ? [dot] : []), boxAround(middle, [half[0] + NAME_GAP, half[1] + NAME_GAP]));
    }
    if (found.length === MOST_NAMES) break;
  }
  return found;
}

/** The first of some places at which a name lies on the screen and covers nothing. */
function firstFree(
  name: GroundName,
  tries: Iterable<readonly Pixel[]>,
  screen: NameScreen,
  boxes: readonly ScreenBox[],
): Pixel | null {
  const half = halfSize(name);
  for (const spots of tries)
    for (const spot of spots) {
      const box = boxAround(spot, half);
      if (fits(box, screen.size) && !boxes.some((other) => overlaps(box, other))) return spot;
    }
  return null;
}

/** The names, each place and each text of a kind once. */
function unlike(names: readonly GroundName[]): GroundName[] {
  const seen = new Set<string>();
  return names.filter(({ id, kind, text }) => {
    const keys = [`${kind} ${text}`, ...(id ? [`id ${id}`] : [])];
    const known = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !known;
  });
}

interface Choice {
  readonly name: GroundName;
  /** The places that the name would take, the best first. */
  readonly tries: Iterable<readonly Pixel[]>;
  /** The box of the dot of a town. */
  readonly dot?: ScreenBox | null;
}

/** The names in the order in which they choose. */
function* inOrder(names: readonly GroundName[], screen: NameScreen): Generator<Choice> {
  const states = names.flatMap((name) => {
    const land = name.acts && screen.isFlat ? screen.landOf(name) : null;
    return land ? [{ name, land, size: landSize(land) }] : [];
  });
  states.sort((one, other) => one.size - other.size || compare(one.name.id, other.name.id));
  for (const { name, land } of states)
    yield { name, tries: [movedInside(name, stateSpots(land, usualPixel(name, screen)), screen)] };
  const highest = screen.camera.zoom * RANKS_A_ZOOM;
  const others = names.filter((name) => !(name.acts && screen.isFlat) && name.rank <= highest);
  others.sort(
    (one, other) => one.rank - other.rank || compare(one.id, other.id) || compare(one.text, other.text),
  );
  for (const name of others) yield { name, tries: placesOf(name, screen), dot: dotOf(name, screen) };
}

/** The usual places of a name, then those in the part of its area that is in view. */
function* placesOf(name: GroundName, screen: NameScreen): Generator<readonly Pixel[]> {
  const at = usualPixel(name, screen);
  if (fits([...at, ...at], screen.size, 0)) yield pointSpots(name, at);
  if (name.kind !== "country" && name.kind !== "water") return;
  const land = screen.isFlat && screen.camera.zoom >= AREA_ZOOM ? screen.landOf(name) : null;
  if (land) yield movedInside(name, stateSpots(land, at, LEAST_REACH), screen);
}

/** The pixel of a name's position; off the screen where the globe hides it. */
function usualPixel(name: GroundName, screen: NameScreen): Pixel {
  return screen.project(name.at) ?? [Number.NaN, Number.NaN];
}

function dotOf(name: GroundName, screen: NameScreen): ScreenBox | null {
  return name.kind === "town" ? boxAround(usualPixel(name, screen), [TOWN_RADIUS, TOWN_RADIUS]) : null;
}

/** Compares texts by their code points, as Python does. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** The places of a name at a point: on it, for a town right of it, left, above, below. */
function pointSpots(name: GroundName, [x, y]: Pixel): Pixel[] {
  if (name.kind !== "town") return [[x, y]];
  const [wide, high] = halfSize(name);
  const [across, down] = [wide + TOWN_GAP, high + TOWN_GAP - 1];
  return [
    [x + across, y],
    [x - across, y],
    [x, y - down],
    [x, y + down],
  ];
}

function halfSize(name: GroundName): Pixel {
  const size = nameSize(name);
  return [textWidth(name.text, size, name.acts) / 2, (size * LINE_SHARE) / 2];
}

/** The places moved as far as they must be for the name to lie on the screen. */
function movedInside(
  name: GroundName,
  spots: readonly Pixel[],
  { size: [width, height] }: NameScreen,
): Pixel[] {
  const half = halfSize(name);
  const [wide, high] = [half[0] + NAME_EDGE, half[1] + NAME_EDGE];
  return spots.map(([x, y]) => [
    Math.min(Math.max(x, wide), width - wide),
    Math.min(Math.max(y, high), height - high),
  ]);
}

function boxAround([x, y]: Pixel, [wide, high]: Pixel): ScreenBox {
  return [x - wide, y - high, x + wide, y + high];
}

function fits([left, top, right, bottom]: ScreenBox, [width, height]: Size, edge = NAME_EDGE): boolean {
  return left >= edge && top >= edge && right <= width - edge && bottom <= height - edge;
}

function overlaps(one: ScreenBox, other: ScreenBox): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
