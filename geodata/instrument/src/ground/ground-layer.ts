// Names of the ground on the map, as elements of the page under the brief's words.

import type { Camera, Direction, GroundName, Position, Size, SlideSpec, TakenRoom } from "../contract";
import type { ScreenBox } from "../controls/legend-panel";
import { TOWN_RADIUS } from "../generated/styles";
import { AreaNames } from "./area-names";
import { LandFiles } from "./land-files";
import { type NameSpot, nameSize, placeNames } from "./name-placement";
import { type Pixel, visibleLand } from "./visible-land";

/** A change of zoom by more hides the names until they are placed anew. */
const MAX_ZOOM_CHANGE = 0.5;

/** The map under the names. */
export interface GroundView {
  readonly camera: Camera;
  readonly size: Size;
  /** Whether the map is flat; on the globe a state's name stands at its usual place. */
  readonly isFlat: boolean;
  /** The pixel of a position; null behind the globe. */
  project(at: Position): Pixel | null;
  /** The position of a pixel; null beside a globe. */
  unproject(at: Pixel): Position | null;
  /** Address of the names of states and waters that have an area. */
  readonly areas: string;
  /** The desk's names of places, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** The names of the ground's tiles in view, in a language. */
  groundNames(lang: string): readonly GroundName[];
}

interface ShownName {
  readonly at: Position;
  readonly middle: Pixel;
  readonly element: HTMLElement;
}

/** Places the names when the map rests, and moves them with it. */
export class GroundLayer {
  readonly root = document.createElement("div");
  readonly #land: LandFiles;
  readonly #areas: AreaNames;
  #names: readonly GroundName[] = [];
  #taken: readonly TakenRoom[] = [];
  #direction: Direction = "ltr";
  #lang = "";
  #scale = 1;
  #shown: ShownName[] = [];
  /** Zoom, middle of the map and its pixel when the names were placed. */
  #placed: { readonly zoom: number; readonly at: Position; readonly middle: Pixel } | null = null;
  /** Whether the names stand where they were placed, under one translation. */
  #together = false;
  #key = "";
  #stale = true;

  /** `ready` is called when the land of a state, or the names of areas, have arrived: names are placed anew. */
  constructor(ready: () => void) {
    this.root.className = "ground-names";
    const arrived = () => {
      this.#stale = true;
      ready();
    };
    this.#land = new LandFiles(arrived);
    this.#areas = new AreaNames(arrived);
  }

  /** Takes the brief's own names and the room of its marks; `scale` enlarges the names. */
  set(spec: SlideSpec, direction: Direction, scale = 1): void {
    this.#names = spec.ground_names;
    this.#taken = spec.taken;
    this.#direction = direction;
    this.#lang = spec.lang;
    this.#scale = scale;
    this.#stale = true;
    // Before the map rests for the first time: its picture by the server has the names of states already.
    for (const { acts, land } of this.#names) if (acts && land) this.#land.get(land);
  }

  /** Places the names anew at the next rest: other tiles have come. */
  invalidate(): void {
    this.#stale = true;
  }

  /** Places the names for a resting map, clear of boxes in pixels; nothing is done where nothing has changed. */
  place(view: GroundView, boxes: readonly ScreenBox[]): void {
    const { camera, size } = view;
    const key = JSON.stringify([camera, size, boxes]);
    if (!this.#stale && key === this.#key) return;
    [this.#stale, this.#key] = [false, key];
    const [width, height] = size.map((side) => side / this.#scale) as [number, number];
    const small = { ...camera, zoom: camera.zoom - Math.log2(this.#scale) };
    const project = (at: Position) => shrink(view.project(at), this.#scale);
    const areas = this.#areas.near(view.areas, view.names, small, [width, height]);
    const lands = new Map(
      [...areas, ...this.#names.filter(({ acts }) => acts)].map(({ id, land }) => [id, land]),
    );
    const spots = placeNames([...this.#names, ...areas, ...view.groundNames(this.#lang)], {
      camera: small,
      size: [width, height],
      taken: [...this.#taken.flatMap((room) => roomBox(room, view)), ...boxes].map(
        ([left, top, right, bottom]) =>
          [left / this.#scale, top / this.#scale, right / this.#scale, bottom / this.#scale] as const,
      ),
      isFlat: view.isFlat,
      project,
      landOf: ({ id }) => {
        const land = lands.get(id);
        const sides = land ? this.#land.get(land) : null;
        return sides && visibleLand(sides, small, [width, height]);
      },
    });
    this.#show(spots, view);
    this.follow(view);
  }

  /** Moves the names with the map: all together while a flat map keeps its zoom. */
  follow(view: GroundView): void {
    const [placed, { zoom }] = [this.#placed, view.camera];
    if (!placed) return;
    const together = view.isFlat && placed.zoom === zoom;
    moveTo(this.root, together ? difference(view.project(placed.at), placed.middle) : [0, 0]);
    this.root.hidden = Math.abs(placed.zoom - zoom) > MAX_ZOOM_CHANGE;
    if (this.root.hidden || (together && this.#together)) return;
    this.#together = together;
    for (const { at, middle, element } of this.#shown) moveTo(element, together ? middle : view.project(at));
  }

  #show(spots: readonly NameSpot[], view: GroundView): void {
    const { lon, lat, zoom } = view.camera;
    this.root.lang = this.#lang;
    this.#placed = { zoom, at: [lon, lat], middle: view.project([lon, lat]) ?? [0, 0] };
    this.#together = false;
    this.#shown = spots.map((spot) => {
      const middle = [spot.middle[0] * this.#scale, spot.middle[1] * this.#scale] as const;
      const point = spot.name.kind === "town" ? view.project(spot.name.at) : null;
      return {
        at: view.unproject(middle) ?? spot.name.at,
        middle,
        element: this.#createName(spot.name, point && [point[0] - middle[0], point[1] - middle[1]]),
      };
    });
    this.root.replaceChildren(...this.#shown.map(({ element }) => element));
  }

  /** A name round its middle; `dot` leads from there to the dot of a town. */
  #createName(name: GroundName, dot: Pixel | null): HTMLElement {
    const element = document.createElement("span");
    element.className = `ground-name ${name.kind}${name.acts ? " acts" : ""}`;
    const words = document.createElement("span");
    words.className = "words";
    words.dir = this.#direction;
    words.textContent = name.text;
    words.style.fontSize = `${nameSize(name) * this.#scale}px`;
    element.append(words);
    if (!dot) return element;
    const mark = document.createElement("span");
    mark.className = "dot";
    mark.style.inlineSize = `${2 * TOWN_RADIUS * this.#scale}px`;
    moveTo(mark, dot);
    element.append(mark);
    return element;
  }
}

function moveTo(element: HTMLElement, spot: Pixel | null): void {
  element.hidden = spot === null;
  if (spot) element.style.transform = `translate(${spot[0].toFixed(1)}px, ${spot[1].toFixed(1)}px)`;
}

function difference(spot: Pixel | null, other: Pixel): Pixel {
  return spot ? [spot[0] - other[0], spot[1] - other[1]] : [0, 0];
}

function shrink(spot: Pixel | null, scale: number): Pixel | null {
  return spot && [spot[0] / scale, spot[1] / scale];
}

function roomBox([lon, lat, wide, high]: TakenRoom, view: GroundView): ScreenBox[] {
  const spot = view.project([lon, lat]);
  if (!spot) return [];
  const [x, y] = spot;
  return [[x - wide / 2, y - high / 2, x + wide / 2, y + high / 2]];
}
