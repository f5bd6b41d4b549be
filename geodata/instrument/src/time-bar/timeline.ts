// The timeline: a span for each event, in lanes; events without a date in a group at the end.

import type { EventTexts } from "../contract";
import { createElement, focusedElement } from "../controls/elements";
import { type EventColumns, isUndated } from "../engine/column-file";
import type { Translate } from "../messages";
import { eventStops } from "./period-steps";
import type { TimeScale } from "./time-scale";
import { layOutSpans, type PlacedSpan, type SpanShape } from "./timeline-spans";

interface TimelineHost {
  onFocus(id: string): void;
  /** The pointer or the focus is on an event; null: on none. */
  onPoint(id: string | null, at: HTMLElement | null, x: number | null): void;
}

interface TimelineState {
  readonly table: EventColumns;
  readonly scale: TimeScale;
  readonly events: Readonly<Record<string, EventTexts>>;
  /** Whether a row passes all filters but the period. */
  readonly included: (row: number) => boolean;
  readonly translate: Translate;
}

/** The part of the state that changes while the time bar plays. */
interface SpanStates {
  readonly standing: Uint8Array;
  readonly focus: string | null;
}

const STANDINGS = ["no", "perhaps", "within"] as const;
const KEY_DIRECTIONS: Readonly<Record<string, 1 | -1>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};

export class Timeline {
  readonly #root: HTMLElement;
  readonly #host: TimelineHost;
  readonly #asOf = createElement("div", { class: "time-bar-as-of" });
  readonly #shade = createElement("div", { class: "time-bar-period-shade" });
  /** In the order of time, events without a date last. */
  #buttons: HTMLButtonElement[] = [];
  #translate: (key: string) => string = (key) => key;

  constructor(root: HTMLElement, host: TimelineHost) {
    this.#root = root;
    this.#host = host;
    root.addEventListener("click", (event) => this.#onClick(event));
    root.addEventListener("keydown", (event) => this.#onKey(event));
    root.addEventListener("pointerover", (event) => this.#onPoint(event));
    root.addEventListener("pointerleave", () => host.onPoint(null, null, null));
    root.addEventListener("focusin", (event) => this.#onPoint(event));
    root.addEventListener("focusout", () => host.onPoint(null, null, null));
  }

  /** Creates all spans anew. */
  draw({ table, scale, events, included, translate }: TimelineState): void {
    const known = Object.entries(events).filter(([, { row }]) => included(row));
    const ids = new Map(known.map(([id, event]) => [event.row, id]));
    const title = (row: number) => events[ids.get(row) ?? ""]?.title ?? "";
    const rows = [...ids.keys()].sort((one, other) => one - other);
    const { laid, lanes: number } = layOutSpans(table, rows, scale, title);
    const held = focusedElement(this.#root)?.dataset.event;
    const button = (row: number) => spanButton(ids.get(row) ?? "", row, events);
    const spans = new Map(
      laid.map((found) => [found.shape.row, fillSpan(button(found.shape.row), found, title)]),
    );
    const without = rows
      .filter((row) => isUndated(table, row))
      .map((row) => fillChip(button(row), title(row)));
    this.#translate = translate;
    this.#buttons = [...orderByTime(table, spans), ...without];
    this.#root.replaceChildren(this.#lanes(spans, number, scale, table), ...undatedGroup(without, translate));
    this.#buttons.find((found) => found.dataset.event === held)?.focus();
  }

  /** Shows the standing of each event, and the focus. */
  showStates({ standing, focus }: SpanStates): void {
    let reached = false;
    for (const button of this.#buttons) {
      const name = STANDINGS[standing[Number(button.dataset.row)] as number] ?? "no";
      const focused = button.dataset.event === focus;
      button.dataset.standing = name;
      button.setAttribute("aria-pressed", String(focused));
      button.setAttribute("aria-label", `${button.dataset.said}. ${this.#translate(`standing.${name}`)}`);
      button.tabIndex = focused ? 0 : -1;
      reached ||= focused;
    }
    const first = this.#buttons[0];
    if (!reached && first !== undefined) first.tabIndex = 0;
  }

  /** Shades the period; null is no period. */
  shadePeriod(box: { readonly left: number; readonly width: number } | null): void {
    this.#shade.hidden = box === null;
    this.#shade.style.left = `${box?.left ?? 0}px`;
    this.#shade.style.width = `${box?.width ?? 0}px`;
  }

  /** Scrolls the timeline, and nothing else, to the span of an event. */
  reveal(id: string | null): void {
    const found = this.#buttons.find((button) => button.dataset.event === id);
    if (found === undefined) return;
    const [box, frame] = [found.getBoundingClientRect(), this.#root.getBoundingClientRect()];
    if (box.top < frame.top) this.#root.scrollTop -= frame.top - box.top + 4;
    else if (box.bottom > frame.bottom) this.#root.scrollTop += box.bottom - frame.bottom + 4;
  }

  #lanes(
    spans: Map<number, HTMLButtonElement>,
    number: number,
    scale: TimeScale,
    table: EventColumns,
  ): HTMLElement {
    this.#asOf.style.left = `${scale.x(table.asOf + 1)}px`;
    const element = createElement(
      "div",
      { class: "time-bar-lanes", "data-turned": String(scale.reversed) },
      this.#shade,
      this.#asOf,
      ...spans.values(),
    );
    element.style.setProperty("--lanes", String(number));
    return element;
  }

  #onClick(event: Event): void {
    const id = createSpanButton(event)?.dataset.event;
    if (id !== undefined) this.#host.onFocus(id);
  }

  #onPoint(event: Event): void {
    const button = createSpanButton(event);
    const x =
      event instanceof PointerEvent && button ? event.clientX - button.getBoundingClientRect().left : null;
    this.#host.onPoint(button?.dataset.event ?? null, button, x);
  }

  #onKey(event: KeyboardEvent): void {
    const at = this.#buttons.indexOf(createSpanButton(event) as HTMLButtonElement);
    const way = KEY_DIRECTIONS[event.key];
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

function createSpanButton(event: Event): HTMLButtonElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLButtonElement>(".time-bar-span") : null;
}

function orderByTime(
  table: EventColumns,
  spans: ReadonlyMap<number, HTMLButtonElement>,
): HTMLButtonElement[] {
  const order = eventStops(table, (row) => spans.has(row)).map((stop) => stop.row);
  return [...new Set([...order, ...spans.keys()])].map((row) => spans.get(row) as HTMLButtonElement);
}

function spanButton(
  id: string,
  row: number,
  events: Readonly<Record<string, EventTexts>>,
): HTMLButtonElement {
  const event = events[id];
  const element = createElement("button", { type: "button", class: "time-bar-span", tabindex: -1 });
  element.dataset.event = id;
  element.dataset.row = String(row);
  element.dataset.said = [event?.title, event?.date].filter(Boolean).join(". ");
  // Only a plain word may name a custom property.
  if (/^[a-z-]+$/.test(event?.family ?? ""))
    element.style.setProperty("--span-colour", `var(--family-${event?.family})`);
  return element;
}

/** Adds the parts of a span: bar, arrows of open ends, days of claims, title. */
function fillSpan(
  element: HTMLButtonElement,
  { shape, lane, label }: PlacedSpan,
  title: (row: number) => string,
) {
  const left = Math.min(shape.left, label.left);
  const right = Math.max(shape.left + shape.width, label.left + label.width);
  element.style.left = `${left}px`;
  element.style.width = `${right - left}px`;
  element.style.setProperty("--lane", String(lane));
  const titleText = createElement("span", { class: "time-bar-title", dir: "auto" }, title(shape.row));
  titleText.dataset.side = label.side;
  titleText.style.left = `${label.left - left}px`;
  titleText.style.width = `${label.width}px`;
  const said = shape.said.map((at) => {
    const tick = createElement("span", { class: "time-bar-claim" });
    tick.style.left = `${at - left}px`;
    return tick;
  });
  element.append(createSpanBar(shape, left), ...said, titleText);
  return element;
}

function createSpanBar(shape: SpanShape, left: number): HTMLElement {
  const element = createElement("span", { class: "time-bar-stretch" });
  element.dataset.form = shape.form;
  element.dataset.start = shape.openStart ? "open" : shape.cutStart ? "cut" : "known";
  element.dataset.end = shape.openEnd ? "open" : shape.cutEnd ? "cut" : "known";
  element.style.left = `${shape.left - left}px`;
  element.style.width = `${shape.width}px`;
  element.style.setProperty("--start-fade", `${(shape.fadeIn * 100).toFixed(1)}%`);
  element.style.setProperty("--end-fade", `${(shape.fadeOut * 100).toFixed(1)}%`);
  const part = (name: string) => createElement("i", { class: `time-bar-${name}` });
  element.append(part("start"), part("core"), part("end"));
  return element;
}

function fillChip(element: HTMLButtonElement, title: string): HTMLButtonElement {
  element.classList.add("time-bar-chip");
  element.append(createElement("span", { class: "time-bar-title", dir: "auto" }, title));
  return element;
}

function undatedGroup(chips: readonly HTMLButtonElement[], translate: Translate): HTMLElement[] {
  if (chips.length === 0) return [];
  const label = createElement(
    "span",
    { class: "time-bar-undated-label", dir: "auto" },
    translate("map.time-bar.undated"),
  );
  return [createElement("div", { class: "time-bar-undated" }, label, ...chips)];
}
