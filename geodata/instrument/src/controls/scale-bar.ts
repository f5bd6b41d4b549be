// The scale bar, true at the middle of the map; a click switches between kilometres and nautical miles.

import { EQUATOR_METRES } from "../generated/limits";
import { setLanguage } from "../language";
import { worldPixels } from "../mercator";
import type { Translate } from "../messages";
import { createElement } from "./elements";

interface ScaleBarState {
  /** Latitude of the middle of the map. */
  lat: number;
  /** Web Mercator zoom of 512-pixel tiles. */
  zoom: number;
}

const MILE = 1852;
const MAX_PIXELS = 120;
const STEPS = [5, 2, 1] as const;

/** Metres of a pixel at a latitude. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)) / worldPixels(zoom);
}

/** The longest length of 1, 2 or 5 times a power of ten up to `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * (STEPS.find((each) => each * power <= most) ?? 1);
}

type LengthUnit = "km" | "m" | "nautical";

/** Number, unit and pixels of the bar. */
export function scaleBarLength(
  state: ScaleBarState,
  nautical: boolean,
): { number: number; unit: LengthUnit; pixels: number } {
  const pixel = metresPerPixel(state.lat, state.zoom);
  const most = pixel * MAX_PIXELS;
  const unit = nautical ? "nautical" : most >= 1000 ? "km" : "m";
  const size = { nautical: MILE, km: 1000, m: 1 }[unit];
  const number = roundLength(most / size);
  return { number, unit, pixels: Math.round((number * size) / pixel) };
}

export class ScaleBar {
  private readonly box = createElement("button", { type: "button", class: "scale-bar" });
  private readonly label = createElement("span", { class: "length" });
  private readonly bar = createElement("span", { class: "bar" });
  private nautical = false;
  private state: ScaleBarState | null = null;

  constructor(
    root: Node,
    private translate: Translate,
  ) {
    this.box.append(this.label, this.bar);
    this.box.addEventListener("click", () => {
      this.nautical = !this.nautical;
      if (this.state) this.update(this.state);
    });
    root.appendChild(this.box);
  }

  update(state: ScaleBarState, translate: Translate = this.translate): void {
    this.state = state;
    this.translate = translate;
    const { pixels } = scaleBarLength(state, this.nautical);
    const length = this.length();
    setLanguage(this.box, translate.language);
    this.label.textContent = length;
    this.bar.style.inlineSize = `${pixels}px`;
    const label = translate(this.nautical ? "map.scale.nautical-help" : "map.scale.metric-help", { length });
    this.box.setAttribute("aria-label", label);
    this.box.title = label;
  }

  /** Text and pixels of the bar, for a picture of the map. */
  get pictureText(): { words: string; pixels: number } {
    return {
      words: this.length(),
      pixels: this.state ? scaleBarLength(this.state, this.nautical).pixels : 0,
    };
  }

  dispose(): void {
    this.box.remove();
  }

  private length(): string {
    if (this.state === null) return "";
    const { number, unit } = scaleBarLength(this.state, this.nautical);
    return this.translate(`map.scale.${unit}`, { n: number });
  }
}
