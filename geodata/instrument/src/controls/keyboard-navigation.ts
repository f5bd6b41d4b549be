// Keyboard navigation of the map: one stop for the map, then one for each mark in the order of the brief.
//
// Tab and arrows move between marks, Enter opens; Enter again goes to the card, from which Escape leads back.
// Escape first closes an open card, then leaves the marks: the focus returns to the map's stop, and the next
// Tab goes on behind the marks.

import { readingArrows, setLanguage } from "../language";
import type { Translate } from "../messages";
import { focusCard } from "./card-focus";
import { createElement, focusedElement } from "./elements";

/** An event on the map, in the order of the brief. */
interface KeyboardStop {
  id: string;
  title: string;
  /** Kind, status, date and place in words. */
  body: string;
  /** 1: perhaps within the period, 2: within it. */
  standing: number;
}

interface KeyboardNavigationHost {
  /** Highlights the mark under the keyboard and brings it into view; null takes the highlight off. */
  hover(id: string | null): void;
  /** Puts an event in focus; null closes its card. */
  focus(id: string | null): void;
  /** Pans by pixels to the right and down. */
  pan?(across: number, down: number): void;
  /** One step closer (1) or farther (-1). */
  zoom?(steps: number): void;
}

export interface KeyboardNavigationState {
  /** The events that pass the filters. */
  stops: readonly KeyboardStop[];
  focus: string | null;
  /** The map has too many marks to list: the table lists them. */
  thinned: boolean;
}

const PAN_PIXELS = 80;
const PAN_KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-PAN_PIXELS, 0],
  ArrowRight: [PAN_PIXELS, 0],
  ArrowUp: [0, -PAN_PIXELS],
  ArrowDown: [0, PAN_PIXELS],
};
const ZOOM_KEYS: Readonly<Record<string, number>> = { "+": 1, "=": 1, "-": -1 };

export class KeyboardNavigation {
  private readonly box = createElement("div", { class: "keyboard" });
  private readonly mapStop = createElement("div", { class: "map-stop", role: "application", tabindex: 0 });
  private readonly hint = createElement("p", { class: "hint", "aria-hidden": true });
  private readonly list = createElement("div", { class: "visually-hidden", role: "group" });
  private readonly announcer = createElement("div", {
    class: "visually-hidden",
    role: "status",
    "aria-live": "polite",
  });
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private state: KeyboardNavigationState = { stops: [], focus: null, thinned: false };

  constructor(
    root: Node,
    private readonly host: KeyboardNavigationHost,
    private translate: Translate,
  ) {
    this.box.append(this.mapStop, this.hint, this.list, this.announcer);
    this.list.addEventListener("keydown", (event) => this.onListKey(event));
    this.list.addEventListener("focusout", (event) => this.onFocusOut(event));
    this.mapStop.addEventListener("blur", () => this.setReachable(true));
    this.mapStop.addEventListener("keydown", (event) => this.onMapKey(event));
    root.appendChild(this.box);
  }

  update(state: KeyboardNavigationState, translate: Translate = this.translate): void {
    const focused = focusedElement(this.box);
    this.state = state;
    this.translate = translate;
    setLanguage(this.box, translate.language);
    this.mapStop.setAttribute("aria-label", this.translate("map.keyboard.map-name"));
    this.mapStop.setAttribute(
      "aria-description",
      `${this.summary()}. ${this.translate("map.keyboard.keys-help")}`,
    );
    this.hint.textContent = this.summary();
    this.list.setAttribute("aria-label", this.translate("map.keyboard.event-list"));
    this.updateButtons();
    // A filter may have removed the focused mark: the map's stop takes the focus.
    if (focused !== null && focused.localName === "button" && !focused.isConnected) this.mapStop.focus();
  }

  dispose(): void {
    this.box.remove();
  }

  /** The number of marks in words. */
  private summary(): string {
    const { thinned, stops } = this.state;
    if (thinned) return this.translate("map.keyboard.too-many-events");
    return stops.length
      ? this.translate("map.keyboard.event-count", { n: stops.length })
      : this.translate("map.keyboard.no-events");
  }

  /** Updates the buttons, one for each mark; existing ones stay, so that the focus stays. */
  private updateButtons(): void {
    const stops = this.state.thinned ? [] : this.state.stops;
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
    const button = createElement("button", { type: "button" });
    button.addEventListener("focus", () => this.announceMark(id));
    button.addEventListener("click", () => {
      if (id !== this.state.focus || !focusCard(document, button)) this.host.focus(id);
    });
    this.buttons.set(id, button);
    return button;
  }

  /** Announces kind, date, place and standing of a mark, and highlights it; its button has the title. */
  private announceMark(id: string): void {
    const { stops } = this.state;
    const at = stops.findIndex((stop) => stop.id === id);
    const stop = stops[at];
    if (stop === undefined) return;
    const standing = this.translate(stop.standing === 1 ? "map.standing.perhaps" : "map.standing.within");
    const place = this.translate("map.keyboard.position", { at: at + 1, n: stops.length });
    this.announcer.textContent = [stop.body, standing, place].join(". ");
    this.host.hover(id);
  }

  private onListKey(event: KeyboardEvent): void {
    const all = [...this.list.querySelectorAll("button")];
    const at = all.indexOf(event.target as HTMLButtonElement);
    const [on, back] = readingArrows(this.translate.language.direction);
    if (event.key === "Escape") this.leaveMarks();
    else if (event.key === "ArrowDown" || event.key === on) all[at + 1]?.focus();
    else if (event.key === "ArrowUp" || event.key === back) (all[at - 1] ?? this.mapStop).focus();
    else if (event.key === "Home") all[0]?.focus();
    else if (event.key === "End") all.at(-1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Keys on the map's stop: arrows pan, plus and minus zoom, Enter goes to the marks. */
  private onMapKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = PAN_KEYS[event.key];
    const steps = ZOOM_KEYS[event.key];
    if (event.key === "Enter") this.list.querySelector("button")?.focus();
    else if (event.key === "Escape" && this.state.focus !== null) this.host.focus(null);
    else if (pan) this.host.pan?.(...pan);
    else if (steps) this.host.zoom?.(steps);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private leaveMarks(): void {
    if (this.state.focus !== null) {
      this.host.focus(null);
      return;
    }
    this.mapStop.focus();
    this.setReachable(false);
  }

  /** Sets whether Tab reaches the marks. */
  private setReachable(within: boolean): void {
    for (const button of this.buttons.values()) button.tabIndex = within ? 0 : -1;
  }

  private onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.list.contains(event.relatedTarget)) return;
    this.announcer.textContent = "";
    this.host.hover(null);
  }
}
