// Panels over the map of a phone: the focus goes into a drawer or sheet that opens and back to where it was, and
// Escape closes it. On a wider screen they stand beside the map and only a card is closed by Escape.

import { whenThere } from "./dom.js";

/** As in the style sheets of the page. */
const PHONE = "(max-width: 760px)";
const DRAWER = ".st-key-controls";
const SHEET = ".st-key-card";
const CARD_TITLE = `${SHEET} .card h2`;
const LIST_TITLE = `${SHEET} .mark-list h2`;
/** An element before the map, which a link that skips leads to as well. */
const MAP_START = "map-start";
const CLOSE = '[class*="st-key-close-"] button';
const STOPS = "button, input, select, summary, a[href], [tabindex='0']";

/** The panels of a page while one script listens to them; the next one takes over from it. */
export class PhonePanels {
  #page;
  /** What had the focus before the card of an event. @type {HTMLElement | null} */
  #back;
  #onKeyDown = (/** @type {KeyboardEvent} */ key) => this.#onKey(key);

  /**
   * @param {Document} page
   * @param {PhonePanels} [before]
   */
  constructor(page, before) {
    this.#page = page;
    this.#back = before ? before.#back : null;
    page.addEventListener("keydown", this.#onKeyDown);
  }

  dispose() {
    this.#page.removeEventListener("keydown", this.#onKeyDown);
  }

  /**
   * Follows a change of the open panel: into it, or back to the button that opened it.
   *
   * @param {string} before
   * @param {string} panel
   */
  showPanel(before, panel) {
    if (before === panel || !this.#isPhone) return;
    const drawer = this.#page.querySelector(DRAWER);
    if (panel === "filters") {
      drawer?.setAttribute("role", "dialog");
      drawer?.setAttribute("aria-label", this.#opener(panel)?.textContent ?? "");
      this.#focusOn(() => drawer?.querySelector(CLOSE));
      return;
    }
    drawer?.removeAttribute("role");
    drawer?.removeAttribute("aria-label");
    if (panel === "list") {
      this.#page.getElementById(MAP_START)?.scrollIntoView({ block: "start" });
      this.#focusOn(() => this.#page.querySelector(LIST_TITLE));
    } else this.#focusOn(() => this.#opener(before)?.closest("button"));
  }

  /**
   * Follows a change of the event in focus that no row of a list has led to: into its card, and back.
   *
   * @param {string | null} before
   * @param {string | null} focus
   */
  showCard(before, focus) {
    if (before === focus || !this.#isPhone) return;
    if (focus !== null) {
      if (before === null) this.#back = focused(this.#page);
      this.#focusOn(() => this.#page.querySelector(CARD_TITLE));
      return;
    }
    const back = this.#back?.isConnected ? this.#back : this.#page.getElementById(MAP_START);
    back?.focus({ preventScroll: true });
  }

  get #isPhone() {
    return this.#page.defaultView?.matchMedia(PHONE).matches === true;
  }

  /**
   * The words on the button that opens a panel.
   *
   * @param {string} panel
   */
  #opener(panel) {
    return this.#page.querySelector(`[class*="st-key-open-${panel}-"] button p`);
  }

  /** @param {() => Element | null | undefined} find */
  #focusOn(find) {
    whenThere(find, (found) => {
      if (!(found instanceof HTMLElement)) return;
      if (!found.matches(STOPS)) found.tabIndex = -1;
      found.focus({ preventScroll: true });
    });
  }

  /** @param {KeyboardEvent} key */
  #onKey(key) {
    const { target } = key;
    if (key.defaultPrevented || !(target instanceof HTMLElement)) return;
    const panel = target.closest(`${DRAWER}, ${SHEET}`);
    if (key.key === "Escape" && !(target instanceof HTMLInputElement && target.value))
      this.#close(panel, target);
    if (key.key === "Tab" && panel?.getAttribute("role") === "dialog") keepWithin(panel, key);
  }

  /**
   * @param {Element | null} panel  The one that the key was pressed in.
   * @param {HTMLElement} target
   */
  #close(panel, target) {
    const nowhere = this.#isPhone && target === this.#page.body;
    const within = panel ?? (nowhere ? this.#page.querySelector(`${SHEET}, ${DRAWER}[role=dialog]`) : null);
    if (!within || !(this.#isPhone || within.querySelector(".card"))) return;
    /** @type {HTMLElement | null} */
    const close = within.querySelector(CLOSE);
    close?.click();
  }
}

/**
 * The element with the focus, also in a component of its own; null for none.
 *
 * @param {Document} page
 * @returns {HTMLElement | null}
 */
function focused(page) {
  let held = page.activeElement;
  while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
  return held instanceof HTMLElement && held !== page.body ? held : null;
}

/**
 * Tab goes from the last stop of a drawer to its first, since it lies over the rest of the page.
 *
 * @param {Element} drawer
 * @param {KeyboardEvent} key
 */
function keepWithin(drawer, key) {
  /** @type {NodeListOf<HTMLElement>} */
  const all = drawer.querySelectorAll(STOPS);
  const stops = [...all].filter(isReachable);
  const [first, last] = [stops[0], stops.at(-1)];
  const [edge, other] = key.shiftKey ? [first, last] : [last, first];
  if (key.target !== edge) return;
  key.preventDefault();
  other?.focus();
}

/** @param {HTMLElement} element */
function isReachable(element) {
  return (
    !element.matches(":disabled, [tabindex='-1']") &&
    !element.closest("[hidden], details:not([open]) > :not(summary)")
  );
}
