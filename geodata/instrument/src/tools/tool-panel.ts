// The panel of the tools, in the upper corner where reading starts: coordinates to copy, and the measurement.

import { createElement } from "../controls/elements";
import { createIcon } from "../controls/icons";
import { setLanguage } from "../language";
import type { Translate } from "../messages";
import type { Notation } from "./coordinate-text";

interface ToolPanelHost {
  copy(notation: Notation): void;
  leaveCoordinates(): void;
  undo(): void;
  clear(): void;
  leaveMeasure(): void;
}

interface ShownCoordinates {
  readonly source: "pointer" | "held" | "crosshair";
  readonly texts: readonly (readonly [Notation, string])[];
  /** The nearest town in words; empty while it is not known. */
  readonly nearest: string;
}

interface ShownMeasure {
  readonly hint: string;
  readonly count: number;
  /** Label and words of each line. */
  readonly lines: readonly (readonly [string, string])[];
}

export interface ToolPanelState {
  readonly coordinates: ShownCoordinates | null;
  readonly measure: ShownMeasure | null;
}

export class ToolPanel {
  readonly #box = createElement("div", { class: "tool-panel", hidden: true });
  readonly #announcer = createElement("div", {
    class: "visually-hidden",
    role: "status",
    "aria-live": "polite",
  });
  readonly #coordinates = createElement("section", { class: "coordinates" });
  readonly #source = createElement("span", { class: "quiet" });
  readonly #rows = createElement("div", { class: "notations" });
  readonly #nearest = createElement("p", { class: "nearest" });
  readonly #help = createElement("p", { class: "help quiet" });
  readonly #measure = createElement("section", { class: "measure" });
  readonly #hint = createElement("p", { class: "help quiet" });
  readonly #lines = createElement("dl");
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #notations = new Map<Notation, HTMLButtonElement>();
  readonly #host: ToolPanelHost;
  #translate: Translate;

  constructor(root: Node, host: ToolPanelHost, translate: Translate) {
    this.#host = host;
    this.#translate = translate;
    const head = this.#head("map.coordinates.title", [
      ["leave-coordinates", "close", () => host.leaveCoordinates()],
    ]);
    head.firstElementChild?.append(" ", this.#source);
    this.#coordinates.append(head, this.#rows, this.#nearest, this.#help);
    this.#measure.append(
      this.#head("map.measure.title", [
        ["undo", "undo", () => host.undo()],
        ["clear", "clear", () => host.clear()],
        ["leave-measure", "close", () => host.leaveMeasure()],
      ]),
      ...[this.#lines, this.#hint],
    );
    this.#box.append(this.#coordinates, this.#measure);
    root.appendChild(this.#box);
    root.appendChild(this.#announcer);
  }

  update({ coordinates, measure }: ToolPanelState, translate: Translate): void {
    this.#translate = translate;
    setLanguage(this.#box, translate.language);
    setLanguage(this.#announcer, translate.language);
    this.#box.hidden = coordinates === null && measure === null;
    this.#coordinates.hidden = coordinates === null;
    this.#measure.hidden = measure === null;
    if (coordinates) this.#showCoordinates(coordinates);
    if (measure) this.#showMeasure(measure);
  }

  /** Has a screen reader say something. */
  announce(text: string): void {
    this.#announcer.textContent = text;
  }

  dispose(): void {
    this.#box.remove();
    this.#announcer.remove();
  }

  #head(
    title: string,
    buttons: readonly (readonly [string, "close" | "undo" | "clear", () => void])[],
  ): HTMLElement {
    const words = createElement("h3", {}, this.#translate(title));
    return createElement("header", {}, words, ...buttons.map((each) => this.#button(...each)));
  }

  #button(name: string, icon: "close" | "undo" | "clear", act: () => void): HTMLButtonElement {
    const key = { "leave-coordinates": "map.coordinates.leave", "leave-measure": "map.measure.leave" }[name];
    const label = this.#translate(key ?? (name === "undo" ? "map.measure.undo" : "map.measure.clear"));
    const button = createElement("button", {
      type: "button",
      "data-act": name,
      title: label,
      "aria-label": label,
    });
    button.append(createIcon(icon));
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") act();
    });
    this.#buttons.set(name, button);
    return button;
  }

  #showCoordinates({ source, texts, nearest }: ShownCoordinates): void {
    this.#coordinates.setAttribute("aria-label", this.#translate("map.coordinates.title"));
    this.#source.textContent = this.#translate(`map.coordinates.${source}`);
    for (const [notation, text] of texts) this.#showNotation(notation, text);
    this.#nearest.textContent = nearest;
    this.#help.textContent = source === "pointer" ? this.#translate("map.coordinates.help") : "";
  }

  #showNotation(notation: Notation, text: string): void {
    const button = this.#notations.get(notation) ?? this.#notationButton(notation);
    const name = this.#translate(`map.coordinates.${notation}`);
    const label = this.#translate("map.coordinates.copy", { notation: name, text });
    button.title = label;
    button.setAttribute("aria-label", label);
    button.children[0]?.replaceChildren(name);
    button.children[1]?.replaceChildren(text);
  }

  #notationButton(notation: Notation): HTMLButtonElement {
    // A code runs from left to right in every language.
    const code = createElement("bdi", { dir: "ltr" });
    const button = createElement("button", { type: "button", "data-notation": notation });
    button.append(createElement("span"), code);
    button.addEventListener("click", () => this.#host.copy(notation));
    this.#notations.set(notation, button);
    this.#rows.append(button);
    return button;
  }

  #showMeasure({ hint, count, lines }: ShownMeasure): void {
    this.#measure.setAttribute("aria-label", this.#translate("map.measure.title"));
    this.#hint.textContent = hint;
    for (const name of ["undo", "clear"])
      this.#buttons.get(name)?.setAttribute("aria-disabled", String(count === 0));
    this.#lines.replaceChildren(
      ...lines.flatMap(([label, words]) => [createElement("dt", {}, label), createElement("dd", {}, words)]),
    );
  }
}
