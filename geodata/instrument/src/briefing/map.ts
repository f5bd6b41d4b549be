// The map of the briefing: one stage for all slides, words and marks changed with each of them.

import type { Layer } from "@deck.gl/core";
import { beside } from "../camera";
import { ground, type Tones } from "../ground";
import { Chart } from "../scene";
import { level, Shapes } from "../shapes";
import { Stage } from "../stage";
import type { Camera, ChartDocument, GroundUrls, Size, Standing } from "../types";
import { MapWords } from "../words";
import type { SlideTold } from "./types";

/** Pixels at each edge that headline and figures cover. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Documents kept, so that slides turn without a network. */
const KEPT = 32;
/** Pixels to which a size is rounded, so that one document serves many screens. */
const GRAIN = 20;
/** The map for which words have their usual size; on a larger one they grow with it. */
const USUAL: Size = [1100, 620];
const MOST_TIMES = 4;
/** Layers' pictures, which the browser keeps once it has them. */
const PICTURES = ["iconAtlas", "fillPatternAtlas"] as const;
const HOME: Camera = { lon: 90, lat: 40, zoom: 1.4 };

export class SlideMap {
  readonly root = document.createElement("div");
  readonly #words = new MapWords({ onPick: () => {}, onHover: () => {} });
  readonly #ground: GroundUrls;
  readonly #shapes = new Shapes(() => this.#draw());
  readonly #warm = new Set<string>();
  #drawn: (() => Layer[]) | null = null;
  #missing = false;
  readonly #kept = new Map<string, Promise<ChartDocument>>();
  #stage: Stage | null = null;
  #tones: Tones | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(ground: GroundUrls) {
    this.#ground = ground;
    this.root.className = "map";
    this.root.inert = true;
    this.#words.root.classList.add("away");
  }

  /** Goes to a slide in so many milliseconds; without one the ground alone is shown. */
  async show(slide: SlideTold | null, insets: Insets, tones: Tones, ms: number): Promise<void> {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    this.#drawn = null;
    this.#words.root.classList.add("away");
    const chart = slide ? await this.#chart(this.address(slide, insets)).catch(() => null) : null;
    if (turn !== this.#turn) return;
    this.#missing = slide !== null && chart === null;
    const stage = this.#open(tones, chart?.alternative ?? "");
    const standing = (event: string): Standing => slide?.standing[event] ?? 0;
    stage.fly(chart ? centred(chart.camera, insets) : HOME, ms);
    if (!chart) {
      stage.layers([]);
      return;
    }
    const layers = new Chart(chart.deck.layers, this.#shapes);
    this.#drawn = () => layers.layers(standing, slide?.focus ?? null, chart.camera.zoom);
    this.#draw();
    this.#words.set(chart);
    this.#words.stand(standing, slide?.focus ?? null);
    this.#timer = setTimeout(() => this.#settle(), ms);
  }

  /** Whether the slide that is shown had to do without its map. */
  get missing(): boolean {
    return this.#missing;
  }

  /** Fetches what the slides will need, one after the other: documents, shapes, pictures. */
  async prepare(slides: readonly SlideTold[], insets: Insets): Promise<void> {
    for (const slide of slides) {
      const chart = await this.#chart(this.address(slide, insets)).catch(() => null);
      if (chart) await this.#furnish(chart);
    }
  }

  async #furnish(chart: ChartDocument): Promise<void> {
    const pictures = new Set<string>();
    for (const layer of chart.deck.layers) {
      if (typeof layer.data === "string") this.#shapes.at(layer.data, level(chart.camera.zoom));
      for (const name of PICTURES) {
        const url = layer[name];
        if (typeof url === "string" && !this.#warm.has(url)) pictures.add(url);
      }
    }
    for (const url of pictures) {
      this.#warm.add(url);
      await fetch(url).catch(() => this.#warm.delete(url));
    }
  }

  /** Where the document of a slide is for a map with these edges covered. */
  address(slide: SlideTold, insets: Insets): string {
    const { clientWidth, clientHeight } = this.root;
    const wide = floored(clientWidth - insets.left - insets.right);
    const high = floored(clientHeight - insets.top - insets.bottom);
    const scale = times([clientWidth, clientHeight]);
    return `${slide.chart}&size=${wide}x${high}&scale=${scale}`;
  }

  dispose(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#kept.clear();
    this.#stage?.dispose();
  }

  #open(tones: Tones, label: string): Stage {
    const style = () => ground(this.#ground, tones);
    if (this.#stage === null) {
      const setting = { camera: HOME, projection: "flat" as const, worker: this.#ground.worker, label };
      const nothing = () => {};
      this.#stage = new Stage(
        this.root,
        { ...setting, style: style() },
        {
          onMove: () => this.#place(),
          onRest: () => this.#place(),
          onIdle: () => this.#place(),
          onHover: nothing,
          onClick: nothing,
          onLost: nothing,
        },
      );
      this.#stage.floor.append(this.#words.root);
    } else if (JSON.stringify(tones) !== JSON.stringify(this.#tones)) {
      this.#stage.style(style());
    }
    this.#tones = tones;
    return this.#stage;
  }

  /** Draws the marks of the slide, again where shapes have come meanwhile. */
  #draw(): void {
    if (this.#stage && this.#drawn) this.#stage.layers(this.#drawn());
  }

  #settle(): void {
    this.#place();
    this.#words.root.classList.remove("away");
  }

  #place(): void {
    const stage = this.#stage;
    if (stage) this.#words.place((at) => stage.project(at));
  }

  #chart(url: string): Promise<ChartDocument> {
    const before = this.#kept.get(url);
    if (before) return before;
    const found = fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(`${url}: found status ${answer.status}, expected 200`);
      return answer.json() as Promise<ChartDocument>;
    });
    this.#kept.set(url, found);
    found.catch(() => this.#kept.delete(url));
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return found;
  }
}

/** The camera of the whole map that has another one's centre in the middle of what is not covered. */
export function centred(camera: Camera, { top, right, bottom, left }: Insets): Camera {
  const [lon, lat] = beside([camera.lon, camera.lat], [(right - left) / 2, (bottom - top) / 2], camera.zoom);
  return { lon, lat, zoom: camera.zoom };
}

/** How many times as large as usual words are set on a map of this size. */
export function times([width, height]: Size): number {
  const found = Math.min(width / USUAL[0], height / USUAL[1]);
  return Math.round(Math.min(Math.max(found, 1), MOST_TIMES) * 10) / 10;
}

function floored(pixels: number): number {
  return Math.max(Math.floor(pixels / GRAIN) * GRAIN, GRAIN * 4);
}
