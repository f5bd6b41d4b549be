/**
 * The keyboard's way through the map: one stop for the map, then one for each mark in the order of the brief.
 *
 * Tab and the arrows walk, Enter opens, Escape first closes what is open and then leaves the marks: the focus
 * goes back to the map's own stop, and the next Tab goes on behind the marks.
 */
import type { Lang, Words } from "../types";
import { active, element, spoken } from "./element";

/** One event on the map, in the order of the brief. */
export interface Stop {
  id: string;
  title: string;
  /** Kind, status, date and place in words. */
  body: string;
  /** 1 where it perhaps falls in the period, 2 where it does. */
  standing: number;
}

export interface WalkHost {
  /** Rings the mark under the keyboard and brings it into view; null takes the ring off. */
  hover(id: string | null): void;
  /** Puts an event in focus; null closes its card. */
  focus(id: string | null): void;
  /** Moves what is in view by so many pixels to the right and down. */
  pan?(across: number, down: number): void;
  /** One step closer (1) or farther (-1). */
  zoom?(steps: number): void;
}

export interface WalkState {
  lang: Lang;
  title: string;
  /** What stands on the map now, without what is filtered out. */
  stops: readonly Stop[];
  focus: string | null;
  /** The map has so many marks that only the table lists them. */
  dense: boolean;
}

const PAN = 80;
const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-PAN, 0],
  ArrowRight: [PAN, 0],
  ArrowUp: [0, -PAN],
  ArrowDown: [0, PAN],
};
const ZOOMS: Readonly<Record<string, number>> = { "+": 1, "=": 1, "-": -1 };

export class Walk {
  private readonly box = element("div", { class: "walk" });
  private readonly entry = element("div", { class: "entry", role: "application", tabindex: 0 });
  private readonly hint = element("p", { class: "hint", "aria-hidden": true });
  private readonly list = element("div", { class: "unseen", role: "group" });
  private readonly live = element("div", { class: "unseen", role: "status", "aria-live": "polite" });
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private state: WalkState = { lang: "en", title: "", stops: [], focus: null, dense: false };

  constructor(
    root: Node,
    private readonly host: WalkHost,
    private words: Words,
  ) {
    this.box.append(this.entry, this.hint, this.list, this.live);
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("focusout", (event) => this.left(event));
    this.entry.addEventListener("blur", () => this.reach(true));
    this.entry.addEventListener("keydown", (event) => this.enter(event));
    root.appendChild(this.box);
  }

  update(state: WalkState, words: Words = this.words): void {
    const held = active(this.box);
    this.state = state;
    this.words = words;
    spoken(this.box, state.lang);
    this.entry.setAttribute("aria-label", `${state.title} ${this.told()}. ${this.words("map.walk.keys")}`);
    this.entry.setAttribute("aria-roledescription", this.words("map.walk.map"));
    this.hint.textContent = this.told();
    this.list.setAttribute("aria-label", this.words("map.walk.list"));
    this.arrange();
    // A filter may take the mark under the keyboard away: the map's own stop takes the focus.
    if (held !== null && held.localName === "button" && !held.isConnected) this.entry.focus();
  }

  dispose(): void {
    this.box.remove();
  }

  /** What the map's own stop says of itself. */
  private told(): string {
    const { dense, stops } = this.state;
    if (dense) return this.words("map.walk.dense");
    return stops.length ? this.words("map.walk.marks", { n: stops.length }) : this.words("map.walk.empty");
  }

  /** One button a mark, reused where it stands already so that the focus stays. */
  private arrange(): void {
    const stops = this.state.dense ? [] : this.state.stops;
    const kept = new Set(stops.map((stop) => stop.id));
    for (const [id, button] of this.buttons) {
      if (kept.has(id)) continue;
      button.remove();
      this.buttons.delete(id);
    }
    let last: HTMLButtonElement | null = null;
    for (const stop of stops) {
      const button = this.buttons.get(stop.id) ?? this.button(stop.id);
      if (button.textContent !== stop.title) button.textContent = stop.title;
      button.setAttribute("aria-pressed", String(stop.id === this.state.focus));
      const after: Element | null = last === null ? this.list.firstElementChild : last.nextElementSibling;
      if (after !== button) this.list.insertBefore(button, after);
      last = button;
    }
  }

  private button(id: string): HTMLButtonElement {
    const made = element("button", { type: "button" });
    made.addEventListener("focus", () => this.tell(id));
    made.addEventListener("click", () => this.host.focus(id));
    this.buttons.set(id, made);
    return made;
  }

  /** Says title, kind, when, where and standing of a mark, and rings it. */
  private tell(id: string): void {
    const { stops } = this.state;
    const at = stops.findIndex((stop) => stop.id === id);
    const stop = stops[at];
    if (stop === undefined) return;
    const standing = this.words(stop.standing === 1 ? "map.standing.perhaps" : "map.standing.within");
    const place = this.words("map.walk.place", { at: at + 1, n: stops.length });
    this.live.textContent = [stop.title, stop.body, standing, place].join(". ");
    this.host.hover(id);
  }

  private key(event: KeyboardEvent): void {
    const all = [...this.list.querySelectorAll("button")];
    const at = all.indexOf(event.target as HTMLButtonElement);
    const [on, back] = this.state.lang === "ar" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    if (event.key === "Escape") this.leave();
    else if (event.key === "ArrowDown" || event.key === on) all[at + 1]?.focus();
    else if (event.key === "ArrowUp" || event.key === back) (all[at - 1] ?? this.entry).focus();
    else if (event.key === "Home") all[0]?.focus();
    else if (event.key === "End") all.at(-1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Keys on the map's own stop: the arrows move the map, plus and minus zoom, Enter goes to the marks. */
  private enter(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = PANS[event.key];
    const steps = ZOOMS[event.key];
    if (event.key === "Enter") this.list.querySelector("button")?.focus();
    else if (event.key === "Escape" && this.state.focus !== null) this.host.focus(null);
    else if (pan) this.host.pan?.(...pan);
    else if (steps) this.host.zoom?.(steps);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private leave(): void {
    if (this.state.focus !== null) {
      this.host.focus(null);
      return;
    }
    this.entry.focus();
    this.reach(false);
  }

  /** Whether Tab comes to the marks. */
  private reach(within: boolean): void {
    for (const button of this.buttons.values()) button.tabIndex = within ? 0 : -1;
  }

  private left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.list.contains(event.relatedTarget)) return;
    this.live.textContent = "";
    this.host.hover(null);
  }
}
