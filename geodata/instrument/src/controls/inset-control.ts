// The inset at a corner of a map that shows less than a state: where the map is among the neighbours.

import type { Camera, InsetMap, Size } from "../contract";
import { INSET_EDGE, INSET_HEIGHT, INSET_WIDTH } from "../generated/limits";
import { createElement, createSvg } from "./elements";
import { insetPlace, placePath } from "./inset-rule";

interface InsetState {
  readonly inset: InsetMap | null;
  /** Pixels at the foot of the map, and at the side where reading ends, that other things take. */
  readonly foot: number;
  readonly end: number;
  /** By how much everything on a slide is larger. */
  readonly scale?: number;
}

export class InsetControl {
  readonly box = createElement("div", { class: "inset-map", role: "img", hidden: true });
  #places: readonly SVGPathElement[] = [];
  #inset: InsetMap | null = null;

  constructor(root: Node) {
    root.appendChild(this.box);
  }

  update({ inset, foot, end, scale = 1 }: InsetState): void {
    if (inset !== this.#inset) this.#draw(inset);
    this.#inset = inset;
    this.box.style.insetBlockEnd = `${foot + INSET_EDGE * scale}px`;
    this.box.style.insetInlineEnd = `${end + INSET_EDGE * scale}px`;
    this.box.style.setProperty("--inset-scale", String(scale));
  }

  /** Moves the place of the part between the controls, shows the inset or hides it; null is a globe, no box on a map. */
  follow(camera: Camera | null, size: Size): void {
    const place = this.#inset && camera ? insetPlace(this.#inset, camera, size) : null;
    this.box.hidden = place === null;
    if (place) for (const each of this.#places) each.setAttribute("d", placePath(place));
  }

  dispose(): void {
    this.box.remove();
  }

  #draw(inset: InsetMap | null): void {
    this.box.replaceChildren();
    if (!inset) return;
    this.box.setAttribute("aria-label", inset.label);
    const svg = createSvg(INSET_WIDTH, inset.neighbours);
    svg.setAttribute("viewBox", `0 0 ${INSET_WIDTH} ${INSET_HEIGHT}`);
    const first = svg.firstElementChild as SVGPathElement;
    const [land, ...places] = ["land", "place-casing", "place"].map((name) => {
      const path = first.cloneNode() as SVGPathElement;
      path.setAttribute("class", name);
      svg.append(path);
      return path;
    });
    first.setAttribute("class", "neighbours");
    land?.setAttribute("d", inset.land);
    this.#places = places;
    const lines = inset.lines.map((line) => createElement("span", {}, line));
    this.box.append(svg, createElement("div", { class: "state" }, ...lines));
  }
}
