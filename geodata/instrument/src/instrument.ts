// The instrument: a map of one brief with its words, its furniture and its clock. It knows no Streamlit.

import type { Layer } from "@deck.gl/core";
import { address, apart, REST_MS, rested, rounded, same } from "./camera";
import { DENSE, marksLayer, ringLayer } from "./dense";
import { type Selection, select } from "./engine/filter";
import { parseTable, type Table } from "./engine/table";
import { type Marks, marks } from "./engine/thin";
import { Furnishing } from "./furnishing";
import type { Plate } from "./furniture/capture";
import type { Mark } from "./furniture/card";
import { ground } from "./ground";
import { bytesAt, chartAt, titlesAt, wordsAt } from "./loads";
import { Patches } from "./patches";
import { Chart } from "./scene";
import { sentences } from "./sentences";
import { wear } from "./sheets";
import { extent, near, placeOf } from "./sight";
import { type Pick, Stage } from "./stage";
import type {
  Camera,
  ChartDocument,
  Host,
  InstrumentData,
  Patch,
  Projection,
  Size,
  Standing,
  View,
  Words,
  WordsFile,
} from "./types";
import { MapWords } from "./words";

const FLY_MS = 280;
const CLOSER = 2;
/** Rows of a mark that are listed. */
const LISTED = 50;
/** Layers that lie under all others: what is picked above them comes first. */
const UNDER = "areas";

/** Everything that was fetched for one look. */
interface Loaded {
  readonly file: WordsFile;
  readonly words: Words;
  readonly chart: ChartDocument;
  readonly scene: Chart;
  readonly table: Table;
}

export class Instrument {
  readonly #host: Host;
  readonly #element = document.createElement("div");
  readonly #frame = document.createElement("div");
  readonly #map = document.createElement("div");
  readonly #words: MapWords;
  readonly #tell = rested(() => this.#tellCamera(), REST_MS);
  readonly #sized = new ResizeObserver(() => this.#draw());
  #data: InstrumentData;
  #patches: Patches;
  #loaded: Loaded | null = null;
  #stage: Stage | null = null;
  #furnishing: Furnishing | null = null;
  #selection: { readonly key: string; readonly value: Selection } | null = null;
  #marks: Marks | null = null;
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
      onHover: (event, at) => this.#hover(event === null ? [] : [this.#mark(event)], at),
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
    void this.#load();
  }

  /** Takes in what Python sent at a rerun. */
  update(data: InstrumentData): void {
    const before = this.#data;
    this.#data = data;
    this.#patches.heard(data.seq);
    this.#arrange(data);
    if (data.move !== before.move) this.#go(data.camera);
    if (data.scene !== before.scene || data.table !== before.table || data.words !== before.words) {
      void this.#load();
    } else {
      this.#draw();
    }
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
    this.#tell.cancel();
    this.#sized.disconnect();
    this.#furnishing?.dispose();
    this.#stage?.dispose();
    this.#element.remove();
  }

  get #view(): View & Patch {
    return this.#patches.over(this.#data.view);
  }

  get #projection(): Projection {
    return this.#view.projection ?? this.#data.projection;
  }

  get #size(): Size {
    return [this.#frame.clientWidth, this.#frame.clientHeight];
  }

  get #glide(): number {
    return still() ? 0 : FLY_MS;
  }

  #arrange(data: InstrumentData): void {
    this.#element.style.height = `${data.height}px`;
    this.#element.lang = data.lang;
    this.#element.dir = data.lang === "ar" ? "rtl" : "ltr";
    this.#element.dataset.theme = data.theme;
  }

  /** Fetches what the look needs; what is drawn stays until then. */
  async #load(): Promise<void> {
    const turn = ++this.#turn;
    const data = this.#data;
    const camera = this.#stage ? rounded(this.#stage.camera) : data.camera;
    this.#loading = true;
    try {
      const [file, chart, bytes] = await Promise.all([
        wordsAt(data.words),
        chartAt(address(data.scene, camera, this.#size)),
        bytesAt(data.table),
      ]);
      if (turn !== this.#turn) return;
      this.#lost = false;
      this.#set(file, chart, bytes);
    } catch {
      if (turn !== this.#turn) return;
      this.#lost = true;
    }
    this.#loading = false;
    this.#draw();
  }

  #set(file: WordsFile, chart: ChartDocument, bytes: ArrayBuffer): void {
    const before = this.#loaded;
    const tones = file.tones[chart.theme] ?? {};
    const words = before?.file === file ? before.words : sentences(file);
    const table = before && tables.get(bytes) === before.table ? before.table : parsed(bytes);
    const scene = before?.chart === chart ? before.scene : new Chart(chart.deck.layers);
    this.#loaded = { file, words, chart, scene, table };
    this.#selection = null;
    for (const [name, value] of Object.entries(tones)) this.#element.style.setProperty(name, value);
    this.#words.set(chart);
    const style = ground(this.#data.ground, tones);
    if (this.#stage === null) this.#open(chart, style);
    else if (before?.chart.theme !== chart.theme) this.#stage.style(style);
    this.#furnishing ??= this.#furnish(words);
    this.#words.stand((event) => this.#standing(event), this.#view.focus);
    this.#boxes = this.#stage ? this.#words.boxes((at) => this.#stage?.project(at) ?? null) : [];
    this.#move();
  }

  #open(chart: ChartDocument, style: ReturnType<typeof ground>): void {
    const setting = {
      camera: this.#data.camera ?? chart.camera,
      projection: this.#projection,
      style,
      worker: this.#data.ground.worker,
      label: chart.alternative,
    };
    this.#stage = new Stage(this.#map, setting, {
      onMove: () => this.#move(),
      onRest: () => this.#rest(),
      onHover: (picks, at) => this.#hover(this.#marksOf(upper(picks)), at),
      onClick: (picks, at) => this.#click(picks, at),
      onLost: () => {
        this.#lost = true;
        this.#draw();
      },
    });
    this.#told = rounded(this.#stage.camera);
    this.#stage.floor.append(this.#words.root);
  }

  #furnish(words: Words): Furnishing {
    return new Furnishing(
      this.#frame,
      {
        focus: (event) => this.#focus(event),
        choose: (mark) => void this.#choose(mark),
        closer: (mark) => this.#closer(mark),
        titles: (rows) => titlesAt(this.#data.titles, this.#data.lang, rows),
        ring: (event) => this.#ring(event),
        layers: (layers) => this.#ask({ layers }),
        zoom: (steps) => this.#stage?.zoom(steps, this.#glide),
        pan: (across, down) => this.#stage?.pan(across, down, this.#glide),
        home: () => this.#go(null),
        fit: () => this.#fit(),
        projection: (projection) => this.#ask({ projection }),
        bounds: (on) => this.#ask({ bounds: on ? (this.#stage?.bounds ?? null) : null }),
        plate: () => this.#plate(),
        retry: () => void this.#load(),
      },
      words,
    );
  }

  /** Draws what the view asks for: layers, words, furniture. */
  #draw(): void {
    const { key, value } = this.#selected() ?? {};
    if (!this.#loaded || !this.#stage || !value) return;
    const { chart, scene, table, words } = this.#loaded;
    const view = this.#view;
    if (chart.dense && (this.#marks === null || this.#selection?.key !== key)) this.#thin(value);
    this.#stage.projection(this.#projection);
    this.#stage.layers([
      ...scene.layers((event) => this.#standing(event), view.focus),
      ...this.#dense(chart, table),
    ]);
    this.#words.stand((event) => this.#standing(event), view.focus);
    this.#furnishing?.update(
      {
        chart,
        view,
        counts: value,
        size: this.#size,
        camera: this.#stage.camera,
        projection: this.#projection,
        boxes: this.#boxes,
        thinned:
          this.#marks && !this.#marks.exact
            ? { marks: this.#marks.row.length, events: this.#marks.events }
            : null,
        loading: this.#loading,
        lost: this.#lost,
        standing: (event) => this.#standing(event),
      },
      words,
    );
  }

  #selected(): { readonly key: string; readonly value: Selection } | null {
    if (!this.#loaded) return null;
    const { focus: _focus, camera: _camera, ...filters } = this.#view;
    const key = JSON.stringify(filters);
    if (this.#selection?.key !== key) {
      this.#selection = { key, value: select(this.#loaded.table, filters) };
      this.#marks = null;
    }
    return this.#selection;
  }

  #standing(event: string): Standing {
    const row = this.#loaded?.chart.events[event]?.row;
    const standing = row === undefined ? 2 : this.#selected()?.value.standing[row];
    return (standing ?? 2) as Standing;
  }

  #thin(selection: Selection): void {
    if (!this.#loaded || !this.#stage) return;
    this.#marks = marks(this.#loaded.table, selection, this.#stage.camera, this.#size);
  }

  #dense(chart: ChartDocument, table: Table): Layer[] {
    if (!chart.dense || !this.#marks) return [];
    const row = this.#data.focusRow;
    const at = row === null ? null : ([table.lon[row] ?? 0, table.lat[row] ?? 0] as const);
    const ink = this.#data.theme === "dark" ? ([231, 235, 239, 220] as const) : ([34, 38, 43, 220] as const);
    return [marksLayer(this.#marks, table.kinds, chart.dense), ...(at ? [ringLayer(at, ink)] : [])];
  }

  #move(): void {
    const stage = this.#stage;
    if (!stage) return;
    this.#words.place((at) => stage.project(at));
    this.#furnishing?.move(stage.camera);
  }

  #rest(): void {
    if (!this.#stage || !this.#loaded) return;
    this.#tell();
    const { chart } = this.#loaded;
    const selected = this.#selected();
    if (chart.dense && selected) {
      this.#thin(selected.value);
      this.#draw();
    } else if (apart(chart.camera, this.#stage.camera, this.#size)) {
      void this.#load();
    }
  }

  #tellCamera(): void {
    if (!this.#stage) return;
    const camera = rounded(this.#stage.camera);
    if (same(camera, this.#told)) return;
    this.#told = camera;
    this.#ask({ camera });
  }

  #ask(patch: Patch): void {
    this.#host.ask(this.#patches.send(patch));
    this.#draw();
  }

  #focus(event: string | null): void {
    this.#furnishing?.card.hide();
    if (event !== this.#view.focus) this.#ask({ focus: event });
  }

  async #choose(mark: Mark): Promise<void> {
    const event = mark.id ?? this.#loaded?.table.ids?.[mark.row];
    if (event) return this.#focus(event);
    const [told] = await titlesAt(this.#data.titles, this.#data.lang, [mark.row]);
    if (told) this.#focus(told.event);
  }

  #closer(mark: Mark): void {
    if (!this.#stage || !this.#loaded) return;
    const { lon, lat } = this.#loaded.table;
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
    const goal = camera ?? this.#loaded?.chart.home;
    if (!goal) return;
    if (camera) this.#told = rounded(camera);
    this.flyTo(goal, FLY_MS);
  }

  #fit(): void {
    const selected = this.#selected();
    const box = this.#loaded && selected && extent(this.#loaded.table, selected.value);
    if (box) this.#stage?.fit(box, this.#glide);
  }

  #hover(found: readonly Mark[], at: readonly [number, number] | HTMLElement | null): void {
    this.#map.style.cursor = found.length ? "pointer" : "";
    const spot = at instanceof HTMLElement ? this.#corner(at) : at;
    this.#furnishing?.card.show(spot ? found : [], spot ?? [0, 0]);
  }

  #corner(element: HTMLElement): [number, number] {
    const [box, frame] = [element.getBoundingClientRect(), this.#frame.getBoundingClientRect()];
    return [box.left - frame.left + box.width / 2, box.bottom - frame.top];
  }

  #click(picks: readonly Pick[], at: readonly [number, number]): void {
    const found = this.#marksOf(upper(picks));
    const [first] = found;
    if (!first) this.#focus(null);
    else if (found.length === 1 && (first.count ?? 1) === 1) void this.#choose(first);
    else this.#furnishing?.card.pin(found, at);
  }

  #marksOf(picks: readonly Pick[]): Mark[] {
    const found = picks.flatMap((pick) =>
      pick.layer === DENSE ? (this.#thinned(pick.index) ?? []) : pick.event ? [this.#mark(pick.event)] : [],
    );
    const seen = new Set<string>();
    return found.filter((mark) => {
      const key = mark.id ?? String(mark.row);
      return !seen.has(key) && seen.add(key);
    });
  }

  #mark(event: string): Mark {
    const words = this.#loaded?.chart.events[event];
    return {
      id: event,
      row: words?.row ?? -1,
      kind: words?.kind ?? "",
      standing: this.#standing(event),
      title: words?.title ?? event,
      body: words?.body ?? "",
    };
  }

  #thinned(index: number): Mark | null {
    const [found, loaded, selected] = [this.#marks, this.#loaded, this.#selected()];
    const row = found?.row[index];
    if (!found || !loaded || !selected || !this.#stage || row === undefined) return null;
    const count = found.count[index] ?? 1;
    const rows = count > 1 ? near(loaded.table, selected.value, row, this.#stage.camera.zoom, LISTED) : [row];
    const kind = loaded.table.kinds[found.kind[index] ?? 0] ?? "";
    return { id: null, row, kind, standing: found.standing[index] ?? 2, count, rows };
  }

  #key(key: KeyboardEvent): void {
    if (key.key !== "Escape" || key.defaultPrevented) return;
    if (this.#furnishing?.card.pinned) this.#furnishing.card.hide();
    else if (this.#view.focus !== null) this.#focus(null);
  }

  async #plate(): Promise<Plate> {
    const [stage, loaded, selected] = [this.#stage, this.#loaded, this.#selected()];
    if (!stage || !loaded || !selected) throw new Error("no map is drawn yet");
    const { chart, words } = loaded;
    const { within, perhaps, hidden } = selected.value;
    const { start, end } = this.#view;
    const look = getComputedStyle(this.#element);
    const tone = (name: string) => look.getPropertyValue(name).trim();
    return {
      lang: chart.lang,
      size: this.#size,
      canvas: await stage.picture(),
      frame: this.#frame,
      over: [this.#words.root],
      title: chart.title,
      lines: [
        words("map.capture.counts", { within, perhaps, hidden }),
        ...(start || end ? [words("map.capture.period", { period: `${start ?? "…"} – ${end ?? "…"}` })] : []),
        chart.caption.join(" · "),
        ...chart.notes.slice(-1),
      ],
      scale: this.#projection === "flat" ? (this.#furnishing?.scale.shown ?? null) : null,
      legend: chart.legend,
      tones: {
        ground: tone("--panel"),
        text: tone("--text"),
        quiet: tone("--quiet"),
        border: tone("--border"),
      },
      brief: loaded.table.digest.slice(0, 12),
      start,
      end,
    };
  }
}

/** Marks before the areas they lie on. */
function upper(picks: readonly Pick[]): readonly Pick[] {
  const above = picks.filter((pick) => !pick.layer.startsWith(UNDER));
  return above.length ? above : picks;
}

const tables = new WeakMap<ArrayBuffer, Table>();

function parsed(bytes: ArrayBuffer): Table {
  const table = tables.get(bytes) ?? parseTable(bytes);
  tables.set(bytes, table);
  return table;
}

/** Whether the reader wants no motion. */
function still(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
