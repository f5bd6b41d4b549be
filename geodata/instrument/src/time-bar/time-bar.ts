// The time bar: a histogram with a brush for the period, playing and stepping, and the timeline.
//
// Its messages are `map.bar.*`, `month.*`, `period.*` and `standing.*`.

import type { Day, EventTexts, Standing, View } from "../contract";
import { createElement } from "../controls/elements";
import type { EventColumns } from "../engine/column-file";
import { isoFromDayNumber } from "../engine/day-numbers";
import { viewPeriod } from "../engine/standing";
import type { Selection } from "../engine/view-filter";
import { setLanguage } from "../language";
import type { Translate } from "../messages";
import { BarControls } from "./bar-controls";
import { BarTooltip } from "./bar-tooltip";
import { barOutlines, countBars, type HistogramBars, passesOtherFilters } from "./histogram";
import { HistogramPlot, PLOT_HEIGHT } from "./histogram-plot";
import { PeriodBrush } from "./period-brush";
import { PeriodPlayer } from "./period-player";
import {
  type EventStop,
  eventStops,
  playNextStop,
  playStart,
  type StepDirection,
  stepByEvent,
  stepByMonth,
  type TableExtent,
  tableExtent,
} from "./period-steps";
import { dayText, OPEN_PERIOD, type Period, periodText } from "./period-words";
import { createAxisLabels } from "./time-axis";
import { keepInFrame, type TimeFrame, TimeScale, zoomFrame } from "./time-scale";
import { Timeline } from "./timeline";
import { barIndex, barLines, barPeriod, spanLines } from "./tooltip-texts";

export interface TimeBarHost {
  /** The period is changing (`moving`) or has changed (once, at the end). */
  onPeriod(start: Day | null, end: Day | null, moving: boolean): void;
  onFocus(id: string | null): void;
}

interface TimeBarState {
  readonly table: EventColumns;
  readonly selection: Selection;
  readonly view: View;
  /** Texts of the events; empty on a map with thinning. */
  readonly events: Readonly<Record<string, EventTexts>>;
}

/** With more events the timeline would be unreadable: only the histogram shows them. */
export const MAX_SPANS = 200;
const DEFER_ROWS = 20_000;
const INSET = 14;
const MONTH_PAUSE_MS = 700;
const EVENT_PAUSE_MS = 1400;
const WIDTH_UNSEEN = 800;

export class TimeBar {
  readonly #host: TimeBarHost;
  readonly #translate: Translate;
  readonly #element = createElement("section", { class: "time-bar" });
  readonly #chart = createElement("div", { class: "time-bar-chart", role: "group", dir: "ltr" });
  readonly #axis = createElement("div", { class: "time-bar-axis", dir: "ltr", "aria-hidden": "true" });
  readonly #lanes = createElement("div", { class: "time-bar-timeline", role: "group", dir: "ltr" });
  readonly #wholePlot = new HistogramPlot("time-bar-plot-all");
  readonly #periodPlot = new HistogramPlot("time-bar-plot-period");
  readonly #asOf = createElement("div", { class: "time-bar-as-of" });
  readonly #controls: BarControls;
  readonly #brush: PeriodBrush;
  readonly #timeline: Timeline;
  readonly #tooltip = new BarTooltip();
  readonly #player = new PeriodPlayer();
  readonly #resizeObserver = new ResizeObserver(() => this.#draw());
  #state: TimeBarState | null = null;
  #extent: TableExtent | null = null;
  #bars: HistogramBars | null = null;
  #scale = new TimeScale({ first: 0, last: 1 }, WIDTH_UNSEEN);
  #period: Period = OPEN_PERIOD;
  #frame: TimeFrame | null = null;
  #drawnKey = "";
  #stops: { readonly key: string; readonly all: EventStop[] } | null = null;
  #notifyFrame = 0;
  #countFrame = 0;
  #reversed = false;
  /** Row of the event that is being played. */
  #playedRow: number | null = null;
  #timelineOpen: boolean;

  constructor(root: HTMLElement, host: TimeBarHost, translate: Translate) {
    this.#host = host;
    this.#translate = translate;
    this.#timelineOpen = hasRoomForTimeline();
    this.#controls = new BarControls(translate, {
      play: () => this.#play(),
      step: (way) => this.#step(way),
      clear: () => this.#setPeriod(OPEN_PERIOD, false),
      zoom: () => this.#toggleZoom(),
      reverse: () => this.#reverse(),
      toggleTimeline: () => this.#toggleTimeline(),
      nextSpeed: () => this.#player.nextSpeed(),
    });
    this.#brush = new PeriodBrush(this.#chart, {
      onBrush: (period, moving) => {
        this.#player.stop();
        this.#setPeriod(period, moving);
      },
      onHover: (day) => this.#showBarTooltip(day),
    });
    this.#timeline = new Timeline(this.#lanes, {
      onFocus: (id) => this.#host.onFocus(id === this.#state?.view.focus ? null : id),
      onPoint: (id, at, x) => this.#showSpanTooltip(id, at, x),
    });
    this.#chart.prepend(this.#wholePlot.root, this.#periodPlot.root, this.#asOf);
    this.#element.append(this.#controls.root, this.#chart, this.#axis, this.#lanes, this.#tooltip.root);
    root.append(this.#element);
    this.#resizeObserver.observe(this.#chart);
  }

  /** Shows a selection; while the reader drags or plays, the reader's period prevails. */
  update(state: TimeBarState): void {
    const focus = this.#state?.view.focus;
    this.#state = state;
    const opened = this.#extent?.table !== state.table;
    if (opened) this.#setTable(state.table);
    if (!this.#brush.dragging && !this.#player.playing) this.#period = viewPeriod(state.view);
    if (opened && this.#extent?.dense)
      this.#frame = keepInFrame(this.#extent.dense, this.#period, this.#extent.whole, true);
    setLanguage(this.#element, this.#translate.language);
    this.#draw();
    if (focus !== state.view.focus) this.#timeline.reveal(state.view.focus);
  }

  dispose(): void {
    cancelAnimationFrame(this.#notifyFrame);
    cancelAnimationFrame(this.#countFrame);
    this.#player.dispose();
    this.#brush.dispose();
    this.#resizeObserver.disconnect();
    this.#element.remove();
  }

  #setTable(table: EventColumns): void {
    this.#extent = tableExtent(table, table.rows <= DEFER_ROWS);
    this.#frame = null;
    this.#drawnKey = "";
    this.#stops = null;
  }

  get #hasTimeline(): boolean {
    const number = Object.keys(this.#state?.events ?? {}).length;
    return number > 0 && number <= MAX_SPANS;
  }

  /** Draws bars, axis and spans where they have changed, and the period always. */
  #draw(): void {
    const [state, extent] = [this.#state, this.#extent];
    if (state === null || extent === null) return;
    const width = this.#chart.clientWidth || WIDTH_UNSEEN;
    const { start: _, end: __, focus: ___, ...filters } = state.view;
    const frame = this.#frame ?? extent.whole;
    const key = JSON.stringify([
      width,
      frame,
      this.#reversed,
      this.#timelineOpen,
      this.#hasTimeline,
      filters,
    ]);
    this.#element.dataset.open = String(this.#timelineOpen && this.#hasTimeline);
    if (key !== this.#drawnKey) {
      this.#drawnKey = key;
      this.#scale = new TimeScale(frame, width, { inset: INSET, reversed: this.#reversed });
      this.#countBars(state);
      this.#axis.replaceChildren(...createAxisLabels(this.#scale, this.#translate));
      this.#drawSpans(state);
    }
    this.#drawPeriod(state);
  }

  /** With many events the bars are counted in the next frame, after the map has been drawn. */
  #countBars(state: TimeBarState): void {
    cancelAnimationFrame(this.#countFrame);
    if (state.table.rows <= DEFER_ROWS) this.#drawBars(state);
    else this.#countFrame = requestAnimationFrame(() => this.#drawBars(state));
  }

  #drawBars(state: TimeBarState): void {
    this.#bars = countBars(state.table, passesOtherFilters(state.selection, state.view.hide), this.#scale);
    const paths = barOutlines(this.#bars, this.#scale, PLOT_HEIGHT);
    for (const plot of [this.#wholePlot, this.#periodPlot]) plot.draw(paths, this.#scale.width);
    this.#asOf.style.left = `${this.#scale.x(state.table.asOf + 1)}px`;
    this.#chart.setAttribute("aria-label", this.#translate("map.time-bar.histogram-label"));
  }

  #drawSpans(state: TimeBarState): void {
    this.#lanes.hidden = !this.#timelineOpen || !this.#hasTimeline;
    this.#lanes.setAttribute("aria-label", this.#translate("map.time-bar.timeline"));
    if (this.#lanes.hidden) this.#lanes.replaceChildren();
    else {
      const included = passesOtherFilters(state.selection, state.view.hide);
      const { table, events } = state;
      this.#timeline.draw({ table, events, scale: this.#scale, included, translate: this.#translate });
    }
  }

  #drawPeriod(state: TimeBarState): void {
    const { first, last } = this.#period;
    const translate = this.#translate;
    const whole = first === null && last === null;
    const periodName = whole ? translate("map.time-bar.all-dates") : periodText(this.#period, translate);
    this.#brush.draw({
      period: this.#period,
      scale: this.#scale,
      whole: (this.#extent as TableExtent).whole,
      labels: { first: translate("map.time-bar.period-start"), last: translate("map.time-bar.period-end") },
      edges: {
        first: first === null ? translate("map.time-bar.open-end") : dayText(first, translate),
        last: last === null ? translate("map.time-bar.open-end") : dayText(last, translate),
      },
    });
    const box = this.#scale.box(first, last);
    this.#periodPlot.clip(box.left, this.#scale.width - box.left - box.width);
    this.#timeline.shadePeriod(whole ? null : box);
    if (!this.#lanes.hidden) {
      this.#timeline.showStates({ standing: state.selection.standing, focus: state.view.focus });
    }
    this.#controls.draw({
      periodText: periodName,
      counts: state.selection,
      playing: this.#player.playing,
      speed: this.#player.speed,
      moving: this.#player.playing || this.#brush.dragging,
      whole,
      zoomed: this.#frame !== null,
      folded: this.#extent?.dense ? this.#extent.folded : null,
      reversed: this.#reversed,
      timeline: this.#hasTimeline ? this.#timelineOpen : null,
    });
  }

  /** Sets the period: shown at once, notified once a frame while it moves, and once at the end. */
  #setPeriod(period: Period, moving: boolean): void {
    this.#period = period;
    if (this.#frame && this.#extent)
      this.#frame = keepInFrame(this.#frame, period, this.#extent.whole, this.#player.playing);
    this.#draw();
    if (!moving) {
      cancelAnimationFrame(this.#notifyFrame);
      this.#notifyFrame = 0;
      this.#notify(false);
    } else if (this.#notifyFrame === 0) {
      this.#notifyFrame = requestAnimationFrame(() => {
        this.#notifyFrame = 0;
        this.#notify(true);
      });
    }
  }

  #notify(moving: boolean): void {
    const { first, last } = this.#period;
    this.#host.onPeriod(
      first === null ? null : isoFromDayNumber(first),
      last === null ? null : isoFromDayNumber(last),
      moving,
    );
  }

  #toggleZoom(): void {
    const { whole, dense } = this.#extent as TableExtent;
    const { first, last } = this.#period;
    const near = first === null && last === null ? dense : zoomFrame(whole, first, last);
    this.#frame = this.#frame === null ? near : null;
    this.#draw();
  }

  #reverse(): void {
    this.#reversed = !this.#reversed;
    this.#draw();
  }

  #toggleTimeline(): void {
    this.#timelineOpen = !this.#timelineOpen;
    this.#draw();
  }

  #play(): void {
    const extent = this.#extent;
    if (this.#player.playing || extent === null) {
      this.#player.stop();
      return;
    }
    const byEvent = this.#controls.step === "event";
    this.#player.play({
      pause: byEvent ? EVENT_PAUSE_MS : MONTH_PAUSE_MS,
      beat: byEvent ? () => this.#goEvent(1, true) : () => this.#playMonth(extent),
      stopped: () => this.#setPeriod(this.#period, false),
    });
    if (!byEvent) this.#setPeriod(playStart(this.#period, extent.extent), true);
    else if (!this.#goEvent(1, true)) this.#goFirst();
  }

  #playMonth({ extent }: TableExtent): boolean {
    const stops = this.#state === null ? [] : this.#allStops(this.#state);
    const next = playNextStop(this.#period, extent, stops);
    if (next === null) return false;
    this.#setPeriod(next, true);
    return next.first !== null || next.last !== null;
  }

  #step(way: StepDirection): void {
    const extent = this.#extent;
    if (extent === null) return;
    this.#player.stop();
    if (this.#controls.step === "event") this.#goEvent(way, false);
    else {
      const next = stepByMonth(this.#period, way, extent.extent);
      if (next !== null) this.#setPeriod(next, false);
    }
  }

  /** Goes to the next or previous event; false where there is none. */
  #goEvent(way: StepDirection, moving: boolean): boolean {
    const state = this.#state;
    if (state === null) return false;
    const focus = state.view.focus === null ? null : (state.events[state.view.focus]?.row ?? null);
    const at = this.#player.playing ? this.#playedRow : focus;
    const stop = stepByEvent(this.#allStops(state), way, this.#period, at);
    if (stop === null) return false;
    this.#goTo(stop, state, moving);
    return true;
  }

  #goFirst(): void {
    const state = this.#state;
    const stop = state === null ? undefined : this.#allStops(state)[0];
    if (state !== null && stop !== undefined) this.#goTo(stop, state, true);
  }

  #goTo(stop: EventStop, state: TimeBarState, moving: boolean): void {
    this.#playedRow = stop.row;
    this.#setPeriod({ first: stop.first, last: stop.last }, moving);
    const id = Object.keys(state.events).find((name) => state.events[name]?.row === stop.row);
    if (!moving && id !== undefined) this.#host.onFocus(id);
  }

  /** The stops of the events that pass all filters but the period. */
  #allStops({ table, selection, view }: TimeBarState): EventStop[] {
    const { start: _, end: __, focus: ___, ...filters } = view;
    const key = JSON.stringify(filters);
    if (this.#stops?.key !== key) {
      this.#stops = {
        key,
        all: eventStops(table, passesOtherFilters(selection, view.hide), { once: !this.#hasTimeline }),
      };
    }
    return this.#stops.all;
  }

  #showBarTooltip(day: number | null): void {
    const [state, bars] = [this.#state, this.#bars];
    const index = day === null || bars === null ? -1 : barIndex(bars, day);
    if (state === null || bars === null || index === -1) {
      this.#tooltip.hide();
      return;
    }
    const { first, last } = barPeriod(bars, index);
    const box = this.#scale.box(first, last);
    const lines = barLines(bars, index, this.#translate);
    this.#tooltip.show(box.left + box.width / 2, this.#chart, lines);
  }

  #showSpanTooltip(id: string | null, span: HTMLElement | null, x: number | null): void {
    const [state, event] = [this.#state, id === null ? undefined : this.#state?.events[id]];
    if (state === null || event === undefined || span === null) {
      this.#tooltip.hide();
      return;
    }
    const standing = state.selection.standing[event.row] as Standing;
    this.#tooltip.show(x, span, spanLines(event, standing, this.#translate));
  }
}

/** Whether the page has room for an open timeline at first. */
function hasRoomForTimeline(): boolean {
  return globalThis.matchMedia?.("(min-width: 900px) and (min-height: 1000px)").matches ?? false;
}
