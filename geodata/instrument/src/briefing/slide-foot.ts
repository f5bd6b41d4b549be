// The foot of a slide: titles of the numbers on its map, legend, what it rests on, sources.

import type { BriefingContent, LegendItem, NumberEntry, Slide, SlideSpec, Source } from "../contract";
import { createElement } from "../controls/elements";
import { parseSafeSvg } from "../controls/safe-svg";

/** What explains a map: its legend, and the titles of its numbers. */
export type MapKey = Pick<SlideSpec, "legend" | "numbers">;

export class SlideFoot {
  readonly root = createElement("div", { class: "foot" });
  readonly #numbers = createElement("ul", { class: "number-key", hidden: true });
  readonly #legend = createElement("ul", { class: "slide-legend", hidden: true });

  /** Shows the foot of a slide; cover and last page have none. */
  show(slide: Slide | undefined, content: BriefingContent): void {
    this.#numbers.setAttribute("aria-label", content.words.numbers ?? "");
    this.#legend.setAttribute("aria-label", content.words.legend ?? "");
    this.root.replaceChildren(
      ...(slide
        ? [this.#numbers, this.#legend, createShows(slide), createSources(slide.sources, content)]
        : []),
    );
  }

  /** Runs everything together, without the places in the text, where it would be higher than some pixels. */
  fitInto(most: number): void {
    this.root.classList.remove("tight");
    this.root.classList.toggle("tight", this.root.clientHeight > most);
  }

  /** Shows the titles of the numbers on the map, and what its signs mean; none hides either. */
  showKey({ legend, numbers }: MapKey): void {
    this.#numbers.hidden = numbers.length === 0;
    this.#numbers.replaceChildren(...numbers.map(createNumberTitle));
    this.#legend.hidden = legend.length === 0;
    this.#legend.replaceChildren(...legend.map(createLegendItem));
  }
}

function createLegendItem({ swatch, label }: LegendItem): HTMLElement {
  return createElement("li", {}, parseSafeSvg(swatch) ?? "", createElement("span", {}, label));
}

function createNumberTitle({ number, title }: NumberEntry): HTMLElement {
  return createElement(
    "li",
    {},
    createElement("b", {}, number),
    " ",
    createElement("span", { dir: "auto" }, title),
  );
}

function createShows({ shows }: Slide): HTMLElement {
  return createElement("p", { class: "shows" }, shows);
}

function createSources(
  sources: readonly Source[],
  { words, language }: Pick<BriefingContent, "words" | "language">,
): HTMLElement {
  const lines = sources.map(({ number, name, locators }) =>
    createElement(
      "li",
      {},
      createElement("b", {}, String(number)),
      createElement("span", {}, name),
      createElement("span", { class: "where" }, locators.join(language.clause_separator)),
    ),
  );
  return createElement("ol", { class: "sources", "aria-label": words.sources ?? "" }, ...lines);
}
