// The furniture on the map: made once, told of each change, and what it asks handed on.

import { Capture, type Plate } from "./furniture/capture";
import { Card, type Mark, type Told } from "./furniture/card";
import { Legend, type Box as LegendBox, type LegendItem } from "./furniture/legend";
import { Notices } from "./furniture/notices";
import { ScaleBar } from "./furniture/scalebar";
import { Tools } from "./furniture/tools";
import { Walk } from "./furniture/walk";
import type { Camera, ChartDocument, Counts, Projection, Size, Standing, View, Words } from "./types";

/** What the furniture asks of the instrument. */
export interface Deeds {
  focus(event: string | null): void;
  choose(mark: Mark): void;
  closer(mark: Mark): void;
  titles(rows: readonly number[]): Promise<readonly Told[]>;
  ring(event: string | null): void;
  layers(chosen: string[] | null): void;
  zoom(steps: number): void;
  pan(across: number, down: number): void;
  home(): void;
  fit(): void;
  projection(name: Projection): void;
  bounds(on: boolean): void;
  plate(): Promise<Plate>;
  retry(): void;
}

export interface Shown {
  readonly chart: ChartDocument;
  readonly view: View;
  readonly counts: Counts;
  readonly size: Size;
  readonly camera: Camera;
  readonly projection: Projection;
  readonly boxes: readonly LegendBox[];
  readonly thinned: { marks: number; events: number } | null;
  readonly loading: boolean;
  readonly lost: boolean;
  standing(event: string): Standing;
}

export class Furnishing {
  readonly card: Card;
  readonly scale: ScaleBar;
  readonly #walk: Walk;
  readonly #legend: Legend;
  readonly #tools: Tools;
  readonly #notices: Notices;
  readonly #capture: Capture;
  #shown: Shown | null = null;
  readonly #whole: HTMLElement;
  #busy = false;

  constructor(root: HTMLElement, deeds: Deeds, words: Words) {
    this.#whole = root.parentElement ?? root;
    this.#whole.addEventListener("fullscreenchange", this.#filled);
    this.#walk = new Walk(
      root,
      {
        hover: (event) => deeds.ring(event),
        focus: (event) => deeds.focus(event),
        pan: (across, down) => deeds.pan(across, down),
        zoom: (steps) => deeds.zoom(steps),
      },
      words,
    );
    this.#legend = new Legend(root, { layers: (chosen) => deeds.layers(chosen) }, words);
    this.#notices = new Notices(root, { retry: () => deeds.retry() }, words);
    this.#capture = new Capture(
      { plate: () => deeds.plate(), say: (text) => this.#notices.say(text), busy: (on) => this.#make(on) },
      words,
    );
    this.#tools = new Tools(
      root,
      {
        zoom: (steps) => deeds.zoom(steps),
        home: () => deeds.home(),
        fit: () => deeds.fit(),
        north: () => deeds.home(),
        projection: (name) => deeds.projection(name),
        bounds: (on) => deeds.bounds(on),
        copy: () => void this.#capture.copy(),
        save: () => void this.#capture.save(),
        ...(document.fullscreenEnabled ? { full: () => this.#fill() } : {}),
      },
      words,
    );
    this.scale = new ScaleBar(root, words);
    this.card = new Card(
      root,
      {
        choose: (mark) => deeds.choose(mark),
        closer: (mark) => deeds.closer(mark),
        titles: (rows) => deeds.titles(rows),
      },
      words,
    );
  }

  update(shown: Shown, words: Words): void {
    this.#shown = shown;
    const { chart, view, counts, size } = shown;
    const { lang } = chart;
    const items = chart.legend as readonly LegendItem[];
    const swatches = Object.fromEntries(
      chart.legend.filter((item) => item.group === "kind").map((item) => [item.id, item.swatch]),
    );
    this.card.update({ lang, size, swatches }, words);
    this.#legend.update({ lang, size, items, layers: view.layers, ...counts, boxes: shown.boxes }, words);
    this.#walk.update(
      {
        lang,
        title: chart.alternative,
        stops: stops(shown),
        focus: view.focus,
        dense: chart.dense !== null,
      },
      words,
    );
    this.#notices.update(
      {
        lang,
        notes: chart.notes,
        loading: shown.loading,
        lost: shown.lost,
        empty: counts.within + counts.perhaps === 0,
        thinned: shown.thinned,
      },
      words,
    );
    this.#capture.update(words);
    this.#tool(shown, words);
    this.move(shown.camera);
  }

  /** The scale follows the camera. */
  move(camera: Camera): void {
    const lang = this.#shown?.chart.lang ?? "en";
    this.scale.update({ lang, lat: camera.lat, zoom: camera.zoom });
  }

  say(text: string): void {
    this.#notices.say(text);
  }

  dispose(): void {
    for (const each of [this.#walk, this.#legend, this.#tools, this.#notices, this.scale, this.card]) {
      each.dispose();
    }
    this.#capture.dispose();
    this.#whole.removeEventListener("fullscreenchange", this.#filled);
  }

  get #full(): boolean {
    return this.#whole.matches(":fullscreen");
  }

  /** Map and clock on the whole screen, or back on the page. */
  #fill(): void {
    // A browser that refuses leaves all as it is.
    const done = this.#full ? document.exitFullscreen() : this.#whole.requestFullscreen();
    done.catch(() => undefined);
  }

  readonly #filled = (): void => {
    if (this.#shown) this.#tool(this.#shown);
  };

  #make(on: boolean): void {
    this.#busy = on;
    if (this.#shown) this.#tool(this.#shown);
  }

  #tool({ chart, size, projection, view, counts }: Shown, words?: Words): void {
    const state = {
      lang: chart.lang,
      size,
      bearing: 0,
      projection,
      bounds: view.bounds !== null,
      some: counts.within + counts.perhaps > 0,
      busy: this.#busy,
      full: this.#full,
    };
    this.#tools.update(state, ...(words ? [words] : []));
  }
}

function stops({ chart, standing }: Shown) {
  return chart.order.flatMap((id) => {
    const event = chart.events[id];
    return event && standing(id) !== 0
      ? [{ id, title: event.title, body: event.body, standing: standing(id) }]
      : [];
  });
}
