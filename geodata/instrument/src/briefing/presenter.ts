// The presenter: it has the slides and turns them by itself, with a server or without one.

import type { Lang } from "../types";
import { Board, type Place } from "./board";
import { Channel } from "./channel";
import { type Deed, deedOf, swiped } from "./deeds";
import { SlideMap } from "./map";
import { type Asked, asked, written } from "./route";
import { type Turned, Turner } from "./turner";
import type { BriefingData, BriefingDocument } from "./types";
import { type Ready, Watch } from "./watch";

const FLY_MS = 1_400;
const IDLE_MS = 3_000;
const SECOND_MS = 1_000;
const RESIZED_MS = 250;
const WEIGHTS = [400, 500, 600];
/** How long the cover and the sources stand. */
const COVER_S = 20;

export type Load = (lang: string, digest: string) => Promise<BriefingDocument>;

export class Presenter {
  readonly #root: HTMLElement;
  readonly #asked: Asked;
  readonly #load: Load;
  readonly #data: BriefingData;
  readonly #board: Board;
  readonly #map: SlideMap;
  readonly #channel: Channel;
  readonly #turner: Turner;
  readonly #watch: Watch;
  readonly #sized: ResizeObserver;
  readonly #told = new Map<string, BriefingDocument>();
  readonly #over = new AbortController();
  #lang: Lang;
  #digest: string;
  #shown = "";
  #idle: ReturnType<typeof setTimeout> | undefined;
  #resized: ReturnType<typeof setTimeout> | undefined;
  #finger: readonly [number, number] | null = null;

  constructor(root: HTMLElement, data: BriefingData, load: Load, first: BriefingDocument) {
    this.#root = root;
    this.#data = data;
    this.#load = load;
    this.#asked = asked(location.search);
    this.#lang = first.lang;
    this.#digest = first.digest;
    this.#told.set(this.#lang, first);
    this.#board = new Board((deed) => this.#done(deed));
    this.#map = new SlideMap(data.ground);
    root.replaceChildren(this.#map.root, this.#board.root);
    this.#channel = new Channel(data.brief, {
      ask: () => this.#step(),
      deed: (deed) => this.#done(deed as Deed),
    });
    this.#turner = new Turner(this.#play(), this.#asked.slide ?? this.#place.first, (turned) =>
      this.#turned(turned),
    );
    this.#listen();
    this.#sized = new ResizeObserver(() => this.#resize());
    this.#sized.observe(root);
    this.#watch = new Watch("ready", {
      gone: () => this.#board.gone(this.#now.words.reconnecting ?? ""),
      back: (ready) => this.#back(ready),
      there: (ready) => void this.#fresh(ready),
    });
    if (this.#asked.play) this.#turner.play();
    else this.#turned(this.#turner.state);
  }

  /** Python said something: only another state of the brief matters. */
  update(data: BriefingData): void {
    if (data.digest !== this.#digest) void this.#renew(data.digest);
  }

  dispose(): void {
    this.#over.abort();
    clearTimeout(this.#idle);
    clearTimeout(this.#resized);
    this.#sized.disconnect();
    this.#turner.dispose();
    this.#watch.dispose();
    this.#channel.dispose();
    this.#board.dispose();
    this.#map.dispose();
    this.#root.replaceChildren();
  }

  get #now(): BriefingDocument {
    const found = this.#told.get(this.#lang) ?? this.#told.values().next().value;
    if (!found) throw new Error("briefing: found no document, expected the one it was opened with");
    return found;
  }

  get #place(): Place {
    const last = this.#now.slides.length + 1;
    const { start, end } = this.#asked;
    const first = Math.min(start ?? 0, last);
    return { at: this.#turner?.state.at ?? 0, first, last: Math.max(first, Math.min(end ?? last, last)) };
  }

  #play() {
    const { first, last } = this.#place;
    const { seconds, play } = this.#asked;
    const own = (at: number) => this.#now.slides[at - 1]?.seconds ?? COVER_S;
    return { first, last, forever: play, stands: (at: number) => (seconds ?? own(at)) * SECOND_MS };
  }

  #turned(turned: Turned): void {
    const key = `${turned.at} ${this.#lang} ${this.#digest}`;
    if (key === this.#shown) {
      this.#board.play(this.#now, this.#place, turned);
    } else {
      this.#shown = key;
      this.#board.show(this.#now, this.#place, turned);
      history.replaceState(history.state, "", written(location.search, turned.at, this.#lang));
      this.#draw(still(this.#asked) ? 0 : FLY_MS);
    }
    this.#step();
  }

  #draw(ms: number): void {
    const { slides, tones } = this.#now;
    for (const [name, tone] of Object.entries(tones)) this.#root.style.setProperty(name, tone);
    void this.#map.show(slides[this.#turner.state.at - 1] ?? null, this.#board.insets(), tones, ms);
  }

  #step(): void {
    const { at, playing } = this.#turner.state;
    this.#channel.step({ at, playing, lang: this.#lang, digest: this.#digest });
  }

  #done(deed: Deed): void {
    this.#turner.touch();
    if (typeof deed === "object") this.#turner.jump(deed.jump);
    else if (deed === "full") void full();
    else if (deed === "language") void this.#speak(this.#lang === "ar" ? "en" : "ar");
    else if (deed === "notes") this.#second();
    else this.#turner[deed]();
  }

  async #speak(lang: Lang): Promise<void> {
    const found = this.#told.get(lang) ?? (await this.#load(lang, this.#digest).catch(() => null));
    if (!found || this.#over.signal.aborted) return;
    this.#told.set(lang, found);
    this.#lang = lang;
    this.#turned(this.#turner.state);
    void this.#prepare();
  }

  #second(): void {
    const query = new URLSearchParams(written(location.search, this.#turner.state.at, this.#lang));
    for (const name of ["play", "embed"]) query.delete(name);
    query.set("notes", "1");
    window.open(`${location.pathname}?${query}`, "briefmap-notes", "popup,width=900,height=900");
  }

  #back(ready: Ready): void {
    this.#board.gone(null);
    if (this.#map.missing) this.#draw(0);
    void this.#prepare();
    void this.#fresh(ready);
  }

  /** A server of another version brings another page; another state of the brief other slides. */
  async #fresh(ready: Ready): Promise<void> {
    if (ready.version !== this.#data.version) {
      location.reload();
      return;
    }
    const digest = ready.briefs.find(({ id }) => id === this.#data.brief)?.digest;
    if (digest && digest !== this.#digest) await this.#renew(digest);
  }

  async #renew(digest: string): Promise<void> {
    const found = await this.#load(this.#lang, digest).catch(() => null);
    if (!found || this.#over.signal.aborted) return;
    this.#told.clear();
    this.#told.set(this.#lang, found);
    this.#digest = digest;
    this.#turner.change(this.#play());
    void this.#prepare();
  }

  /** Everything that a turn may need, while the server is there. */
  async #prepare(): Promise<void> {
    await Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 16px "IBM Plex Sans Arabic"`)));
    await this.#map.prepare(this.#now.slides, this.#board.insets());
    const other = this.#lang === "ar" ? "en" : "ar";
    const found = this.#told.get(other) ?? (await this.#load(other, this.#digest).catch(() => null));
    if (this.#over.signal.aborted) return;
    if (found?.digest === this.#digest) this.#told.set(other, found);
    this.#root.dataset.prepared = this.#digest;
  }

  #resize(): void {
    clearTimeout(this.#resized);
    this.#resized = setTimeout(() => this.#draw(0), RESIZED_MS);
  }

  #listen(): void {
    const { signal } = this.#over;
    const wake = () => this.#wake();
    window.addEventListener("keydown", (press) => this.#key(press), { capture: true, signal });
    window.addEventListener("pointermove", wake, { signal });
    document.addEventListener("fullscreenchange", () => this.#turned(this.#turner.state), { signal });
    this.#root.addEventListener("pointerdown", (down) => this.#down(down), { signal });
    this.#root.addEventListener("pointerup", (up) => this.#up(up), { signal });
    this.#root.addEventListener("pointercancel", () => this.#lift(), { signal });
    this.#wake();
  }

  /** The cursor shows while it moves, and a while after. */
  #wake(): void {
    this.#root.classList.remove("idle");
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#root.classList.add("idle"), IDLE_MS);
  }

  #key(press: KeyboardEvent): void {
    this.#wake();
    const deed = deedOf(press, this.#lang);
    const target = press.composedPath()[0];
    const pressed = target instanceof HTMLButtonElement && (press.key === "Enter" || press.key === " ");
    if (deed === null || pressed) return;
    press.preventDefault();
    press.stopPropagation();
    this.#done(deed);
  }

  #down(down: PointerEvent): void {
    this.#wake();
    this.#turner.touch();
    this.#finger = down.pointerType === "mouse" ? null : [down.clientX, down.clientY];
  }

  #up(up: PointerEvent): void {
    const from = this.#finger;
    this.#lift();
    if (!from) return;
    const deed = swiped(up.clientX - from[0], up.clientY - from[1], this.#lang);
    if (deed) this.#done(deed);
  }

  #lift(): void {
    this.#finger = null;
  }
}

function still({ motion }: Asked): boolean {
  return !motion || matchMedia("(prefers-reduced-motion: reduce)").matches;
}

async function full(): Promise<void> {
  await (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  ).catch(() => undefined);
}
