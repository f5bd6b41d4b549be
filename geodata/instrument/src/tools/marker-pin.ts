// The marker of a place that was searched for: it says name, kind and coordinates until Escape removes it.

import type { PlaceMarker } from "../contract";
import { createElement } from "../controls/elements";
import { createIcon } from "../controls/icons";
import { setLanguage } from "../language";
import type { Translate } from "../messages";
import type { ProjectToScreen } from "./map-overlay";

export class MarkerPin {
  readonly #pin = createElement("div", { class: "place-marker", hidden: true });
  readonly #name = createElement("strong");
  readonly #kind = createElement("span", { class: "quiet" });
  readonly #position = createElement("bdi", { dir: "ltr" });
  readonly #close = createElement("button", { type: "button" });
  #place: PlaceMarker | null = null;
  /** Number of the last marker that the reader removed: a rerun of the page does not bring it back. */
  #removed = 0;

  constructor(root: Node) {
    this.#close.append(createIcon("close"));
    this.#close.addEventListener("click", () => this.remove());
    const words = createElement(
      "div",
      { class: "words" },
      this.#name,
      this.#kind,
      this.#position,
      this.#close,
    );
    this.#pin.append(createElement("span", { class: "pin" }), words);
    root.appendChild(this.#pin);
  }

  get shown(): boolean {
    return !this.#pin.hidden;
  }

  /** Shows a place, or none; gives back the words for a screen reader where it is a new one. */
  update(place: PlaceMarker | null, translate: Translate): string {
    const isNew = place !== null && place.number > this.#removed && place.number !== this.#place?.number;
    this.#place = place;
    this.#pin.hidden = place === null || place.number <= this.#removed;
    if (place === null) return "";
    setLanguage(this.#pin, translate.language);
    this.#name.textContent = place.name;
    this.#kind.textContent = place.kind;
    this.#position.textContent = place.position;
    const label = translate("map.marker.remove");
    this.#close.title = label;
    this.#close.setAttribute("aria-label", label);
    return isNew
      ? translate("map.marker.shown", { name: place.name, kind: place.kind, position: place.position })
      : "";
  }

  place(project: ProjectToScreen): void {
    const spot = this.#place && project(this.#place.at);
    this.#pin.style.visibility = spot ? "" : "hidden";
    if (spot) this.#pin.style.transform = `translate(${spot[0].toFixed(1)}px, ${spot[1].toFixed(1)}px)`;
  }

  remove(): void {
    this.#removed = this.#place?.number ?? 0;
    this.#pin.hidden = true;
  }

  dispose(): void {
    this.#pin.remove();
  }
}
