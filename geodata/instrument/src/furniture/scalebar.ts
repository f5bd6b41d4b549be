/** The scale bar: true at the middle of the map; a click exchanges kilometres and nautical miles. */
import type { Lang, Words } from "../types";
import { element, spoken } from "./element";

export interface ScaleState {
  lang: Lang;
  /** Latitude of the middle of the map. */
  lat: number;
  /** Web Mercator zoom of 512-pixel tiles. */
  zoom: number;
  /** Most pixels that the bar may take. */
  most?: number;
}

const EQUATOR = 40_075_016.686;
const TILE = 512;
const MILE = 1852;
const MOST = 120;
const STEPS = [5, 2, 1] as const;

/** Metres that a pixel covers at a latitude. */
export function metres(lat: number, zoom: number): number {
  return (EQUATOR * Math.cos((lat * Math.PI) / 180)) / (TILE * 2 ** zoom);
}

/** The longest length of 1, 2 or 5 times a power of ten that is no longer than this. */
export function step(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * (STEPS.find((each) => each * power <= most) ?? 1);
}

export type Unit = "km" | "m" | "nautical";

/** The number on the bar, its unit, and the bar's pixels. */
export function scale(state: ScaleState, nautical: boolean): { number: number; unit: Unit; pixels: number } {
  const pixel = metres(state.lat, state.zoom);
  const most = pixel * (state.most ?? MOST);
  const unit = nautical ? "nautical" : most >= 1000 ? "km" : "m";
  const size = { nautical: MILE, km: 1000, m: 1 }[unit];
  const number = step(most / size);
  return { number, unit, pixels: Math.round((number * size) / pixel) };
}

export class ScaleBar {
  private readonly box = element("button", { type: "button", class: "scale" });
  private readonly label = element("span", { class: "length" });
  private readonly bar = element("span", { class: "bar" });
  private nautical = false;
  private state: ScaleState | null = null;

  constructor(
    root: Node,
    private words: Words,
  ) {
    this.box.append(this.label, this.bar);
    this.box.addEventListener("click", () => {
      this.nautical = !this.nautical;
      if (this.state) this.update(this.state);
    });
    root.appendChild(this.box);
  }

  update(state: ScaleState, words: Words = this.words): void {
    this.state = state;
    this.words = words;
    const { pixels } = scale(state, this.nautical);
    const length = this.length();
    spoken(this.box, state.lang);
    this.label.textContent = length;
    this.bar.style.inlineSize = `${pixels}px`;
    const told = words(this.nautical ? "map.scale.nautical-told" : "map.scale.metric-told", { length });
    this.box.setAttribute("aria-label", told);
    this.box.title = told;
  }

  /** What the bar says and how many pixels that is, for a picture of the map. */
  get shown(): { words: string; pixels: number } {
    return { words: this.length(), pixels: this.state ? scale(this.state, this.nautical).pixels : 0 };
  }

  dispose(): void {
    this.box.remove();
  }

  private length(): string {
    if (this.state === null) return "";
    const { number, unit } = scale(this.state, this.nautical);
    return this.words(`map.scale.${unit}`, { n: number });
  }
}
