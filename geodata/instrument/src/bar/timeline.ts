// All events on the one clock: a span each, in lanes; those without a date in a group at the end.

import { type Table, undated } from "../engine/table";
import { active, element } from "../furniture/element";
import type { EventWords, Words } from "../types";
import type { Scale } from "./frame";
import { type Laid, lanes, type Shape } from "./spans";
import { stops } from "./steps";

export interface TimelineHost {
  onFocus(id: string): void;
  /** An event is pointed at or reached by key; null: no longer. */
  onPoint(id: string | null, at: HTMLElement | null, x: number | null): void;
}

export interface TimelineState {
  readonly table: Table;
  readonly scale: Scale;
  readonly events: Readonly<Record<string, EventWords>>;
  /** Whether a row is on the timeline at all: only the clock may hide it. */
  readonly included: (row: number) => boolean;
  readonly words: Words;
}

/** What changes while the clock runs. */
export interface TimelineLook {
  readonly standing: Uint8Array;
  readonly focus: string | null;
}

const STANDINGS = ["no", "perhaps", "within"] as const;
const WAYS: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

export class Timeline {
  readonly #root: HTMLElement;
  readonly #host: TimelineHost;
  readonly #now = element("div", { class: "clock-now" });
  readonly #shade = element("div", { class: "clock-shade" });
  /** In the order of time, the undated last. */
  #buttons: HTMLButtonElement[] = [];
  #words: Words = (key) => key;

  constructor(root: HTMLElement, host: TimelineHost) {
    this.#root = root;
    this.#host = host;
    root.addEventListener("click", (event) => this.#press(event));
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("pointerover", (event) => this.#point(event));
    root.addEventListener("pointerleave", () => host.onPoint(null, null, null));
    root.addEventListener("focusin", (event) => this.#point(event));
    root.addEventListener("focusout", () => host.onPoint(null, null, null));
  }

  /** Lays all spans out anew. */
  draw({ table, scale, events, included, words }: TimelineState): void {
    const known = Object.entries(events).filter(([, { row }]) => included(row));
    const ids = new Map(known.map(([id, event]) => [event.row, id]));
    const title = (row: number) => events[ids.get(row) ?? ""]?.title ?? "";
    const rows = [...ids.keys()].sort((one, other) => one - other);
    const { laid, lanes: number } = lanes(table, rows, scale, title);
    const held = active(this.#root)?.dataset.event;
    const button = (row: number) => spanButton(ids.get(row) ?? "", row, events);
    const spans = new Map(
      laid.map((found) => [found.shape.row, dressed(button(found.shape.row), found, title)]),
    );
    const without = rows.filter((row) => undated(table, row)).map((row) => chip(button(row), title(row)));
    this.#words = words;
    this.#buttons = [...inOrder(table, spans), ...without];
    this.#root.replaceChildren(this.#lanes(spans, number, scale, table), ...group(without, words));
    this.#buttons.find((found) => found.dataset.event === held)?.focus();
  }

  /** Shows what stands in the period, and what is in focus. */
  look({ standing, focus }: TimelineLook): void {
    let reached = false;
    for (const button of this.#buttons) {
      const name = STANDINGS[standing[Number(button.dataset.row)] as number] ?? "no";
      const focused = button.dataset.event === focus;
      button.dataset.standing = name;
      button.setAttribute("aria-pressed", String(focused));
      button.setAttribute("aria-label", `${button.dataset.said}. ${this.#words(`standing.${name}`)}`);
      button.tabIndex = focused ? 0 : -1;
      reached ||= focused;
    }
    const first = this.#buttons[0];
    if (!reached && first !== undefined) first.tabIndex = 0;
  }

  /** Marks the period, and the day up to which the brief knows. */
  mark(box: { readonly left: number; readonly width: number } | null): void {
    this.#shade.hidden = box === null;
    this.#shade.style.left = `${box?.left ?? 0}px`;
    this.#shade.style.width = `${box?.width ?? 0}px`;
  }

  /** Brings the span of an event into sight, inside the timeline only. */
  reveal(id: string | null): void {
    const found = this.#buttons.find((button) => button.dataset.event === id);
    if (found === undefined) return;
    const [box, frame] = [found.getBoundingClientRect(), this.#root.getBoundingClientRect()];
    if (box.top < frame.top) this.#root.scrollTop -= frame.top - box.top + 4;
    else if (box.bottom > frame.bottom) this.#root.scrollTop += box.bottom - frame.bottom + 4;
  }

  #lanes(spans: Map<number, HTMLButtonElement>, number: number, scale: Scale, table: Table): HTMLElement {
    this.#now.style.left = `${scale.x(table.asOf + 1)}px`;
    const made = element(
      "div",
      { class: "clock-lanes", "data-turned": String(scale.reversed) },
      this.#shade,
      this.#now,
      ...spans.values(),
    );
    made.style.setProperty("--lanes", String(number));
    return made;
  }

  #press(event: Event): void {
    const id = buttonOf(event)?.dataset.event;
    if (id !== undefined) this.#host.onFocus(id);
  }

  #point(event: Event): void {
    const button = buttonOf(event);
    const x =
      event instanceof PointerEvent && button ? event.clientX - button.getBoundingClientRect().left : null;
    this.#host.onPoint(button?.dataset.event ?? null, button, x);
  }

  #key(event: KeyboardEvent): void {
    const at = this.#buttons.indexOf(buttonOf(event) as HTMLButtonElement);
    const way = WAYS[event.key];
    if (at === -1) return;
    const to = event.key === "Home" ? 0 : event.key === "End" ? this.#buttons.length - 1 : at + (way ?? 0);
    const next = this.#buttons[to];
    if (to === at || next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    for (const button of this.#buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }
}

function buttonOf(event: Event): HTMLButtonElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLButtonElement>(".clock-span") : null;
}

function inOrder(table: Table, spans: ReadonlyMap<number, HTMLButtonElement>): HTMLButtonElement[] {
  const order = stops(table, (row) => spans.has(row)).map((stop) => stop.row);
  return [...new Set([...order, ...spans.keys()])].map((row) => spans.get(row) as HTMLButtonElement);
}

function spanButton(
  id: string,
  row: number,
  events: Readonly<Record<string, EventWords>>,
): HTMLButtonElement {
  const words = events[id];
  const made = element("button", { type: "button", class: "clock-span", tabindex: -1 });
  made.dataset.event = id;
  made.dataset.row = String(row);
  made.dataset.said = [words?.title, words?.when].filter(Boolean).join(". ");
  // The kind comes from a closed list, and only a plain word may name a tone.
  if (/^[a-z-]+$/.test(words?.kind ?? "")) made.style.setProperty("--tone", `var(--kind-${words?.kind})`);
  return made;
}

/** A span with its parts: the bar, the arrows of open ends, the days of what was said, its title. */
function dressed(made: HTMLButtonElement, { shape, lane, label }: Laid, title: (row: number) => string) {
  const left = Math.min(shape.left, label.left);
  const right = Math.max(shape.left + shape.width, label.left + label.width);
  made.style.left = `${left}px`;
  made.style.width = `${right - left}px`;
  made.style.setProperty("--lane", String(lane));
  const words = element("span", { class: "clock-title", dir: "auto" }, title(shape.row));
  words.dataset.side = label.side;
  words.style.left = `${label.left - left}px`;
  words.style.width = `${label.width}px`;
  const said = shape.said.map((at) => {
    const tick = element("span", { class: "clock-said" });
    tick.style.left = `${at - left}px`;
    return tick;
  });
  made.append(bar(shape, left), ...said, words);
  return made;
}

function bar(shape: Shape, left: number): HTMLElement {
  const made = element("span", { class: "clock-bar" });
  made.dataset.form = shape.form;
  made.dataset.start = shape.openStart ? "open" : shape.cutStart ? "cut" : "known";
  made.dataset.end = shape.openEnd ? "open" : shape.cutEnd ? "cut" : "known";
  made.style.left = `${shape.left - left}px`;
  made.style.width = `${shape.width}px`;
  made.style.setProperty("--in", `${(shape.fadeIn * 100).toFixed(1)}%`);
  made.style.setProperty("--out", `${(shape.fadeOut * 100).toFixed(1)}%`);
  const part = (name: string) => element("i", { class: `clock-${name}` });
  made.append(part("in"), part("core"), part("out"));
  return made;
}

function chip(made: HTMLButtonElement, title: string): HTMLButtonElement {
  made.classList.add("clock-chip");
  made.append(element("span", { class: "clock-title", dir: "auto" }, title));
  return made;
}

function group(chips: readonly HTMLButtonElement[], words: Words): HTMLElement[] {
  if (chips.length === 0) return [];
  const label = element("span", { class: "clock-quiet", dir: "auto" }, words("map.bar.undated"));
  return [element("div", { class: "clock-undated" }, label, ...chips)];
}
