// The box by which events are filtered: its outline on the map, and the words that it does not follow the map.

import type { Bounds, Position } from "../contract";
import { createElement } from "../controls/elements";
import { setLanguage } from "../language";
import type { Translate } from "../messages";
import { type ProjectToScreen, pathData, svgElement } from "./map-overlay";

/** Degrees between points of an edge, which is curved on a globe. */
const STEP_DEGREES = 4;
const FULL_TURN = 360;

export class BoundsBox {
  readonly #svg = svgElement("svg", "bounds-box");
  readonly #paths = [svgElement("path", "casing"), svgElement("path", "edge")];
  readonly #words: HTMLElement;
  #outline: readonly Position[] = [];
  #key = "";

  constructor(root: Node, translate: Translate) {
    this.#svg.setAttribute("aria-hidden", "true");
    this.#svg.append(...this.#paths);
    this.#words = createElement("p", { class: "bounds-words", "aria-live": "polite" });
    setLanguage(this.#words, translate.language);
    this.#words.dataset.words = translate("map.bounds.explanation");
    root.appendChild(this.#svg);
    root.appendChild(this.#words);
  }

  /** Takes the box; null for none. */
  set(bounds: Bounds | null): void {
    if (String(bounds) === this.#key) return;
    this.#key = String(bounds);
    this.#outline = bounds ? boxOutline(bounds) : [];
    // Words that come into it are read aloud, so it is empty, not hidden, where there is no box.
    this.#words.textContent = bounds ? (this.#words.dataset.words ?? "") : "";
  }

  /** Moves the outline with the map. */
  place(project: ProjectToScreen): void {
    const data = pathData(this.#outline, project);
    for (const path of this.#paths) path.setAttribute("d", data);
  }

  dispose(): void {
    this.#svg.remove();
    this.#words.remove();
  }
}

/** The outline of a box from its north-west corner and back. */
export function boxOutline([west, south, east, north]: Bounds): Position[] {
  const span = east - west === FULL_TURN ? FULL_TURN : (east - west + FULL_TURN) % FULL_TURN;
  const across = steps(0, span).map((degrees) => west + degrees);
  const down = steps(0, north - south).map((degrees) => north - degrees);
  return [
    ...across.map((lon): Position => [lon, north]),
    ...down.map((lat): Position => [west + span, lat]),
    ...across.toReversed().map((lon): Position => [lon, south]),
    ...down.toReversed().map((lat): Position => [west, lat]),
  ];
}

function steps(first: number, last: number): number[] {
  const count = Math.max(1, Math.ceil((last - first) / STEP_DEGREES));
  return Array.from({ length: count + 1 }, (_, at) => first + ((last - first) * at) / count);
}
