// The time bar: the one clock of the map. A histogram with a brush, playing and steps, and the timeline.
//
// It wears `bar.css` and says the words `map.bar.*`, `month.*`, `period.*` and `standing.*`.

import { isoDay } from "../engine/days";
import type { Selection } from "../engine/filter";
import { spanOf } from "../engine/standing";
import type { Table } from "../engine/table";
import { element, spoken } from "../furniture/element";
import type { Day, EventWords, Lang, Theme, View, Words } from "../types";
import { labels } from "./axis";
import { Brush } from "./brush";
import { Controls } from "./controls";
import { type Extent, extentOf, type Frame, frameOf, Scale, zoomed } from "./frame";
import { asked, type Bars, bars, outlines } from "./histogram";
import { dayWords, type Period, periodWords, WHOLE } from "./phrases";
import { Player } from "./player";
import { HEIGHT, Plot } from "./plot";
import { byEvent, byMonth, opening, played, type Stop, stops, type Way } from "./steps";
import { Timeline } from "./timeline";
import { Tip } from "./tip";

export interface BarHost {
  /** The period is being changed (`moving`), or has been: then once. */
  onPeriod(start: Day | null, end: Day | null, moving: boolean): void;
  onFocus(id: string | null): void;
}

export interface BarState {
  readonly table: Table;
  readonly selection: Selection;
  readonly view: View;
  /** Words of the events; none of a dense map. */
  readonly events: Readonly<Record<string, EventWords>>;
  readonly lang: Lang;
  readonly theme: Theme;
}

/** Of more events the timeline would be a wall: the histogram alone shows them. */
export const MOST_SPANS = 200;
const MANY = 20_000;
const INSET = 14;
const MONTH_PAUSE_MS = 700;
const EVENT_PAUSE_MS = 1400;
const WIDTH_UNSEEN = 800;

/** What is worked out once for a table. */
interface Basis {
  readonly table: Table;
  readonly extent: Extent;
  readonly whole: Frame;
}

export class TimeBar {
  readonly #host: BarHost;
  readonly #words: Words;
  readonly #element = element("section", { class: "clock" });
  readonly #chart = element("div", { class: "clock-chart", role: "group", dir: "ltr" });
  readonly #axis = element("div", { class: "clock-axis", dir: "ltr", "aria-hidden": "true" });
  readonly #lanes = element("div", { class: "clock-timeline", role: "group", dir: "ltr" });
  readonly #plots = [new Plot("clock-rest"), new Plot("clock-ink")] as const;
  readonly #now = element("div", { class: "clock-now" });
  readonly #controls: Controls;
  readonly #brush: Brush;
  readonly #timeline: Timeline;
  readonly #tip = new Tip();
  readonly #player = new Player();
  readonly #sized: ResizeObserver | null;
  #state: BarState | null = null;
  #basis: Basis | null = null;
  #bars: Bars | null = null;
  #scale = new Scale({ first: 0, last: 1 }, WIDTH_UNSEEN);
  #period: Period = WHOLE;
  #frame: Frame | null = null;
  #drawn = "";
  #stops: { readonly key: string; readonly all: Stop[] } | null = null;
  #told = 0;
  #counting = 0;
  #turned = false;
  /** The event at which playing stands. */
  #at: number | null = null;
  #open: boolean;

  constructor(root: HTMLElement, host: BarHost, words: Words) {
    this.#host = host;
    this.#words = words;
    this.#open = roomy();
    this.#controls = new Controls(words, {
      play: () => this.#play(),
      step: (way) => this.#step(way),
      clear: () => this.#set(WHOLE, false),
      zoom: () => this.#zoom(),
      turn: () => this.#turn(),
      fold: () => this.#fold(),
      faster: () => this.#player.faster(),
    });
    this.#brush = new Brush(this.#chart, {
      onBrush: (period, moving) => {
        this.#player.stop();
        this.#set(period, moving);
      },
      onHover: (day) => this.#hover(day),
    });
    this.#timeline = new Timeline(this.#lanes, {
      onFocus: (id) => this.#host.onFocus(id === this.#state?.view.focus ? null : id),
      onPoint: (id, at, x) => this.#point(id, at, x),
    });
    this.#chart.prepend(...this.#plots.map((made) => made.root), this.#now);
    this.#element.append(this.#controls.root, this.#chart, this.#axis, this.#lanes, this.#tip.root);
    root.append(this.#element);
    this.#sized = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(() => this.#draw());
    this.#sized?.observe(this.#chart);
  }

  /** Shows a selection; while the reader moves the clock, its period is the reader's. */
  update(state: BarState): void {
    const focus = this.#state?.view.focus;
    this.#state = state;
    if (this.#basis?.table !== state.table) this.#begin(state.table);
    if (!this.#brush.dragging && !this.#player.playing) this.#period = spanOf(state.view);
    spoken(this.#element, state.lang);
    this.#draw();
    if (focus !== state.view.focus) this.#timeline.reveal(state.view.focus);
  }

  dispose(): void {
    cancelAnimationFrame(this.#told);
    cancelAnimationFrame(this.#counting);
    this.#player.dispose();
    this.#brush.dispose();
    this.#sized?.disconnect();
    this.#element.remove();
  }

  #begin(table: Table): void {
    const extent = extentOf(table);
    this.#basis = { table, extent, whole: frameOf(extent) };
    this.#frame = null;
    this.#drawn = "";
    this.#stops = null;
  }

  get #timed(): boolean {
    const number = Object.keys(this.#state?.events ?? {}).length;
    return number > 0 && number <= MOST_SPANS;
  }

  /** Draws what the clock does not change only where it has changed; then what it does. */
  #draw(): void {
    const [state, basis] = [this.#state, this.#basis];
    if (state === null || basis === null) return;
    const width = this.#chart.clientWidth || WIDTH_UNSEEN;
    const { start: _, end: __, focus: ___, ...filters } = state.view;
    const frame = this.#frame ?? basis.whole;
    const key = JSON.stringify([width, frame, this.#turned, this.#open, state.lang, this.#timed, filters]);
    this.#element.dataset.open = String(this.#open && this.#timed);
    if (key !== this.#drawn) {
      this.#drawn = key;
      this.#scale = new Scale(frame, width, { inset: INSET, reversed: this.#turned });
      this.#countBars(state);
      this.#axis.replaceChildren(...labels(this.#scale, this.#words));
      this.#drawSpans(state);
    }
    this.#drawClock(state);
  }

  /** Of many events the bars are counted when the map has been drawn: it comes first. */
  #countBars(state: BarState): void {
    cancelAnimationFrame(this.#counting);
    if (state.table.rows <= MANY) this.#drawBars(state);
    else this.#counting = requestAnimationFrame(() => this.#drawBars(state));
  }

  #drawBars(state: BarState): void {
    this.#bars = bars(state.table, asked(state.selection, state.view.hide), this.#scale);
    const paths = outlines(this.#bars, this.#scale, HEIGHT);
    for (const made of this.#plots) made.draw(paths, this.#scale.width);
    this.#now.style.left = `${this.#scale.x(state.table.asOf + 1)}px`;
    this.#chart.setAttribute("aria-label", this.#words("map.bar.chart"));
  }

  #drawSpans(state: BarState): void {
    this.#lanes.hidden = !this.#open || !this.#timed;
    this.#lanes.setAttribute("aria-label", this.#words("map.bar.timeline"));
    if (this.#lanes.hidden) this.#lanes.replaceChildren();
    else {
      const included = asked(state.selection, state.view.hide);
      const { table, events } = state;
      this.#timeline.draw({ table, events, scale: this.#scale, included, words: this.#words });
    }
  }

  #drawClock(state: BarState): void {
    const { first, last } = this.#period;
    const words = this.#words;
    const whole = first === null && last === null;
    const said = whole ? words("map.bar.whole") : periodWords(this.#period, words, state.lang);
    this.#brush.draw({
      period: this.#period,
      scale: this.#scale,
      whole: (this.#basis as Basis).whole,
      labels: { first: words("map.bar.start"), last: words("map.bar.end") },
      edges: {
        first: first === null ? words("map.bar.open") : dayWords(first, words),
        last: last === null ? words("map.bar.open") : dayWords(last, words),
      },
    });
    const box = this.#scale.box(first, last);
    this.#plots[1].cut(box.left, this.#scale.width - box.left - box.width);
    this.#timeline.mark(whole ? null : box);
    if (!this.#lanes.hidden) {
      this.#timeline.look({ standing: state.selection.standing, focus: state.view.focus });
    }
    this.#controls.draw({
      lang: state.lang,
      said,
      counts: state.selection,
      playing: this.#player.playing,
      speed: this.#player.speed,
      moving: this.#player.playing || this.#brush.dragging,
      whole,
      zoomed: this.#frame !== null,
      turned: this.#turned,
      timeline: this.#timed ? this.#open : null,
    });
  }

  /** Takes a period: shown at once, told once a frame while it moves, and at the end once. */
  #set(period: Period, moving: boolean): void {
    this.#period = period;
    this.#follow();
    this.#draw();
    if (!moving) {
      cancelAnimationFrame(this.#told);
      this.#told = 0;
      this.#tell(false);
    } else if (this.#told === 0) {
      this.#told = requestAnimationFrame(() => {
        this.#told = 0;
        this.#tell(true);
      });
    }
  }

  #tell(moving: boolean): void {
    const { first, last } = this.#period;
    this.#host.onPeriod(first === null ? null : isoDay(first), last === null ? null : isoDay(last), moving);
  }

  /** A bar that shows a part of the time goes along with a period that leaves it. */
  #follow(): void {
    const [frame, { first, last }] = [this.#frame, this.#period];
    if (frame === null) return;
    const outside = (first ?? frame.first) > frame.last || (last ?? frame.last) < frame.first;
    const inside = (first ?? frame.first) >= frame.first && (last ?? frame.last) <= frame.last;
    if (!inside && (outside || this.#player.playing)) {
      this.#frame = first === null && last === null ? null : this.#beside(frame);
    }
  }

  /** The part of the time, as long as before, in whose middle the period lies. */
  #beside(frame: Frame): Frame {
    const { whole } = this.#basis as Basis;
    const { first, last } = this.#period;
    const middle = Math.round(((first ?? (last as number)) + (last ?? (first as number))) / 2);
    const half = Math.ceil((frame.last - frame.first) / 2);
    return zoomed(whole, middle - half, middle + half);
  }

  #zoom(): void {
    const { whole } = this.#basis as Basis;
    this.#frame = this.#frame === null ? zoomed(whole, this.#period.first, this.#period.last) : null;
    this.#draw();
  }

  #turn(): void {
    this.#turned = !this.#turned;
    this.#draw();
  }

  #fold(): void {
    this.#open = !this.#open;
    this.#draw();
  }

  #play(): void {
    const basis = this.#basis;
    if (this.#player.playing || basis === null) {
      this.#player.stop();
      return;
    }
    const pace = this.#controls.step;
    const piece = { pause: pace === "event" ? EVENT_PAUSE_MS : MONTH_PAUSE_MS, stopped: () => this.#rest() };
    this.#player.play({
      ...piece,
      beat: pace === "event" ? () => this.#goEvent(1, true) : () => this.#grow(basis),
    });
    if (pace === "month") this.#set(opening(this.#period, basis.extent), true);
    else if (!this.#goEvent(1, true)) this.#goFirst();
  }

  #rest(): void {
    this.#set(this.#period, false);
  }

  #grow({ extent }: Basis): boolean {
    const next = played(this.#period, extent);
    if (next === null) return false;
    this.#set(next, true);
    return next.first !== null || next.last !== null;
  }

  #step(way: Way): void {
    const basis = this.#basis;
    if (basis === null) return;
    this.#player.stop();
    if (this.#controls.step === "event") this.#goEvent(way, false);
    else {
      const next = byMonth(this.#period, way, basis.extent);
      if (next !== null) this.#set(next, false);
    }
  }

  /** Goes to the next event or the one before; whether there was one. */
  #goEvent(way: Way, moving: boolean): boolean {
    const state = this.#state;
    if (state === null) return false;
    const focus = state.view.focus === null ? null : (state.events[state.view.focus]?.row ?? null);
    const at = this.#player.playing ? this.#at : focus;
    const stop = byEvent(this.#all(state), way, this.#period, at);
    if (stop === null) return false;
    this.#stand(stop, state, moving);
    return true;
  }

  #goFirst(): void {
    const state = this.#state;
    const stop = state === null ? undefined : this.#all(state)[0];
    if (state !== null && stop !== undefined) this.#stand(stop, state, true);
  }

  #stand(stop: Stop, state: BarState, moving: boolean): void {
    this.#at = stop.row;
    this.#set({ first: stop.first, last: stop.last }, moving);
    const id = Object.keys(state.events).find((name) => state.events[name]?.row === stop.row);
    if (!moving && id !== undefined) this.#host.onFocus(id);
  }

  /** The stops of the events that the other filters let through. */
  #all({ table, selection, view }: BarState): Stop[] {
    const { start: _, end: __, focus: ___, ...filters } = view;
    const key = JSON.stringify(filters);
    if (this.#stops?.key !== key) {
      this.#stops = { key, all: stops(table, asked(selection, view.hide), { once: !this.#timed }) };
    }
    return this.#stops.all;
  }

  #hover(day: number | null): void {
    const [state, found] = [this.#state, this.#bars];
    const at = day === null || found === null ? -1 : found.edges.findLastIndex((edge) => edge <= day);
    if (state === null || found === null || at < 0 || at >= found.within.length) {
      this.#tip.hide();
      return;
    }
    const [first, last] = [found.edges[at] as number, (found.edges[at + 1] as number) - 1];
    const [within, perhaps] = [found.within[at] as number, found.perhaps[at] as number];
    const words = this.#words;
    const box = this.#scale.box(first, last);
    this.#tip.show(box.left + box.width / 2, this.#chart, [
      periodWords({ first, last }, words, state.lang),
      words("map.bar.bar", { within, perhaps }),
    ]);
  }

  #point(id: string | null, at: HTMLElement | null, x: number | null): void {
    const [state, event] = [this.#state, id === null ? undefined : this.#state?.events[id]];
    if (state === null || event === undefined || at === null) {
      this.#tip.hide();
      return;
    }
    const words = this.#words;
    const said = event.said.map((day) =>
      words("map.bar.said", { day: dayWords(spanOf({ start: day, end: null }).first as number, words) }),
    );
    const standing = words(
      `standing.${["no", "perhaps", "within"][state.selection.standing[event.row] as number]}`,
    );
    this.#tip.show(x, at, [event.title, event.when, ...said, standing]);
  }
}

/** Whether the page has room for the timeline at first. */
function roomy(): boolean {
  return globalThis.matchMedia?.("(min-width: 900px) and (min-height: 1000px)").matches ?? false;
}
