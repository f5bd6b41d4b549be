// The presenter: shows and plays the slides, with or without a connection to the server.

import type { BriefingContent, BriefingData, Lang, ServerStatus } from "../contract";
import { prefersReducedMotion } from "../timing";
import { type BriefingCommand, commandOfKey, commandOfSwipe } from "./briefing-commands";
import { type BriefingQuery, parseBriefingQuery, withSlide } from "./briefing-query";
import { ServerWatch } from "./server-watch";
import { SlideMap } from "./slide-map";
import { SlideOverlay, type SlidePosition } from "./slide-overlay";
import { SlidePlayer, type SlidePlayerState } from "./slide-player";
import { WindowChannel } from "./window-channel";

const FLY_MS = 1_400;
const IDLE_MS = 3_000;
const SECOND_MS = 1_000;
const RESIZED_MS = 250;
const WEIGHTS = [400, 500, 600];
/** Seconds of the cover and of the page of sources. */
const COVER_S = 20;

/** Fetches the slides of a language at a digest of the brief. */
export type LoadBriefing = (lang: string, digest: string) => Promise<BriefingContent>;

export class Presenter {
  readonly #root: HTMLElement;
  readonly #query: BriefingQuery;
  readonly #load: LoadBriefing;
  readonly #data: BriefingData;
  readonly #overlay: SlideOverlay;
  readonly #map: SlideMap;
  readonly #channel: WindowChannel;
  readonly #player: SlidePlayer;
  readonly #watch: ServerWatch;
  readonly #resizeObserver: ResizeObserver;
  readonly #contents = new Map<string, BriefingContent>();
  readonly #disposed = new AbortController();
  #lang: Lang;
  #digest: string;
  #shownKey = "";
  #idle: ReturnType<typeof setTimeout> | undefined;
  #resized: ReturnType<typeof setTimeout> | undefined;
  #touchStart: readonly [number, number] | null = null;

  constructor(root: HTMLElement, data: BriefingData, load: LoadBriefing, first: BriefingContent) {
    this.#root = root;
    this.#data = data;
    this.#load = load;
    this.#query = parseBriefingQuery(location.search);
    this.#lang = first.language.code;
    this.#digest = first.digest;
    this.#contents.set(this.#lang, first);
    this.#overlay = new SlideOverlay((command) => this.#run(command));
    this.#map = new SlideMap(data.basemap, (key) => this.#overlay.showLegend(key));
    root.replaceChildren(this.#map.root, this.#overlay.root);
    this.#channel = new WindowChannel(data.brief, {
      onAsk: () => this.#sendState(),
      onCommand: (command) => this.#run(command as BriefingCommand),
    });
    this.#player = new SlidePlayer(this.#sequence(), this.#query.slide ?? this.#position.first, (turned) =>
      this.#showState(turned),
    );
    this.#listen();
    this.#resizeObserver = new ResizeObserver(() => this.#onResize());
    this.#resizeObserver.observe(root);
    this.#watch = new ServerWatch(
      `state?brief=${encodeURIComponent(data.brief)}${data.edited ? "&edited=1" : ""}`,
      {
        onGone: () => this.#overlay.showConnection(this.#content.words.reconnecting ?? ""),
        onBack: (ready) => this.#onConnected(ready),
        onUnchanged: (ready) => void this.#checkVersion(ready),
      },
    );
    if (this.#query.play) this.#player.play();
    else this.#showState(this.#player.state);
  }

  /** Takes the data of a rerun: only another digest of the brief matters. */
  update(data: BriefingData): void {
    if (data.digest !== this.#digest) void this.#reload(data.digest);
  }

  dispose(): void {
    this.#disposed.abort();
    clearTimeout(this.#idle);
    clearTimeout(this.#resized);
    this.#resizeObserver.disconnect();
    this.#player.dispose();
    this.#watch.dispose();
    this.#channel.dispose();
    this.#map.dispose();
    this.#root.replaceChildren();
  }

  get #content(): BriefingContent {
    const found = this.#contents.get(this.#lang) ?? this.#contents.values().next().value;
    if (!found) throw new Error("briefing: found no document, expected the one it was opened with");
    return found;
  }

  get #position(): SlidePosition {
    const last = this.#content.slides.length + 1;
    const { start, end } = this.#query;
    const first = Math.min(start ?? 0, last);
    return { at: this.#player?.state.slide ?? 0, first, last: Math.max(first, Math.min(end ?? last, last)) };
  }

  #sequence() {
    const { first, last } = this.#position;
    const { seconds, play } = this.#query;
    const own = (at: number) => this.#content.slides[at - 1]?.seconds ?? COVER_S;
    return { first, last, forever: play, durationOf: (at: number) => (seconds ?? own(at)) * SECOND_MS };
  }

  #showState(turned: SlidePlayerState): void {
    const key = `${turned.slide} ${this.#lang} ${this.#digest}`;
    if (key === this.#shownKey) {
      this.#overlay.showBar(this.#content, this.#position, turned);
    } else {
      this.#shownKey = key;
      this.#overlay.showSlide(this.#content, this.#position, turned);
      history.replaceState(history.state, "", withSlide(location.search, turned.slide, this.#lang));
      this.#drawMap(withoutMotion(this.#query) ? 0 : FLY_MS);
    }
    this.#sendState();
  }

  #drawMap(ms: number): void {
    const content = this.#content;
    const { slides, theme_variables: variables, language } = content;
    for (const [name, value] of Object.entries(variables)) this.#root.style.setProperty(name, value);
    void this.#map.show(
      slides[this.#player.state.slide - 1] ?? null,
      this.#overlay.coveredEdges(language.direction),
      content,
      ms,
    );
  }

  #sendState(): void {
    const { slide: at, playing } = this.#player.state;
    this.#channel.sendState({ at, playing, lang: this.#lang, digest: this.#digest });
  }

  #run(command: BriefingCommand): void {
    this.#player.holdByTouch();
    if (typeof command === "object") this.#player.jump(command.jump);
    else if (command === "full") void toggleFullscreen();
    else if (command === "language") void this.#setLanguage(this.#content.next_lang);
    else if (command === "notes") this.#openSpeakerWindow();
    else if (command === "leave") this.#leave();
    else this.#player[command]();
  }

  async #setLanguage(lang: Lang): Promise<void> {
    const found = this.#contents.get(lang) ?? (await this.#load(lang, this.#digest).catch(() => null));
    if (!found || this.#disposed.signal.aborted) return;
    this.#contents.set(lang, found);
    this.#lang = lang;
    this.#showState(this.#player.state);
    void this.#prefetch();
  }

  #openSpeakerWindow(): void {
    const query = new URLSearchParams(withSlide(location.search, this.#player.state.slide, this.#lang));
    for (const name of ["play", "embed"]) query.delete(name);
    query.set("notes", "1");
    window.open(`${location.pathname}?${query}`, "briefmap-notes", "popup,width=900,height=900");
  }

  /** Opens the map of the brief; in a page that embeds the slides there is nowhere to go. */
  #leave(): void {
    if (new URLSearchParams(location.search).has("embed")) return;
    location.assign(`./?brief=${this.#data.brief}&lang=${this.#lang}&theme=${this.#data.theme}`);
  }

  #onConnected(ready: ServerStatus): void {
    this.#overlay.showConnection(null);
    if (this.#map.missing) this.#drawMap(0);
    void this.#prefetch();
    void this.#checkVersion(ready);
  }

  /** Reloads the page for another version of the server, and the slides for another digest of the brief. */
  async #checkVersion(ready: ServerStatus): Promise<void> {
    if (ready.version !== this.#data.version) {
      location.reload();
      return;
    }
    if (ready.digest !== this.#digest) await this.#reload(ready.digest);
  }

  async #reload(digest: string): Promise<void> {
    const found = await this.#load(this.#lang, digest).catch(() => null);
    if (!found || this.#disposed.signal.aborted) return;
    this.#contents.clear();
    this.#contents.set(this.#lang, found);
    this.#digest = digest;
    this.#player.setSequence(this.#sequence());
    void this.#prefetch();
  }

  /** Fetches everything that a change of slide or language may need, while the server is there. */
  async #prefetch(): Promise<void> {
    await Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 16px "IBM Plex Sans Arabic"`)));
    const { slides, language, next_lang: other } = this.#content;
    await this.#map.prepare(slides, this.#overlay.coveredEdges(language.direction));
    const found = this.#contents.get(other) ?? (await this.#load(other, this.#digest).catch(() => null));
    if (this.#disposed.signal.aborted) return;
    if (found?.digest === this.#digest) this.#contents.set(other, found);
    this.#root.dataset.prepared = this.#digest;
  }

  #onResize(): void {
    this.#overlay.fitFigures();
    clearTimeout(this.#resized);
    this.#resized = setTimeout(() => this.#drawMap(0), RESIZED_MS);
  }

  #listen(): void {
    const { signal } = this.#disposed;
    const wake = () => this.#showCursor();
    window.addEventListener("keydown", (press) => this.#onKey(press), { capture: true, signal });
    window.addEventListener("pointermove", wake, { signal });
    document.addEventListener("fullscreenchange", () => this.#showState(this.#player.state), { signal });
    this.#root.addEventListener("pointerdown", (down) => this.#onPointerDown(down), { signal });
    this.#root.addEventListener("pointerup", (up) => this.#onPointerUp(up), { signal });
    this.#root.addEventListener("pointercancel", () => this.#endTouch(), { signal });
    this.#showCursor();
  }

  /** Shows the cursor, until it has rested a while. */
  #showCursor(): void {
    this.#root.classList.remove("idle");
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#root.classList.add("idle"), IDLE_MS);
  }

  #onKey(press: KeyboardEvent): void {
    this.#showCursor();
    const command = commandOfKey(press, this.#content.language.direction);
    const target = press.composedPath()[0];
    const pressed = target instanceof HTMLButtonElement && (press.key === "Enter" || press.key === " ");
    if (command === null || pressed) return;
    press.preventDefault();
    press.stopPropagation();
    this.#run(command);
  }

  #onPointerDown(down: PointerEvent): void {
    this.#showCursor();
    this.#player.holdByTouch();
    this.#touchStart = down.pointerType === "mouse" ? null : [down.clientX, down.clientY];
  }

  #onPointerUp(up: PointerEvent): void {
    const from = this.#touchStart;
    this.#endTouch();
    if (!from) return;
    const { direction } = this.#content.language;
    const command = commandOfSwipe(up.clientX - from[0], up.clientY - from[1], direction);
    if (command) this.#run(command);
  }

  #endTouch(): void {
    this.#touchStart = null;
  }
}

function withoutMotion({ motion }: BriefingQuery): boolean {
  return !motion || prefersReducedMotion();
}

async function toggleFullscreen(): Promise<void> {
  await (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  ).catch(() => undefined);
}
