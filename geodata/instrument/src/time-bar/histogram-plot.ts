// The drawing of a histogram.

import { PERHAPS_OPACITY } from "../generated/styles";

const SVG = "http://www.w3.org/2000/svg";
/** Height of the highest bar in pixels. */
export const PLOT_HEIGHT = 40;

export class HistogramPlot {
  readonly root = document.createElementNS(SVG, "svg");
  readonly #within = document.createElementNS(SVG, "path");
  readonly #perhaps = document.createElementNS(SVG, "path");

  constructor(name: string) {
    this.root.setAttribute("class", `time-bar-plot ${name}`);
    this.root.setAttribute("aria-hidden", "true");
    this.#perhaps.setAttribute("opacity", String(PERHAPS_OPACITY));
    this.root.append(this.#within, this.#perhaps);
  }

  /** Draws the paths; `width` is that of the whole plot in pixels. */
  draw(paths: { readonly within: string; readonly perhaps: string }, width: number): void {
    this.root.setAttribute("viewBox", `0 0 ${width} ${PLOT_HEIGHT}`);
    this.#within.setAttribute("d", paths.within);
    this.#perhaps.setAttribute("d", paths.perhaps);
  }

  /** Clips pixels at the left and at the right. */
  clip(left: number, right: number): void {
    this.root.style.clipPath = `inset(0 ${right}px 0 ${left}px)`;
  }
}
