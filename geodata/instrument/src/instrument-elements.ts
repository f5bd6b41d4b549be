// The elements of the map component: their place on the page, height, language and theme.

import { adoptStyles } from "./adopt-styles";
import type { InstrumentData } from "./contract";
import { createElement } from "./controls/elements";
import { setLanguage } from "./language";
import { MAP_STYLES } from "./map-styles";

export class InstrumentElements {
  /** What MapLibre draws in. */
  readonly map = createElement("div", { class: "map" });
  /** The map with what stands over it. */
  readonly frame = createElement("div", { class: "frame" }, this.map);
  /** The frame with the time bar below it. */
  readonly root = createElement("div", { class: "instrument" }, this.frame);

  /** Stands in this place of the page from now on. */
  enter(place: HTMLElement | ShadowRoot): void {
    adoptStyles(place instanceof ShadowRoot ? place : document, MAP_STYLES);
    place.append(this.root);
  }

  /** Whether the server's picture stands before the map (served/stand-in.js). */
  get isCovered(): boolean {
    return this.frame.querySelector(".stand-in[data-shown]") !== null;
  }

  leave(): void {
    this.root.remove();
  }

  setLayout(data: InstrumentData): void {
    // The style sheet of the page may set another height, as for a map in a frame of another site.
    this.frame.style.height = `var(--map-height, ${data.height}px)`;
    setLanguage(this.root, { code: data.lang, direction: data.direction });
    this.root.dataset.theme = data.theme;
  }

  setVariables(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) this.root.style.setProperty(name, value);
  }
}
