// The brush on the histogram: a window with two handles, moved by pointer or keys.

import { createElement } from "../controls/elements";
import {
  dragNewPeriod,
  dragPeriodEdge,
  dragWholePeriod,
  type EdgeStep,
  movePeriodEdge,
  type PeriodEdge,
} from "./period-drag";
import { OPEN_PERIOD, type Period } from "./period-words";
import type { TimeFrame, TimeScale, TimeUnit } from "./time-scale";

interface PeriodBrushHost {
  /** The period is changing (`moving`) or has changed. */
  onBrush(period: Period, moving: boolean): void;
  /** The pointer is on a day, or has left (null). */
  onHover(day: number | null): void;
}

interface PeriodBrushState {
  readonly period: Period;
  readonly scale: TimeScale;
  /** The whole frame: an end beyond it is open. */
  readonly whole: TimeFrame;
  readonly labels: Readonly<Record<PeriodEdge, string>>;
  /** Both ends in words. */
  readonly edges: Readonly<Record<PeriodEdge, string>>;
}

type BrushGrip = PeriodEdge | "whole" | "new";

interface BrushDrag {
  readonly grip: BrushGrip;
  readonly pointer: number;
  readonly from: number;
  readonly at: number;
  readonly period: Period;
  moved: boolean;
}

const UNITS: readonly TimeUnit[] = ["day", "month", "quarter", "year", "decade"];
const SNAP_PIXELS = 4;
const CLICK_PIXELS = 4;
/** In a narrower window the handles are outside, so that they do not cover it. */
const NEAR_PIXELS = 14;
const KEY_STEPS: Readonly<Record<string, EdgeStep>> = {
  ArrowLeft: { months: -1, days: -1 },
  ArrowDown: { months: -1, days: -1 },
  ArrowRight: { months: 1, days: 1 },
  ArrowUp: { months: 1, days: 1 },
  PageDown: { months: -12, days: 0 },
  PageUp: { months: 12, days: 0 },
};

export class PeriodBrush {
  readonly #chart: HTMLElement;
  readonly #host: PeriodBrushHost;
  readonly #window = createElement("div", { class: "time-bar-window", "data-grip": "whole" });
  readonly #handles: Readonly<Record<PeriodEdge, HTMLElement>>;
  readonly #listening = new AbortController();
  #state: PeriodBrushState | null = null;
  #drag: BrushDrag | null = null;
  #movingByKey = false;

  constructor(chart: HTMLElement, host: PeriodBrushHost) {
    this.#chart = chart;
    this.#host = host;
    const handle = (grip: PeriodEdge) =>
      createElement("div", { class: "time-bar-handle", role: "slider", tabindex: 0, "data-grip": grip });
    this.#handles = { first: handle("first"), last: handle("last") };
    chart.append(this.#window, this.#handles.first, this.#handles.last);
    this.#listen();
  }

  get dragging(): boolean {
    return this.#drag !== null || this.#movingByKey;
  }

  draw(state: PeriodBrushState): void {
    this.#state = state;
    const { period, scale, whole } = state;
    const box = scale.box(period.first, period.last);
    this.#window.style.left = `${box.left}px`;
    this.#window.style.width = `${box.width}px`;
    this.#window.dataset.open = String(period.first === null && period.last === null);
    const [start, end] = [box.left, box.left + box.width];
    const places = { first: scale.reversed ? end : start, last: scale.reversed ? start : end };
    for (const edge of ["first", "last"] as const) {
      const handle = this.#handles[edge];
      handle.style.left = `${places[edge]}px`;
      handle.dataset.side = (edge === "first") === scale.reversed ? "right" : "left";
      handle.dataset.near = String(box.width < NEAR_PIXELS);
      handle.dataset.open = String(period[edge] === null);
      handle.setAttribute("aria-label", state.labels[edge]);
      handle.setAttribute("aria-valuemin", String(whole.first));
      handle.setAttribute("aria-valuemax", String(whole.last));
      handle.setAttribute("aria-valuenow", String(period[edge] ?? whole[edge]));
      handle.setAttribute("aria-valuetext", state.edges[edge]);
    }
  }

  dispose(): void {
    this.#listening.abort();
  }

  #listen(): void {
    const { signal } = this.#listening;
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      heard: (event: HTMLElementEventMap[K]) => void,
    ) => this.#chart.addEventListener(name, heard, { signal });
    on("pointerdown", (event) => this.#onPointerDown(event));
    on("pointermove", (event) => this.#onPointerMove(event));
    on("pointerup", (event) => this.#onPointerUp(event));
    on("pointercancel", (event) => this.#onPointerUp(event));
    on("pointerleave", () => this.#host.onHover(null));
    on("dblclick", () => this.#host.onBrush(OPEN_PERIOD, false));
    on("keydown", (event) => this.#onKey(event));
    on("keyup", () => this.#endKeys());
    on("focusout", () => this.#endKeys());
  }

  #onPointerDown(event: PointerEvent): void {
    const state = this.#state;
    if (state === null || event.button !== 0 || this.#drag !== null) return;
    const grip = gripOf(event.target, state.period);
    const at = this.#x(event);
    const from = state.scale.day(at);
    this.#drag = { grip, pointer: event.pointerId, from, at, period: state.period, moved: false };
    this.#chart.setPointerCapture?.(event.pointerId);
    this.#chart.dataset.dragging = grip;
    if (grip === "first" || grip === "last") this.#handles[grip].focus();
    event.preventDefault();
  }

  #onPointerMove(event: PointerEvent): void {
    const state = this.#state;
    if (state === null) return;
    const at = this.#x(event);
    const day = state.scale.day(at);
    if (this.#drag === null) {
      this.#host.onHover(Math.floor(day));
      return;
    }
    if (event.pointerId !== this.#drag.pointer) return;
    if (!this.#drag.moved && Math.abs(at - this.#drag.at) < CLICK_PIXELS) return;
    this.#drag.moved = true;
    this.#host.onHover(null);
    this.#host.onBrush(this.#draggedPeriod(this.#drag, day, state, event.altKey), true);
  }

  #onPointerUp(event: PointerEvent): void {
    const [drag, state] = [this.#drag, this.#state];
    if (drag === null || state === null || event.pointerId !== drag.pointer) return;
    this.#drag = null;
    delete this.#chart.dataset.dragging;
    if (drag.moved) this.#host.onBrush(state.period, false);
    else if (drag.grip === "new" && event.type === "pointerup") {
      this.#host.onBrush(dragNewPeriod(drag.from, drag.from, state.whole, snapUnit(state.scale)), false);
    }
  }

  #draggedPeriod(
    { grip, from, period }: BrushDrag,
    day: number,
    { scale, whole }: PeriodBrushState,
    fine: boolean,
  ): Period {
    const unit = fine ? "day" : snapUnit(scale);
    if (grip === "new") return dragNewPeriod(from, day, whole, unit);
    if (grip === "whole") return dragWholePeriod(period, day - from, whole, unit);
    return dragPeriodEdge(period, grip, day, whole, unit);
  }

  #onKey(event: KeyboardEvent): void {
    const state = this.#state;
    if (state === null) return;
    if (event.key === "Escape") {
      if (state.period.first === null && state.period.last === null) return;
      event.preventDefault();
      event.stopPropagation();
      this.#host.onBrush(OPEN_PERIOD, false);
      return;
    }
    const edge = (["first", "last"] as const).find((name) => this.#handles[name] === event.target);
    const period = edge && this.#movedByKey(event, edge, state);
    if (!period) return;
    event.preventDefault();
    event.stopPropagation();
    this.#movingByKey = true;
    this.#host.onBrush(period, true);
  }

  #movedByKey(
    event: KeyboardEvent,
    edge: PeriodEdge,
    { period, scale, whole }: PeriodBrushState,
  ): Period | null {
    const length = whole.last - whole.first + 1;
    if (event.key === "Home") return movePeriodEdge(period, edge, { months: 0, days: -length }, whole);
    if (event.key === "End") return movePeriodEdge(period, edge, { months: 0, days: length }, whole);
    const step = KEY_STEPS[event.key];
    if (step === undefined) return null;
    const back = scale.reversed && /Left|Right/.test(event.key) ? -1 : 1;
    const by = event.shiftKey ? { months: 0, days: step.days } : { months: step.months, days: 0 };
    return movePeriodEdge(period, edge, { months: by.months * back, days: by.days * back }, whole);
  }

  #endKeys(): void {
    if (!this.#movingByKey || this.#state === null) return;
    this.#movingByKey = false;
    this.#host.onBrush(this.#state.period, false);
  }

  #x(event: PointerEvent): number {
    return event.clientX - this.#chart.getBoundingClientRect().left;
  }
}

/**
 * The part of the brush under a pointer; a window over everything is none, so that a new one can be drawn.
 */
function gripOf(target: EventTarget | null, { first, last }: Period): BrushGrip {
  const held = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-grip]") : null;
  const grip = held?.dataset.grip as BrushGrip | undefined;
  if (grip === undefined || (grip === "whole" && first === null && last === null)) return "new";
  return grip;
}

function snapUnit(scale: TimeScale): TimeUnit {
  return scale.unit(UNITS, SNAP_PIXELS);
}
