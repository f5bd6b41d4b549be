// The lines of the graticule as a deck.gl layer under all marks, and their labels at the edges of the map.

import type { Layer } from "@deck.gl/core";
import { PathLayer } from "@deck.gl/layers";
import type { Camera, Position, Projection, Size, Theme } from "../contract";
import { createElement } from "../controls/elements";
import { GRATICULE_COLOURS, GRATICULE_WIDTH } from "../generated/styles";
import type { Translate } from "../messages";
import { graticuleLabels, graticuleLines, graticulePaths } from "./graticule-lines";

/** How far the lines run beyond the screen, in its sides: until the map rests it is moved over them. */
const REACH = 1;
/** A globe shows half the world, whatever its zoom. */
const GLOBE_REACH = 90;
const GLOBE_LATITUDE = 85;

interface DrawnMap {
  readonly camera: Camera;
  readonly size: Size;
  readonly projection: Projection;
  readonly theme: Theme;
}

/** The lines for a map at rest, up to a screen beyond each of its sides. */
export function createGraticuleLayer({ camera, size, projection, theme }: DrawnMap): Layer {
  const [width, height] = size;
  const edges = [-width * REACH, -height * REACH, width * (1 + REACH), height * (1 + REACH)] as const;
  const lines = graticuleLines(camera, size, edges);
  const degrees = lines.step / 60;
  const first = (values: readonly number[], other: number) => (values[0] ?? other) / 60 - degrees;
  const last = (values: readonly number[], other: number) => (values.at(-1) ?? other) / 60 + degrees;
  const box = [
    first(lines.meridians, camera.lon * 60),
    Math.max(-GLOBE_LATITUDE, first(lines.parallels, camera.lat * 60)),
    last(lines.meridians, camera.lon * 60),
    Math.min(GLOBE_LATITUDE, last(lines.parallels, camera.lat * 60)),
  ] as const;
  const paths = projection === "globe" ? globePaths(camera, lines.step) : graticulePaths(lines, box);
  return new PathLayer({
    id: "graticule",
    data: paths,
    getPath: (path: Position[]) => path as [number, number][],
    getColor: [...GRATICULE_COLOURS[theme]],
    getWidth: GRATICULE_WIDTH,
    widthUnits: "pixels",
    pickable: false,
  });
}

function globePaths({ lon }: Camera, step: number): Position[][] {
  const every = (from: number, to: number) => {
    const first = Math.ceil((from * 60) / step);
    return Array.from({ length: Math.floor((to * 60) / step) - first + 1 }, (_, at) => (first + at) * step);
  };
  const [west, east] = [lon - GLOBE_REACH, lon + GLOBE_REACH];
  const lines = { step, meridians: every(west, east), parallels: every(-GLOBE_LATITUDE, GLOBE_LATITUDE) };
  return graticulePaths(lines, [west, -GLOBE_LATITUDE, east, GLOBE_LATITUDE]);
}

/** The labels, as elements that follow the camera; a globe has none. */
export class GraticuleLabels {
  readonly root = createElement("div", { class: "graticule-labels", "aria-hidden": true, hidden: true });
  #on = false;

  constructor(parent: Node) {
    parent.appendChild(this.root);
  }

  set(on: boolean): void {
    this.#on = on;
    this.root.hidden = !on;
  }

  place({ camera, size, projection }: Omit<DrawnMap, "theme">, translate: Translate): void {
    if (!this.#on) return;
    this.root.hidden = projection === "globe";
    const edges = [0, 0, ...size] as const;
    const placed = graticuleLabels(graticuleLines(camera, size, edges), camera, size, edges, translate);
    while (this.root.children.length > placed.length) this.root.lastElementChild?.remove();
    for (const [which, { text, at, meridian }] of placed.entries()) {
      const label = (this.root.children[which] ??
        this.root.appendChild(createElement("span"))) as HTMLElement;
      label.textContent = text;
      label.dir = translate.language.direction;
      label.className = meridian ? "meridian" : "parallel";
      label.style.transform = `translate(${at[0].toFixed(1)}px, ${at[1].toFixed(1)}px)`;
    }
  }

  /** Hides the labels that elements cover, wholly or in part. */
  hideCovered(elements: Iterable<Element>): void {
    if (this.root.hidden) return;
    const boxes = [...elements].map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0);
    for (const label of this.root.children as HTMLCollectionOf<HTMLElement>) {
      const own = label.getBoundingClientRect();
      const covered = boxes.some(
        (box) => box.left < own.right && box.right > own.left && box.top < own.bottom && box.bottom > own.top,
      );
      label.style.visibility = covered ? "hidden" : "";
    }
  }

  dispose(): void {
    this.root.remove();
  }
}
