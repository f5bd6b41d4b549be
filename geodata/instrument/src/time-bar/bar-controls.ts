// The controls above the histogram: playing, steps, the period in words, counts, zoom, direction, timeline.

import { createElement, createSvg } from "../controls/elements";
import type { SelectionCounts } from "../engine/view-filter";
import { formatNumber, isRightToLeft } from "../language";
import type { Translate } from "../messages";
import type { Speed } from "./period-player";
import type { StepDirection, StepUnit } from "./period-steps";

interface BarControlsHost {
  play(): void;
  step(way: StepDirection): void;
  clear(): void;
  zoom(): void;
  reverse(): void;
  toggleTimeline(): void;
  /** Switches to the next speed and returns it. */
  nextSpeed(): Speed;
}

interface BarControlsState {
  /** The period in words. */
  readonly periodText: string;
  readonly counts: Pick<SelectionCounts, "within" | "perhaps" | "hidden" | "omitted">;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly moving: boolean;
  /** No period is set. */
  readonly whole: boolean;
  readonly zoomed: boolean;
  /** Events before the years that are shown; null where no years can be folded. */
  readonly folded: number | null;
  readonly reversed: boolean;
  /** Whether the timeline is open; null where there is none. */
  readonly timeline: boolean | null;
}

const STEPS: readonly StepUnit[] = ["month", "event"];
const SIGN_PATHS = {
  play: "M6 4l10 6-10 6z",
  pause: "M6 4h3v12H6zM11.5 4h3v12h-3z",
  back: "M12.5 4.5L7 10l5.5 5.5",
  on: "M7.5 4.5L13 10l-5.5 5.5",
  clear: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  zoom: "M3 4v12M17 4v12M6 10h8M8.5 7.5L6 10l2.5 2.5M11.5 7.5L14 10l-2.5 2.5",
  turn: "M7 5L4 8l3 3M4 8h11M13 9l3 3-3 3M16 12H5",
  fold: "M5.5 8l4.5 4.5L14.5 8",
} as const;

export class BarControls {
  readonly root = createElement("div", { class: "time-bar-head" });
  step: StepUnit = "event";
  readonly #translate: Translate;
  readonly #play: HTMLButtonElement;
  readonly #backward: HTMLButtonElement;
  readonly #forward: HTMLButtonElement;
  readonly #speed: HTMLButtonElement;
  readonly #steps: HTMLButtonElement[];
  readonly #clear: HTMLButtonElement;
  readonly #zoom: HTMLButtonElement;
  readonly #foldedText = createElement("span");
  readonly #reverse: HTMLButtonElement;
  readonly #timelineToggle: HTMLButtonElement;
  readonly #hiddenButton: HTMLButtonElement;
  readonly #reasons = createElement("ul", { class: "time-bar-reasons", hidden: true });
  readonly #transport = createElement("div", { class: "time-bar-transport", role: "group" });
  readonly #periodText = createElement("p", { class: "time-bar-period", role: "status" });
  readonly #counts = { within: createElement("b"), perhaps: createElement("b"), hidden: createElement("b") };
  #state: BarControlsState | null = null;

  constructor(translate: Translate, host: BarControlsHost) {
    this.#translate = translate;
    this.#play = createButton("play", translate("map.time-bar.play"), () => host.play());
    this.#backward = createButton("back", "", () => host.step(-1));
    this.#forward = createButton("on", "", () => host.step(1));
    this.#speed = createButton(null, translate("map.time-bar.speed"), () =>
      this.#showSpeed(host.nextSpeed()),
    );
    this.#steps = STEPS.map((step) =>
      createButton(null, translate(`map.time-bar.by-${step}`), () => this.#setStep(step)),
    );
    this.#clear = createButton("clear", translate("map.time-bar.clear-period"), () => host.clear());
    this.#zoom = createButton("zoom", translate("map.time-bar.zoom-to-period"), () => host.zoom());
    this.#reverse = createButton("turn", translate("map.time-bar.right-to-left"), () => host.reverse());
    this.#timelineToggle = createButton("fold", translate("map.time-bar.timeline"), () =>
      host.toggleTimeline(),
    );
    this.#hiddenButton = createButton(null, "", () => this.#showReasons(this.#reasons.hidden !== false));
    this.#build();
  }

  draw(state: BarControlsState): void {
    this.#state = state;
    const translate = this.#translate;
    this.#transport.dir = state.reversed ? "rtl" : "ltr";
    setSign(
      this.#play,
      state.playing ? "pause" : "play",
      translate(state.playing ? "map.time-bar.pause" : "map.time-bar.play"),
    );
    setName(this.#backward, translate(`map.time-bar.previous-${this.step}`));
    setName(this.#forward, translate(`map.time-bar.next-${this.step}`));
    this.#showSpeed(state.speed);
    STEPS.forEach((step, at) => {
      this.#steps[at]?.setAttribute("aria-pressed", String(step === this.step));
    });
    this.#periodText.setAttribute("aria-live", state.moving ? "off" : "polite");
    if (this.#periodText.textContent !== state.periodText) this.#periodText.textContent = state.periodText;
    this.#clear.hidden = state.whole;
    const folds = state.whole && state.folded !== null;
    this.#zoom.disabled = state.whole && !state.zoomed && !folds;
    const zoom = state.zoomed ? "show-all-dates" : folds ? "fold-years" : "zoom-to-period";
    setName(this.#zoom, translate(`map.time-bar.${zoom}`));
    this.#foldedText.textContent =
      state.zoomed && state.folded ? translate("map.time-bar.folded", { n: state.folded }) : "";
    this.#zoom.setAttribute("aria-pressed", String(state.zoomed));
    this.#reverse.hidden = !isRightToLeft(translate.language.direction);
    this.#reverse.setAttribute("aria-pressed", String(state.reversed));
    this.#timelineToggle.hidden = state.timeline === null;
    this.#timelineToggle.setAttribute("aria-expanded", String(state.timeline === true));
    this.#showCounts(state.counts);
  }

  #build(): void {
    const translate = this.#translate;
    const pace = createElement("div", {
      class: "time-bar-steps",
      role: "group",
      "aria-label": translate("map.time-bar.step"),
    });
    pace.append(...this.#steps);
    this.#speed.classList.add("time-bar-speed");
    this.#speed.dir = "ltr";
    this.#timelineToggle.classList.add("time-bar-toggle");
    this.#timelineToggle.append(createElement("span", {}, translate("map.time-bar.timeline")));
    this.#zoom.append(this.#foldedText);
    this.#zoom.classList.add("time-bar-zoom");
    this.#transport.append(this.#backward, this.#play, this.#forward);
    this.#hiddenButton.classList.add("time-bar-count", "time-bar-hidden");
    this.#hiddenButton.setAttribute("aria-expanded", "false");
    this.#hiddenButton.append(
      this.#counts.hidden,
      createElement("span", {}, translate("map.time-bar.filtered-out")),
    );
    const counts = createElement("div", { class: "time-bar-counts" });
    for (const standing of ["within", "perhaps"] as const) {
      const label = createElement("span", {}, translate(`map.time-bar.${standing}`));
      counts.append(
        createElement(
          "span",
          { class: "time-bar-count", "data-standing": standing },
          this.#counts[standing],
          label,
        ),
      );
    }
    counts.append(this.#hiddenButton, this.#reasons);
    const period = createElement("div", { class: "time-bar-readout" }, this.#periodText, this.#clear);
    const more = createElement(
      "div",
      { class: "time-bar-more" },
      this.#zoom,
      this.#reverse,
      this.#timelineToggle,
    );
    this.root.append(this.#transport, this.#speed, pace, period, counts, more);
    counts.addEventListener("keydown", (event) => this.#onReasonsKey(event));
    counts.addEventListener("focusout", (event) => {
      if (!counts.contains(event.relatedTarget as Node | null)) this.#showReasons(false);
    });
  }

  #setStep(step: StepUnit): void {
    this.step = step;
    if (this.#state !== null) this.draw(this.#state);
  }

  #showSpeed(speed: Speed): void {
    this.#speed.textContent = `${speed}×`;
    setName(this.#speed, this.#translate("map.time-bar.speed", { speed: `${speed}×` }));
  }

  #showCounts({ within, perhaps, hidden, omitted }: BarControlsState["counts"]): void {
    const { language } = this.#translate;
    this.#counts.within.textContent = formatNumber(within, language);
    this.#counts.perhaps.textContent = formatNumber(perhaps, language);
    this.#counts.hidden.textContent = formatNumber(hidden, language);
    this.#hiddenButton.disabled = hidden === 0;
    setName(this.#hiddenButton, this.#translate("map.time-bar.show-reasons", { n: hidden }));
    if (hidden === 0) this.#showReasons(false);
    if (!this.#reasons.hidden) this.#listReasons(omitted);
  }

  #showReasons(open: boolean): void {
    this.#reasons.hidden = !open;
    this.#hiddenButton.setAttribute("aria-expanded", String(open));
    if (open && this.#state !== null) this.#listReasons(this.#state.counts.omitted);
  }

  #listReasons(omitted: Readonly<Record<string, number>>): void {
    const lines = Object.entries(omitted).map(([reason, number]) => {
      const label = createElement("span", {}, this.#translate(`map.time-bar.hiding-reason.${reason}`));
      const count = formatNumber(number, this.#translate.language);
      return createElement("li", {}, createElement("b", {}, count), label);
    });
    this.#reasons.replaceChildren(...lines);
  }

  #onReasonsKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || this.#reasons.hidden) return;
    event.stopPropagation();
    this.#showReasons(false);
    this.#hiddenButton.focus();
  }
}

type Sign = keyof typeof SIGN_PATHS;

function createButton(sign: Sign | null, label: string, pressed: () => void): HTMLButtonElement {
  const element = createElement("button", { type: "button" });
  if (sign !== null) {
    element.append(createSvg(20, SIGN_PATHS[sign]));
    setSign(element, sign, label);
  } else if (label !== "") element.textContent = label;
  element.addEventListener("click", pressed);
  return element;
}

/** Gives a button its sign and its accessible name. */
function setSign(element: HTMLButtonElement, sign: Sign, label: string): void {
  element.dataset.sign = sign;
  element.querySelector("path")?.setAttribute("d", SIGN_PATHS[sign]);
  setName(element, label);
}

function setName(element: HTMLButtonElement, label: string): void {
  if (element.title === label) return;
  element.title = label;
  element.setAttribute("aria-label", label);
}
