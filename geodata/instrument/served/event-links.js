// Links beside the map: an event under the pointer or the keyboard is pointed at on the map, one that the map
// points at is marked here, the focus goes from a row of the list to its card and back, and a link to one of
// the lists below the map leads there.

import { whenThere } from "./dom.js";

/** The event that the page points at, for the map. */
const POINT_EVENT = "briefmap:point";
/** The events that the map points at. */
const POINTED_EVENT = "briefmap:pointed";
/** A row of the list of the map is followed; the map prevents the default where it takes it. */
const FOCUS_EVENT = "briefmap:focus";
/** A list below the map that the map leads to. */
const LIST_EVENT = "briefmap:list";
const LINK = ".event-links a[data-focus]";
const ROW = ".mark-list a[data-focus]";
const LISTS = ".st-key-below-map";
const CARD = ".st-key-card";

/** The links of a page while one script listens to them; the next one takes over from it. */
export class EventLinks {
  #page;
  #openList;
  /** @type {string | null} */
  #pointed;
  /** The event whose row of the list was followed. @type {string | null} */
  #followed;
  #listeners = /** @type {const} */ ([
    ["mouseover", (/** @type {Event} */ event) => this.#point(event.target)],
    ["focusin", (/** @type {Event} */ event) => this.#point(event.target)],
    ["click", (/** @type {Event} */ event) => this.#onClick(event)],
    [POINTED_EVENT, (/** @type {Event} */ event) => this.#mark(/** @type {CustomEvent} */ (event).detail)],
    [LIST_EVENT, (/** @type {Event} */ event) => this.#lead(/** @type {CustomEvent} */ (event).detail)],
  ]);

  /**
   * @param {Document} page
   * @param {(name: string) => void} openList
   * @param {EventLinks} [before]
   */
  constructor(page, openList, before) {
    this.#page = page;
    this.#openList = openList;
    this.#pointed = before ? before.#pointed : null;
    this.#followed = before ? before.#followed : null;
    for (const [name, listener] of this.#listeners) page.addEventListener(name, listener);
  }

  dispose() {
    for (const [name, listener] of this.#listeners) this.#page.removeEventListener(name, listener);
  }

  /**
   * Follows a change of the event in focus: to the card of a followed row, and back to the row. Returns whether
   * a row was followed.
   *
   * @param {string | null} before
   * @param {string | null} focus
   */
  showFocus(before, focus) {
    if (before === focus) return false;
    if (focus !== null) this.#page.querySelector(CARD)?.scrollTo({ top: 0 });
    const followed = this.#followed;
    if (followed === null) return false;
    if (focus === followed) whenThere(() => this.#cardTitle, enterCard);
    else this.#followed = null;
    if (focus === null)
      whenThere(
        () => this.#linksOf([followed])[0],
        (row) => row.focus(),
      );
    return true;
  }

  /** @returns {HTMLElement | null} */
  get #cardTitle() {
    return this.#page.querySelector(`${CARD} .card h2`);
  }

  /** @param {EventTarget | null} target */
  #point(target) {
    const link = target instanceof Element ? target.closest(LINK) : null;
    const event = (link instanceof HTMLElement && link.dataset.focus) || null;
    if (event === this.#pointed) return;
    this.#pointed = event;
    this.#page.dispatchEvent(new CustomEvent(POINT_EVENT, { detail: event }));
  }

  /** @param {readonly string[]} events */
  #mark(events) {
    const found = this.#linksOf(events);
    for (const link of this.#page.querySelectorAll(`${LINK}[data-pointed]`)) {
      link.removeAttribute("data-pointed");
    }
    for (const link of found) link.setAttribute("data-pointed", "");
    const row = found[0]?.closest(".mark-list li");
    if (row) scrollWithin(row);
  }

  /** @param {Event} click */
  #onClick(click) {
    const { target } = click;
    if (!(target instanceof Element)) return;
    /** @type {HTMLElement | null} */
    const row = target.closest(ROW);
    if (row) this.#followed = row.dataset.focus ?? null;
    /** @type {HTMLElement | null} */
    const list = target.closest("a[data-list]");
    if (list?.dataset.list === undefined) return;
    click.preventDefault();
    this.#lead(list.dataset.list);
  }

  /** @param {string} name */
  #lead(name) {
    this.#openList(name);
    /** @type {HTMLElement | null} */
    const lists = this.#page.querySelector(LISTS);
    if (!lists) return;
    lists.tabIndex = -1;
    lists.scrollIntoView({ block: "start" });
    lists.focus({ preventScroll: true });
  }

  /**
   * @param {readonly string[]} events
   * @returns {HTMLElement[]}
   */
  #linksOf(events) {
    /** @type {NodeListOf<HTMLElement>} */
    const links = this.#page.querySelectorAll(LINK);
    return [...links].filter((link) => events.includes(link.dataset.focus ?? ""));
  }
}

/**
 * Whether the map takes a click on a row of its list: it shows the event at once, before the server answers.
 *
 * @param {Element} target
 * @param {string} event
 */
export function isTakenByMap(target, event) {
  if (!target.closest(ROW)) return false;
  const asked = new CustomEvent(FOCUS_EVENT, { detail: event, cancelable: true });
  return !target.ownerDocument.dispatchEvent(asked);
}

/** @param {HTMLElement} title */
function enterCard(title) {
  title.tabIndex = -1;
  title.focus();
}

/**
 * Scrolls the column that holds an element until it is in view there; the page stays.
 *
 * @param {Element} element
 */
function scrollWithin(element) {
  const column = element.closest(CARD);
  if (!column) return;
  const [row, view] = [element.getBoundingClientRect(), column.getBoundingClientRect()];
  if (row.top < view.top) column.scrollTop -= view.top - row.top;
  else if (row.bottom > view.bottom) column.scrollTop += row.bottom - view.bottom;
}
