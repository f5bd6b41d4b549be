// The line above the bar: playing and steps, the period in words, the counts, and what else the bar can do.

import { element } from "../furniture/element";
import type { Counts, Lang, Words } from "../types";
import { count } from "./phrases";
import type { Speed } from "./player";
import type { Step, Way } from "./steps";

export interface ControlsHost {
  play(): void;
  step(way: Way): void;
  clear(): void;
  zoom(): void;
  turn(): void;
  fold(): void;
  /** The speed that comes next, and now is. */
  faster(): Speed;
}

export interface ControlsState {
  readonly lang: Lang;
  /** The period in words. */
  readonly said: string;
  readonly counts: Pick<Counts, "within" | "perhaps" | "hidden" | "omitted">;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly moving: boolean;
  /** No period is set. */
  readonly whole: boolean;
  readonly zoomed: boolean;
  readonly turned: boolean;
  /** Whether the timeline is open; null where there is none. */
  readonly timeline: boolean | null;
}

const STEPS: readonly Step[] = ["month", "event"];
const PATHS = {
  play: "M6 4l10 6-10 6z",
  pause: "M6 4h3v12H6zM11.5 4h3v12h-3z",
  back: "M12.5 4.5L7 10l5.5 5.5",
  on: "M7.5 4.5L13 10l-5.5 5.5",
  clear: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  zoom: "M3 4v12M17 4v12M6 10h8M8.5 7.5L6 10l2.5 2.5M11.5 7.5L14 10l-2.5 2.5",
  turn: "M7 5L4 8l3 3M4 8h11M13 9l3 3-3 3M16 12H5",
  fold: "M5.5 8l4.5 4.5L14.5 8",
} as const;

export class Controls {
  readonly root = element("div", { class: "clock-head" });
  step: Step = "month";
  readonly #words: Words;
  readonly #play: HTMLButtonElement;
  readonly #back: HTMLButtonElement;
  readonly #on: HTMLButtonElement;
  readonly #speed: HTMLButtonElement;
  readonly #steps: HTMLButtonElement[];
  readonly #clear: HTMLButtonElement;
  readonly #zoom: HTMLButtonElement;
  readonly #turn: HTMLButtonElement;
  readonly #fold: HTMLButtonElement;
  readonly #why: HTMLButtonElement;
  readonly #reasons = element("ul", { class: "clock-reasons", hidden: true });
  readonly #transport = element("div", { class: "clock-transport", role: "group" });
  readonly #period = element("p", { class: "clock-period", role: "status" });
  readonly #counts = { within: element("b"), perhaps: element("b"), hidden: element("b") };
  #state: ControlsState | null = null;

  constructor(words: Words, host: ControlsHost) {
    this.#words = words;
    this.#play = button("play", words("map.bar.play"), () => host.play());
    this.#back = button("back", "", () => host.step(-1));
    this.#on = button("on", "", () => host.step(1));
    this.#speed = button(null, words("map.bar.speed"), () => this.#show(host.faster()));
    this.#steps = STEPS.map((step) => button(null, words(`map.bar.by-${step}`), () => this.#choose(step)));
    this.#clear = button("clear", words("map.bar.clear"), () => host.clear());
    this.#zoom = button("zoom", words("map.bar.zoom"), () => host.zoom());
    this.#turn = button("turn", words("map.bar.turn"), () => host.turn());
    this.#fold = button("fold", words("map.bar.timeline"), () => host.fold());
    this.#why = button(null, "", () => this.#explain(this.#reasons.hidden !== false));
    this.#build();
  }

  draw(state: ControlsState): void {
    this.#state = state;
    const words = this.#words;
    this.#transport.dir = state.turned ? "rtl" : "ltr";
    dress(
      this.#play,
      state.playing ? "pause" : "play",
      words(state.playing ? "map.bar.pause" : "map.bar.play"),
    );
    name(this.#back, words(`map.bar.back-${this.step}`));
    name(this.#on, words(`map.bar.on-${this.step}`));
    this.#show(state.speed);
    STEPS.forEach((step, at) => {
      this.#steps[at]?.setAttribute("aria-pressed", String(step === this.step));
    });
    this.#period.setAttribute("aria-live", state.moving ? "off" : "polite");
    if (this.#period.textContent !== state.said) this.#period.textContent = state.said;
    this.#clear.hidden = state.whole;
    this.#zoom.disabled = state.whole && !state.zoomed;
    name(this.#zoom, words(state.zoomed ? "map.bar.all" : "map.bar.zoom"));
    this.#zoom.setAttribute("aria-pressed", String(state.zoomed));
    this.#turn.hidden = state.lang !== "ar";
    this.#turn.setAttribute("aria-pressed", String(state.turned));
    this.#fold.hidden = state.timeline === null;
    this.#fold.setAttribute("aria-expanded", String(state.timeline === true));
    this.#count(state.counts);
  }

  #build(): void {
    const words = this.#words;
    const pace = element("div", { class: "clock-pace", role: "group", "aria-label": words("map.bar.step") });
    pace.append(...this.#steps);
    this.#speed.classList.add("clock-speed");
    this.#speed.dir = "ltr";
    this.#fold.classList.add("clock-fold");
    this.#fold.append(element("span", {}, words("map.bar.timeline")));
    this.#transport.append(this.#back, this.#play, this.#on);
    this.#why.classList.add("clock-count", "clock-why");
    this.#why.setAttribute("aria-expanded", "false");
    this.#why.append(this.#counts.hidden, element("span", {}, words("map.bar.out")));
    const counts = element("div", { class: "clock-counts" });
    for (const standing of ["within", "perhaps"] as const) {
      const label = element("span", {}, words(`map.bar.${standing}`));
      counts.append(
        element("span", { class: "clock-count", "data-standing": standing }, this.#counts[standing], label),
      );
    }
    counts.append(this.#why, this.#reasons);
    const period = element("div", { class: "clock-readout" }, this.#period, this.#clear);
    const more = element("div", { class: "clock-more" }, this.#zoom, this.#turn, this.#fold);
    this.root.append(this.#transport, this.#speed, pace, period, counts, more);
    counts.addEventListener("keydown", (event) => this.#leave(event));
    counts.addEventListener("focusout", (event) => {
      if (!counts.contains(event.relatedTarget as Node | null)) this.#explain(false);
    });
  }

  #choose(step: Step): void {
    this.step = step;
    if (this.#state !== null) this.draw(this.#state);
  }

  #show(speed: Speed): void {
    this.#speed.textContent = `${speed}×`;
    name(this.#speed, this.#words("map.bar.speed", { speed: `${speed}×` }));
  }

  #count({ within, perhaps, hidden, omitted }: ControlsState["counts"]): void {
    this.#counts.within.textContent = count(within);
    this.#counts.perhaps.textContent = count(perhaps);
    this.#counts.hidden.textContent = count(hidden);
    this.#why.disabled = hidden === 0;
    name(this.#why, this.#words("map.bar.why", { n: hidden }));
    if (hidden === 0) this.#explain(false);
    if (!this.#reasons.hidden) this.#list(omitted);
  }

  #explain(open: boolean): void {
    this.#reasons.hidden = !open;
    this.#why.setAttribute("aria-expanded", String(open));
    if (open && this.#state !== null) this.#list(this.#state.counts.omitted);
  }

  #list(omitted: Readonly<Record<string, number>>): void {
    const lines = Object.entries(omitted).map(([reason, number]) => {
      const words = element("span", {}, this.#words(`map.bar.because.${reason}`));
      return element("li", {}, element("b", {}, count(number)), words);
    });
    this.#reasons.replaceChildren(...lines);
  }

  #leave(event: KeyboardEvent): void {
    if (event.key !== "Escape" || this.#reasons.hidden) return;
    event.stopPropagation();
    this.#explain(false);
    this.#why.focus();
  }
}

const SVG = "http://www.w3.org/2000/svg";

type Sign = keyof typeof PATHS;

function button(sign: Sign | null, said: string, pressed: () => void): HTMLButtonElement {
  const made = element("button", { type: "button" });
  if (sign !== null) {
    const root = document.createElementNS(SVG, "svg");
    root.setAttribute("viewBox", "0 0 20 20");
    root.setAttribute("aria-hidden", "true");
    root.append(document.createElementNS(SVG, "path"));
    made.append(root);
    dress(made, sign, said);
  } else if (said !== "") made.textContent = said;
  made.addEventListener("click", pressed);
  return made;
}

/** Gives a button its sign and its name. */
function dress(made: HTMLButtonElement, sign: Sign, said: string): void {
  made.dataset.sign = sign;
  made.querySelector("path")?.setAttribute("d", PATHS[sign]);
  name(made, said);
}

function name(made: HTMLButtonElement, said: string): void {
  if (made.title === said) return;
  made.title = said;
  made.setAttribute("aria-label", said);
}
