// The instrument: a map of one brief with its words, its furniture and its clock. It knows no Streamlit.

import type { Layer } from "@deck.gl/core";
import { TimeBar } from "./bar/timebar";
import { Beside } from "./beside";
import { apart, type Insets, REST_MS, rested, rounded, same, shifted, still, within } from "./camera";
import type { Chosen } from "./chosen";
import { marksLayer, ringLayer } from "./dense";
import { Furnishing } from "./furnishing";
import type { Plate } from "./furniture/capture";
import type { Mark } from "./furniture/card";
import { ground } from "./ground";
import { titlesAt } from "./loads";
import { type Look, look } from "./look";
import { Patches } from "./patches";
import { plateOf } from "./plate";
import { Shapes } from "./shapes";
import { wear } from "./sheets";
import { extent, placeOf } from "./sight";
import { type Pick, Stage } from "./stage";
import type {
  Camera,
  ChartDocument,
  Host,
  InstrumentData,
  Patch,
  Projection,
  Size,
  View,
  Words,
} from "./types";
import { MapWords } from "./words";

const FLY_MS = 280;
const CLOSER = 2;
/** A map whose size has changed gets its words anew. */
const RESIZED_MS = 300;
const RESIZED = 24;
/** Pixels that the tools take at the side of the map, and scale and notes at its foot. */
const TOOLS = 52;
const FOOT = 38;

export class Instrument {
  readonly #host: Host;
  readonly #element = document.createElement("div");
  readonly #frame = document.createElement("div");
  readonly #map = document.createElement("div");
  readonly #words: MapWords;
  readonly #tell = rested(() => this.#tellCamera(), REST_MS);
  readonly #shapes = new Shapes(() => this.#draw());
  readonly #refit = rested(() => this.#fitWords(), RESIZED_MS);
  readonly #sized = new ResizeObserver(() => {
    this.#draw();
    this.#refit();
  });
  readonly #beside: Beside;
  #data: InstrumentData;
  #patches: Patches;
  #loaded: Look | null = null;
  #stage: Stage | null = null;
  #furnishing: Furnishing | null = null;
  #bar: TimeBar | null = null;
  #boxes: readonly [number, number, number, number][] = [];
  #told: Camera | null = null;
  #turn = 0;
  #lost = false;
  #loading = false;

  constructor(root: HTMLElement | ShadowRoot, host: Host, data: InstrumentData) {
    this.#host = host;
    this.#data = data;
    this.#patches = new Patches(data.seq);
    this.#words = new MapWords({
      onPick: (event) => this.#focus(event),
      onHover: (event, at) => this.#overWords(event, at),
    });
    this.#element.className = "instrument";
    this.#frame.className = "frame";
    this.#map.className = "map";
    this.#frame.append(this.#map);
    this.#element.append(this.#frame);
    wear(root instanceof ShadowRoot ? root : document);
    root.append(this.#element);
    this.#element.addEventListener("keydown", (key) => this.#key(key));
    this.#arrange(data);
    this.#sized.observe(this.#frame);
    this.#beside = new Beside({ ask: (patch) => this.#ask(patch), shown: () => this.#shown });
    void this.#load();
  }

  /** Takes in what Python sent at a rerun. */
  update(data: InstrumentData): void {
    const [before, shown] = [this.#data, this.#asked];
    this.#data = data;
    this.#patches.heard(data.seq);
    this.#arrange(data);
    if (data.move !== before.move) this.#go(data.camera);
    const stale = data.scene !== before.scene || data.table !== before.table || data.words !== before.words;
    if (stale) void this.#load();
    else if (this.#asked !== shown) this.#draw();
  }

  /** What is drawn goes by this: the answer to a change of the map's own brings nothing new. */
  get #asked(): string {
    const { focusRow, height, lang, theme } = this.#data;
    const view = { ...this.#view, camera: undefined, projection: undefined };
    return JSON.stringify([view, this.#projection, focusRow, height, lang, theme]);
  }

  /** Moves the camera, in so many milliseconds. */
  flyTo(camera: Camera, ms: number): void {
    this.#stage?.fly(camera, still() ? 0 : ms);
  }

  /** Shows another selection without asking anybody. */
  setView(view: View): void {
    this.#data = { ...this.#data, view };
    this.#draw();
  }

  dispose(): void {
    this.#turn += 1;
    this.#beside.dispose();
    this.#tell.cancel();
    this.#refit.cancel();
    this.#sized.disconnect();
    this.#furnishing?.dispose();
    this.#bar?.dispose();
    this.#stage?.dispose();
    this.#element.remove();
  }

  get #view(): View & Patch {
    return this.#patches.over(this.#data.view);
  }

  get #shown() {
    if (!this.#loaded) return null;
    const [{ chart, chosen }, view] = [this.#loaded, this.#view];
    return { brief: chart.brief, view, facets: () => chosen.facets(view) };
  }

  get #projection(): Projection {
    return this.#view.projection ?? this.#data.projection;
  }

  get #size(): Size {
    return [this.#frame.clientWidth, this.#frame.clientHeight];
  }

  /** Tools stand where reading ends, scale and notes at the foot. */
  get #insets(): Insets {
    const { lang, options } = this.#data;
    const tools = options.tools ? TOOLS : 0;
    return { left: lang === "ar" ? tools : 0, right: lang === "ar" ? 0 : tools, bottom: FOOT };
  }

  get #glide(): number {
    return still() ? 0 : FLY_MS;
  }

  #arrange(data: InstrumentData): void {
    // A page that gives the map another height, as that of a frame it stands in, says so in its style sheet.
    this.#frame.style.height = `var(--map-height, ${data.height}px)`;
    this.#element.lang = data.lang;
    this.#element.dir = data.lang === "ar" ? "rtl" : "ltr";
    this.#element.dataset.theme = data.theme;
  }

  /** Fetches what the look needs; what is drawn stays until then. */
  async #load(): Promise<void> {
    const turn = ++this.#turn;
    const data = this.#data;
    const camera = this.#stage ? this.#stage.camera : data.camera;
    const inner = camera && rounded(shifted(camera, this.#insets));
    this.#loading = true;
    this.#frame.ariaBusy = "true";
    try {
      const size = within(this.#size, this.#insets);
      const found = await look(data, inner, size, this.#shapes, this.#loaded);
      if (turn !== this.#turn) return;
      this.#lost = false;
      this.#set(found);
    } catch (wrong) {
      if (turn !== this.#turn) return;
      console.error(wrong);
      this.#lost = true;
    }
    this.#loading = false;
    this.#frame.ariaBusy = String(this.#stage !== null);
    this.#draw();
  }

  #set(found: Look): void {
    const [before, { chart, file, words }] = [this.#loaded, found];
    this.#loaded = found;
    const tones = file.tones[chart.theme] ?? {};
    for (const [name, value] of Object.entries(tones)) this.#element.style.setProperty(name, value);
    const style = ground(this.#data.ground, tones);
    this.#words.set(chart);
    if (this.#stage === null) this.#open(chart, style);
    else if (before?.chart.theme !== chart.theme) this.#stage.style(style);
    if (before?.file !== file) this.#furnish(words);
    this.#draw();
    this.#boxes = this.#words.boxes((at) => this.#stage?.project(at) ?? null);
    this.#move();
  }

  #open(chart: ChartDocument, style: ReturnType<typeof ground>): void {
    const setting = {
      camera: this.#data.camera ?? shifted(chart.camera, this.#insets, true),
      projection: this.#projection,
      style,
      worker: this.#data.ground.worker,
      label: chart.alternative,
    };
    const stage = new Stage(this.#map, setting, {
      onMove: () => this.#move(),
      onRest: () => this.#rest(),
      onIdle: () => this.#idle(),
      onHover: (picks, at) => this.#hover(picks, at),
      onClick: (picks, at) => this.#click(picks, at),
      onLost: () => {
        this.#lost = true;
        this.#draw();
      },
    });
    this.#stage = stage;
    this.#told = rounded(stage.camera);
    stage.floor.append(this.#words.root);
  }

  /** Furniture and clock speak one language: another one gets others. */
  #furnish(words: Words): void {
    this.#furnishing?.dispose();
    this.#bar?.dispose();
    this.#furnishing = new Furnishing(this.#frame, this.#deeds(), words);
    if (!this.#data.options.bar) return;
    const host = {
      onPeriod: (start: string | null, end: string | null, moving: boolean) =>
        this.#period({ start, end }, moving),
      onFocus: (event: string | null) => this.#focus(event),
    };
    this.#bar = new TimeBar(this.#element, host, words);
  }

  #deeds() {
    return {
      focus: (event: string | null) => this.#focus(event),
      choose: (mark: Mark) => void this.#choose(mark),
      closer: (mark: Mark) => this.#closer(mark),
      titles: (rows: readonly number[]) => titlesAt(this.#data.titles, this.#data.lang, rows),
      ring: (event: string | null) => this.#ring(event),
      pan: (across: number, down: number) => this.#stage?.pan(across, down, this.#glide),
      layers: (layers: string[] | null) => this.#ask({ layers }),
      zoom: (steps: number) => this.#stage?.zoom(steps, this.#glide),
      home: () => this.#go(null),
      fit: () => this.#fit(),
      projection: (projection: Projection) => this.#ask({ projection }),
      bounds: (on: boolean) => this.#ask({ bounds: on ? (this.#stage?.bounds ?? null) : null }),
      plate: () => this.#plate(),
      retry: () => void this.#load(),
    };
  }

  /** Draws what the view asks for: layers, words, furniture, clock. */
  #draw(): void {
    if (!this.#loaded || !this.#stage) return;
    const { chart, chosen, words } = this.#loaded;
    const { lang, theme } = chart;
    const [view, stage] = [this.#view, this.#stage];
    const selection = chosen.by(view);
    const standing = (event: string) => chosen.standing(event);
    stage.projection(this.#projection);
    this.#frame.ariaBusy = "true";
    stage.layers(this.#layers(this.#loaded, stage));
    this.#words.stand(standing, view.focus);
    const shown = {
      ...{ chart, view, standing, counts: selection, size: this.#size, camera: stage.camera },
      ...{ projection: this.#projection, boxes: this.#boxes, thinned: chosen.thinned },
      ...{ loading: this.#loading, lost: this.#lost },
    };
    this.#furnishing?.update(shown, words);
    this.#bar?.update({ table: chosen.table, selection, view, events: chart.events, lang, theme });
    this.#beside.tell();
  }

  #layers({ chart, scene, chosen }: Look, { camera, behind }: Stage): Layer[] {
    const standing = (event: string) => chosen.standing(event);
    const sight = { behind, silent: this.#words.silent };
    const layers = scene.layers(standing, this.#view.focus, camera.zoom, sight);
    return [...layers, ...this.#dense(chart, chosen)];
  }

  #dense(chart: ChartDocument, chosen: Chosen): Layer[] {
    if (!chart.dense || !this.#stage) return [];
    const marks = chosen.marks ?? chosen.thin(this.#stage.camera, this.#size);
    if (!marks) return [];
    const { table } = chosen;
    const row = this.#data.focusRow;
    const drawn = marksLayer(marks, table.kinds, chart.dense);
    if (row === null) return [drawn];
    const at = [table.lon[row] ?? Number.NaN, table.lat[row] ?? Number.NaN] as const;
    return [drawn, ringLayer(at, chart.theme)];
  }

  #move(): void {
    const stage = this.#stage;
    if (!stage) return;
    const { lon, lat, zoom } = rounded(stage.camera);
    this.#frame.dataset.camera = `${lon} ${lat} ${zoom}`;
    const others = this.#words.place((at) => stage.project(at), this.#projection === "globe");
    if (others && this.#loaded) stage.layers(this.#layers(this.#loaded, stage));
    this.#furnishing?.move(stage.camera);
  }

  /** Everything asked for is on the screen. */
  #idle(): void {
    this.#move();
    if (!this.#loading) this.#frame.ariaBusy = "false";
  }

  #rest(): void {
    if (!this.#stage || !this.#loaded) return;
    this.#tell();
    const { chart, chosen } = this.#loaded;
    if (chart.dense) chosen.marks = null;
    else if (apart(chart.camera, shifted(this.#stage.camera, this.#insets), this.#size)) void this.#load();
    this.#draw();
  }

  #fitWords(): void {
    if (!this.#loaded) return;
    const [made, now] = [this.#loaded.chart.size, within(this.#size, this.#insets)];
    if (Math.max(Math.abs(made[0] - now[0]), Math.abs(made[1] - now[1])) > RESIZED) void this.#load();
  }

  #tellCamera(): void {
    if (!this.#stage) return;
    const camera = rounded(this.#stage.camera);
    if (!same(camera, this.#told)) this.#ask({ camera });
  }

  #ask(patch: Patch): void {
    if (patch.camera !== undefined) this.#told = patch.camera;
    this.#host.ask(this.#patches.send(patch));
    this.#draw();
  }

  /** While the clock moves nobody is asked; at its end once. */
  #period(patch: Patch, moving: boolean): void {
    if (moving) {
      this.#patches.draft(patch);
      this.#draw();
    } else this.#ask(patch);
  }

  /** The camera goes with it: an event in focus must not move the map. */
  #focus(focus: string | null): void {
    this.#furnishing?.card.hide();
    if (focus === this.#view.focus || !this.#stage) return;
    this.#ask({ focus, camera: rounded(this.#stage.camera) });
  }

  async #choose(mark: Mark): Promise<void> {
    const event = mark.id ?? this.#loaded?.chosen.table.ids?.[mark.row];
    if (event) return this.#focus(event);
    const [told] = await titlesAt(this.#data.titles, this.#data.lang, [mark.row]);
    if (told) this.#focus(told.event);
  }

  #closer(mark: Mark): void {
    if (!this.#stage || !this.#loaded) return;
    const { lon, lat } = this.#loaded.chosen.table;
    const at = { lon: lon[mark.row] ?? 0, lat: lat[mark.row] ?? 0 };
    this.flyTo({ ...at, zoom: this.#stage.camera.zoom + CLOSER }, FLY_MS);
  }

  #ring(event: string | null): void {
    const stage = this.#stage;
    const at = event && this.#loaded ? placeOf(this.#loaded.chart, event) : null;
    this.#words.ring(event, at);
    if (!stage) return;
    const spot = at && stage.project(at);
    const [width, height] = this.#size;
    const seen = spot && spot[0] > 0 && spot[1] > 0 && spot[0] < width && spot[1] < height;
    if (at && !seen) this.flyTo({ lon: at[0], lat: at[1], zoom: stage.camera.zoom }, FLY_MS);
    this.#move();
  }

  #go(camera: Camera | null): void {
    const home = this.#loaded?.chart.home;
    const goal = camera ?? (home && shifted(home, this.#insets, true));
    if (camera) this.#told = rounded(camera);
    if (goal) this.flyTo(goal, FLY_MS);
  }

  #fit(): void {
    const chosen = this.#loaded?.chosen;
    const box = chosen && extent(chosen.table, chosen.by(this.#view));
    if (box) this.#stage?.enclose(box, this.#glide);
  }

  #hover(picks: readonly Pick[], at: readonly [number, number]): void {
    const found = this.#loaded?.chosen.under(picks, this.#stage?.camera.zoom ?? 0) ?? [];
    this.#map.classList.toggle("over", found.length > 0);
    this.#furnishing?.card.show(found, at);
  }

  #overWords(event: string | null, element: HTMLElement | null): void {
    const found = event && this.#loaded ? [this.#loaded.chosen.mark(event)] : [];
    const [box, frame] = [element?.getBoundingClientRect(), this.#frame.getBoundingClientRect()];
    const at = box ? ([box.left - frame.left + box.width / 2, box.bottom - frame.top] as const) : null;
    this.#furnishing?.card.show(at ? found : [], at ?? [0, 0]);
  }

  #click(picks: readonly Pick[], at: readonly [number, number]): void {
    const found = this.#loaded?.chosen.under(picks, this.#stage?.camera.zoom ?? 0) ?? [];
    const [first] = found;
    if (!first) this.#focus(null);
    else if (found.length === 1 && (first.count ?? 1) === 1) void this.#choose(first);
    else this.#furnishing?.card.pin(found, at);
  }

  #key(key: KeyboardEvent): void {
    if (key.key !== "Escape" || key.defaultPrevented) return;
    if (this.#furnishing?.card.pinned) this.#furnishing.card.hide();
    else if (this.#view.focus !== null) this.#focus(null);
  }

  async #plate(): Promise<Plate> {
    const [stage, loaded, view] = [this.#stage, this.#loaded, this.#view];
    if (!stage || !loaded) throw new Error("map: found nothing drawn yet; wait until the map is there");
    const { chart, chosen, words } = loaded;
    return plateOf({
      ...{ frame: this.#frame, over: this.#words.root, size: this.#size, chart, words, view },
      canvas: await stage.picture(),
      counts: chosen.by(view),
      scale: this.#projection === "flat" ? (this.#furnishing?.scale.shown ?? null) : null,
    });
  }
}
