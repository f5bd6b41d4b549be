// The server's picture in the map's place, until the map's own graphics are ready: its marks answer a click by
// their boxes. It begins before the map's code is there; then it stands over the canvas, under the controls, and
// goes once everything is drawn for the first time.

import { buildElement } from "./dom.js";

/** @import { InstrumentData, StandInAddress, StandInFacts, StreamlitComponent, ViewPatch } from "../src/contract" */
/** @typedef {StreamlitComponent<InstrumentData>} MapComponent */
/** @typedef {readonly [number, number]} Point */

/** Longest time by which the map's code waits for the picture. */
const HOLD_MS = 300;
/** A busy server is asked again after so long. */
const RETRY_MS = 2000;
/** Pixels by which a press may move and still be a click. */
const CLICK_PIXELS = 4;
/** The event by which the map is asked for a change (src/filter-bus.ts). */
const ASK_EVENT = "briefmap:ask";
/** Parameters that change nothing which the picture must tell: a focus moves no mark and no word. */
const UNSEEN = ["focus", "lon", "lat", "zoom"];
/** @type {WeakMap<HTMLElement | ShadowRoot, StandIn>} */
const standIns = new WeakMap();

/**
 * The address of the picture for a map of this size: of the nearest width.
 *
 * @param {StandInAddress} address
 * @param {Point} size
 */
export function standInUrl({ url, widths }, [width, height]) {
  const nearest = [...widths].sort((one, other) => Math.abs(one - width) - Math.abs(other - width))[0];
  return `${url}&size=${nearest}x${Math.round(height)}`;
}

/**
 * The events of the topmost marks at a pixel of the picture; areas count only where nothing is above them.
 *
 * @param {StandInFacts} facts
 * @param {Point} at
 * @returns {[string, string][]} Id and title of each.
 */
export function eventsAt({ marks, titles }, [x, y]) {
  const hit = marks.filter(({ boxes }) =>
    boxes.some(([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom),
  );
  const above = hit.filter(({ area }) => !area);
  const found = (above.length ? above : hit).flatMap(({ key }) => titles[key] ?? []);
  return [...new Map(found)].map(([event, title]) => [event, title]);
}

/** Whether two addresses are of pictures that look alike but for the event in focus. */
export function looksAlike(/** @type {string} */ one, /** @type {string} */ other) {
  const [a, b] = [one, other].map((url) => {
    const found = new URL(url, "http://any");
    for (const name of UNSEEN) found.searchParams.delete(name);
    return found.href;
  });
  return a === b;
}

/**
 * Shows the picture for a map that is not there yet, or follows the view while it still shows; resolves once
 * the picture is there, or soon without it.
 *
 * @param {MapComponent} component
 */
export async function showStandIn(component) {
  const { data, parentElement: root } = component;
  const before = standIns.get(root);
  before?.update(component);
  if (before) return before.there; // the map is made with the data of the first run, then of this one
  if (!data.stand_in || root.querySelector(".instrument")) return;
  const made = new StandIn(component);
  standIns.set(root, made);
  await made.there;
}

/**
 * Lets the picture stand in the frame of the map that was made meanwhile.
 *
 * @param {HTMLElement | ShadowRoot} root
 */
export function enterFrame(root) {
  /** @type {HTMLElement | null} */
  const frame = root.querySelector(".instrument .frame");
  if (frame) standIns.get(root)?.enter(frame);
}

class StandIn {
  #component;
  #image = buildElement("img", { alt: "" });
  #element = buildElement("div", { className: "stand-in" }, [this.#image]);
  /** @type {HTMLElement | null} */
  #list = null;
  #url = "";
  /** @type {StandInFacts | null} */
  #facts = null;
  /** Clicks that came before the boxes. @type {Point | null} */
  #waiting = null;
  /** @type {Point} */
  #pressed = [0, 0];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  #entered = false;
  #gone = false;
  #idle = new MutationObserver(() => this.#goWhenDrawn());

  /** @param {MapComponent} component */
  constructor(component) {
    this.#component = component;
    const { data, parentElement } = component;
    this.#element.dir = "ltr";
    this.#element.style.cssText = `position:relative; height:var(--map-height, ${data.height}px); overflow:hidden;
      border:1px solid transparent; border-radius:4px; z-index:0`;
    this.#image.style.cssText = "position:absolute; inset:0; width:100%; height:100%; object-fit:cover";
    this.#image.draggable = false;
    this.#element.addEventListener("pointerdown", ({ clientX, clientY }) => {
      this.#pressed = [clientX, clientY];
    });
    this.#element.addEventListener("pointermove", (move) => this.#onMove(move));
    this.#element.addEventListener("wheel", () => this.#giveWay(), { passive: true });
    this.#element.addEventListener("click", (click) => this.#onClick(click));
    parentElement.append(this.#element);
    /** Resolves once the picture is there, or soon without it. */
    this.there = this.#load();
  }

  /** @param {MapComponent} component */
  update(component) {
    this.#component = component;
    const address = component.data.stand_in;
    if (this.#gone) return;
    if (!address) this.dispose();
    else if (!looksAlike(standInUrl(address, this.#size), this.#url)) void this.#load();
  }

  /** @param {HTMLElement} frame */
  enter(frame) {
    if (this.#entered || this.#gone) return;
    this.#entered = true;
    this.#element.style.cssText = "position:absolute; inset:0; overflow:hidden";
    frame.querySelector(".map")?.after(this.#element);
    this.#idle.observe(frame, { attributes: true, attributeFilter: ["aria-busy"] });
    this.#goWhenDrawn();
  }

  dispose() {
    this.#gone = true;
    this.#idle.disconnect();
    this.#element.remove();
  }

  /** @returns {Point} */
  get #size() {
    return [this.#element.clientWidth, this.#element.clientHeight];
  }

  async #load() {
    const address = this.#component.data.stand_in;
    if (!address || this.#size.includes(0)) return;
    const url = standInUrl(address, this.#size);
    this.#url = url;
    clearTimeout(this.#retry);
    const picture = buildElement("img", { src: new URL(url, document.baseURI).href });
    const shown = picture.decode().then(
      () => this.#show(picture, url),
      () => this.#again(url, () => this.#load()),
    );
    await Promise.race([shown, new Promise((done) => setTimeout(done, HOLD_MS))]);
  }

  /**
   * @param {HTMLImageElement} picture
   * @param {string} url
   */
  #show(picture, url) {
    if (this.#gone || url !== this.#url) return;
    this.#image.src = picture.src;
    this.#element.dataset.shown = "";
    performance.mark("briefmap:stand-in");
    void this.#loadFacts(url);
  }

  /** @param {string} url */
  async #loadFacts(url) {
    try {
      const answer = await fetch(new URL(url.replace(".webp?", ".json?"), document.baseURI));
      if (!answer.ok) throw new Error(String(answer.status));
      if (url !== this.#url) return;
      this.#facts = await answer.json();
      if (this.#waiting) this.#choose(this.#waiting);
    } catch {
      this.#again(url, () => this.#loadFacts(url));
    }
  }

  /**
   * Tries again later, as long as this picture is wanted.
   *
   * @param {string} url
   * @param {() => Promise<void>} load
   */
  #again(url, load) {
    if (this.#gone || url !== this.#url) return;
    this.#retry = setTimeout(() => this.#element.isConnected && void load(), RETRY_MS);
  }

  /** Pixels of the map to those of the picture, which covers it: its scale, and what is cut at left and top. */
  get #fit() {
    const [[width, height], [wide, high]] = [this.#size, this.#facts?.size ?? this.#size];
    const scale = Math.max(width / wide, height / high);
    return { scale, left: (width - wide * scale) / 2, top: (height - high * scale) / 2 };
  }

  /**
   * @param {Point} at Pixels of the map.
   * @returns {[string, string][]}
   */
  #events([x, y]) {
    const { scale, left, top } = this.#fit;
    return this.#facts ? eventsAt(this.#facts, [(x - left) / scale, (y - top) / scale]) : [];
  }

  /**
   * @param {MouseEvent} event
   * @returns {Point}
   */
  #spot({ clientX, clientY }) {
    const { left, top } = this.#element.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  /** @param {PointerEvent} move */
  #onMove(move) {
    if (move.buttons && this.#isFar(move)) this.#giveWay();
    else this.#element.style.cursor = this.#events(this.#spot(move)).length ? "pointer" : "";
  }

  /** @param {MouseEvent} event */
  #isFar({ clientX, clientY }) {
    return Math.hypot(clientX - this.#pressed[0], clientY - this.#pressed[1]) > CLICK_PIXELS;
  }

  /** Where the map is there already, a hand that moves it needs to see it. */
  #giveWay() {
    if (this.#entered && this.#isMapThere) this.dispose();
  }

  /** @param {MouseEvent} click */
  #onClick(click) {
    if (this.#isFar(click) || (this.#list && click.composedPath().includes(this.#list))) return;
    this.#choose(this.#spot(click));
  }

  /** @param {Point} at */
  #choose(at) {
    this.#closeList();
    this.#waiting = this.#facts ? null : at;
    if (!this.#facts) return;
    const events = this.#events(at);
    if (events.length > 1) this.#pin(events, at);
    else this.#focus(events[0]?.[0] ?? null);
  }

  #closeList() {
    this.#list?.remove();
    this.#list = null;
  }

  /**
   * Lists several events to choose from.
   *
   * @param {[string, string][]} events
   * @param {Point} at
   */
  #pin(events, [x, y]) {
    const rows = events.map(([event, title]) => {
      const row = buildElement("button", { type: "button", textContent: title });
      row.style.cssText = "all:unset; display:block; padding:4px 10px; cursor:pointer";
      row.addEventListener("click", () => {
        this.#closeList();
        this.#focus(event);
      });
      return row;
    });
    const { lang, direction } = this.#component.data;
    const [width, height] = this.#size;
    this.#list = buildElement("div", { lang, dir: direction }, rows);
    this.#list.style.cssText = `position:absolute; max-width:320px; max-height:60%; overflow:auto; padding-block:4px;
      ${x < width / 2 ? `left:${x}px` : `right:${width - x}px`};
      ${y < height / 2 ? `top:${y}px` : `bottom:${height - y}px`};
      font:13px/1.5 "IBM Plex Sans Arabic", sans-serif; color:var(--text); background:var(--panel);
      border:1px solid var(--border); border-radius:4px`;
    this.#element.append(this.#list);
    this.#list.addEventListener("keydown", (key) => {
      if (key.key === "Escape") this.#closeList();
    });
    rows[0]?.focus();
  }

  /**
   * The camera is sent along, as by the map: an event in focus must not move it.
   *
   * @param {string | null} focus
   */
  #focus(focus) {
    const { data, setTriggerValue } = this.#component;
    if (!this.#facts || focus === data.view.focus) return;
    const { camera } = this.#facts;
    const zoom = Math.max(0, camera.zoom + Math.log2(this.#fit.scale));
    /** @type {ViewPatch} */
    const patch = { focus, camera: { ...camera, zoom } };
    const ask = new CustomEvent(ASK_EVENT, { detail: patch, cancelable: true });
    const taken = !document.dispatchEvent(ask);
    if (!taken) setTriggerValue("ask", { seq: data.seq, patch });
  }

  get #isMapThere() {
    const frame = this.#element.parentElement;
    return frame?.dataset.camera !== undefined;
  }

  /** The map says where it looks once it is there, and that it is not busy once everything is drawn. */
  #goWhenDrawn() {
    if (this.#isMapThere && this.#element.parentElement?.getAttribute("aria-busy") === "false")
      this.dispose();
  }
}
