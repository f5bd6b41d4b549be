// What the tools draw over the map: the measured line, a held point, the crosshair. No part of any picture.

import type { Position } from "../contract";
import { createElement } from "../controls/elements";
import { isolateText } from "../language";
import type { Translate } from "../messages";

export type ProjectToScreen = (at: Position) => readonly [number, number] | null;

/** A stretch of the measured line with the words beside its middle. */
interface DrawnLeg {
  readonly path: readonly Position[];
  readonly words: string;
}

export interface OverlayContent {
  readonly points: readonly Position[];
  readonly legs: readonly DrawnLeg[];
  /** From the last point to the pointer. */
  readonly preview: readonly Position[];
  readonly held: Position | null;
  readonly crosshair: boolean;
}

const SVG = "http://www.w3.org/2000/svg";
const DOT_RADIUS = 4;
/** Pixels between the ends of a leg that leave room for its words. */
const WORDS_PIXELS = 64;
/** Two points of a path farther apart lie on both sides of the world's edge. */
const JUMP_PIXELS = 4000;

export class MapOverlay {
  readonly #svg = svgElement("svg", "tool-overlay");
  readonly #casing = svgElement("path", "casing");
  readonly #line = svgElement("path", "measured");
  readonly #preview = svgElement("path", "preview");
  readonly #dots = svgElement("g", "dots");
  readonly #held = svgElement("path", "held");
  readonly #words = createElement("div", { class: "tool-words", "aria-hidden": true });
  readonly #crosshair = createElement("div", { class: "crosshair", "aria-hidden": true, hidden: true });
  #content: OverlayContent = { points: [], legs: [], preview: [], held: null, crosshair: false };

  constructor(root: Node) {
    this.#svg.setAttribute("aria-hidden", "true");
    this.#svg.append(this.#casing, this.#preview, this.#line, this.#dots, this.#held);
    root.appendChild(this.#svg);
    root.appendChild(this.#words);
    root.appendChild(this.#crosshair);
  }

  set(content: OverlayContent, { language }: Translate): void {
    this.#content = content;
    this.#words.dir = language.direction;
    this.#words.replaceChildren(
      ...content.legs.map(({ words }) => createElement("span", {}, isolateText(words, language))),
    );
    this.#crosshair.hidden = !content.crosshair;
  }

  /** Moves everything with the map. */
  place(project: ProjectToScreen): void {
    const { points, legs, preview, held } = this.#content;
    const line = legs.map(({ path }) => pathData(path, project)).join("");
    this.#casing.setAttribute("d", line);
    this.#line.setAttribute("d", line);
    this.#preview.setAttribute("d", pathData(preview, project));
    this.#dots.replaceChildren(...points.flatMap((at) => dot(project(at))));
    this.#held.setAttribute("d", held ? crossData(project(held)) : "");
    for (const [at, leg] of legs.entries()) this.#placeWords(at, leg, project);
  }

  dispose(): void {
    for (const each of [this.#svg, this.#words, this.#crosshair]) each.remove();
  }

  #placeWords(at: number, { path }: DrawnLeg, project: ProjectToScreen): void {
    const words = this.#words.children[at] as HTMLElement;
    const [start, middle, end] = [path[0], path[path.length >> 1], path.at(-1)].map((each) =>
      each ? project(each) : null,
    );
    const room = start && end ? Math.hypot(start[0] - end[0], start[1] - end[1]) : 0;
    // Of a line of one piece the middle point is its end.
    const spot =
      path.length > 2 ? middle : start && end && ([mean(start[0], end[0]), mean(start[1], end[1])] as const);
    words.hidden = !spot || room < WORDS_PIXELS;
    if (spot) words.style.transform = `translate(${spot[0].toFixed(1)}px, ${spot[1].toFixed(1)}px)`;
  }
}

function mean(one: number, other: number): number {
  return (one + other) / 2;
}

export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  className: string,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  element.setAttribute("class", className);
  return element;
}

/** A path of SVG, broken where a point is not on the map or lies at the other edge of the world. */
export function pathData(path: readonly Position[], project: ProjectToScreen): string {
  let before: readonly [number, number] | null = null;
  let data = "";
  for (const at of path) {
    const spot = project(at);
    const joined = spot && before && Math.abs(spot[0] - before[0]) < JUMP_PIXELS;
    if (spot) data += `${joined ? "L" : "M"}${spot[0].toFixed(1)} ${spot[1].toFixed(1)}`;
    before = spot;
  }
  return data;
}

function dot(spot: readonly [number, number] | null): SVGElement[] {
  if (!spot) return [];
  const circle = svgElement("circle", "dot");
  for (const [name, value] of Object.entries({ cx: spot[0], cy: spot[1], r: DOT_RADIUS }))
    circle.setAttribute(name, value.toFixed(1));
  return [circle];
}

function crossData(spot: readonly [number, number] | null): string {
  if (!spot) return "";
  const [x, y] = spot.map((side) => side.toFixed(1));
  return `M${x} ${y}m-9 0h6m6 0h6M${x} ${y}m0 -9v6m0 6v6`;
}
