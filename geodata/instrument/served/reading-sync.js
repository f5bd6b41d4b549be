// Between the documents and the map: a click on cited words or on an event focuses that event, one on a
// citation leads to its passage, the event in focus or the passage is scrolled into view, and selected words
// are sent. Highlighting is the style sheet's business, as is the text; links beside the map are those of
// `EventLinks`.

import { whenThere } from "./dom.js";
import { EventLinks, isTakenByMap } from "./event-links.js";
import { PhonePanels } from "./phone-panels.js";

/** @import { ReadingSyncData, StreamlitComponent } from "../src/contract" */
/**
 * @typedef {object} Mounted
 * @property {() => void} leave
 * @property {EventLinks} links
 * @property {PhonePanels} panels
 * @property {string} panel
 * @property {string | null} focus
 * @property {number} asked
 * @property {{ words: string }} sent  The selection that the server has.
 */

const MIN_LETTERS = 3;
const MAX_LETTERS = 2000;
/** @type {WeakMap<HTMLElement | ShadowRoot, Mounted>} */
const mounted = new WeakMap();

/**
 * Listens on the page that holds the component, which draws nothing; gives back the function that stops it.
 *
 * @param {StreamlitComponent<ReadingSyncData>} component
 */
export default function mountReadingSync({ data, parentElement, setTriggerValue }) {
  const page = parentElement.ownerDocument;
  const before = mounted.get(parentElement);
  before?.leave();
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (!isPlain(event)) return;
    if (!followCitation(event, data.document, (passage) => setTriggerValue("passage", passage)))
      followClick(event, data.focus, (id) => setTriggerValue("ask", id));
  };
  const sent = { words: before?.sent.words ?? "" };
  const onSelect = () => sendSelection(page, sent, (words) => setTriggerValue("chosen", words));
  page.addEventListener("click", onClick);
  page.addEventListener("mouseup", onSelect);
  const links = new EventLinks(page, (name) => setTriggerValue("list", name), before?.links);
  const panels = new PhonePanels(page, before?.panels);
  const leave = () => {
    page.removeEventListener("click", onClick);
    page.removeEventListener("mouseup", onSelect);
    links.dispose();
    panels.dispose();
  };
  const { focus, asked, panel } = data;
  mounted.set(parentElement, { leave, links, panels, sent, focus, asked, panel });
  const anchor = data.passage ?? (before ? null : takeAnchor(page));
  if (anchor && data.asked !== before?.asked) whenThere(() => page.getElementById(anchor), scrollToAnchor);
  else if (data.focus && data.focus !== before?.focus) scrollToEvent(page, data.focus);
  markCurrentLinks(page, data.focus);
  panels.showPanel(before?.panel ?? panel, panel);
  if (before && !links.showFocus(before.focus, focus)) panels.showCard(before.focus, focus);
  return leave;
}

/**
 * Sends newly selected words of the text.
 *
 * @param {Document} page
 * @param {{ words: string }} sent
 * @param {(words: string) => void} send
 */
function sendSelection(page, sent, send) {
  const selection = page.getSelection();
  const words = String(selection).trim();
  const inText = selection?.anchorNode?.parentElement?.closest(".text .sentence");
  if (!inText || words === sent.words || words.length < MIN_LETTERS || words.length > MAX_LETTERS) return;
  sent.words = words;
  send(words);
}

/** @param {MouseEvent} event */
function isPlain(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}

/**
 * Takes a click on a link to a passage: one on this page is scrolled to, another is asked for.
 *
 * @param {MouseEvent} event
 * @param {string | null} shown  The document on screen.
 * @param {(passage: string) => void} ask
 */
function followCitation(event, shown, ask) {
  const { target } = event;
  /** @type {HTMLAnchorElement | null} */
  const link = target instanceof Element ? target.closest("a[data-passage]") : null;
  const passage = link?.dataset.passage;
  if (passage === undefined) return false;
  event.preventDefault();
  const [document, anchor = ""] = passage.split(" ");
  const here = document === shown && anchor ? link?.ownerDocument.getElementById(anchor) : null;
  if (here) scrollToAnchor(here);
  else ask(passage);
  return true;
}

/**
 * Gives the passage that the address names, once: it must not lead there again after a change of page.
 *
 * @param {Document} page
 */
function takeAnchor(page) {
  const { hash, pathname, search } = page.location;
  if (!/^#[src]-/.test(hash)) return null;
  page.defaultView?.history.replaceState(page.defaultView.history.state, "", pathname + search);
  return hash.slice(1);
}

/**
 * Takes a click in the text: an anchor scrolls, cited words ask for their event.
 *
 * @param {MouseEvent} event
 * @param {string | null} focus
 * @param {(id: string) => void} ask
 */
function followClick(event, focus, ask) {
  const { target } = event;
  const text = target instanceof Element ? target.closest(".text, .event-links") : null;
  if (!text || !(target instanceof Element)) return;
  /** @type {HTMLAnchorElement | null} */
  const anchor = target.closest("a[href^='#']");
  if (anchor) {
    event.preventDefault();
    scrollToAnchor(text.querySelector(`[id="${CSS.escape(anchor.hash.slice(1))}"]`));
    return;
  }
  /** @type {HTMLElement | null} */
  const cited = target.closest("[data-focus]");
  if (!cited || String(cited.ownerDocument.getSelection())) return;
  event.preventDefault();
  const ids = cited.dataset.focus?.split(" ") ?? [];
  // Words that several events rest on lead to one after another.
  const next = ids[(ids.indexOf(focus ?? "") + 1) % ids.length];
  if (next !== undefined && !isTakenByMap(cited, next)) ask(next);
}

/**
 * Scrolls to a passage of the event in focus, once the text is on the page.
 *
 * @param {Document} page
 * @param {string} focus
 */
function scrollToEvent(page, focus) {
  const passages = `:is(.sentence, .anchored)[data-events~="${CSS.escape(focus)}"]`;
  whenThere(
    () => page.querySelector(passages),
    (first) => {
      markCurrentLinks(page, focus);
      if (![...page.querySelectorAll(passages)].some(isInView)) scrollToMiddle(first);
    },
  );
}

/**
 * @param {Document} page
 * @param {string | null} focus
 */
function markCurrentLinks(page, focus) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = page.querySelectorAll(":is(.text, .event-links) a[data-focus]");
  for (const link of links) link.toggleAttribute("aria-current", link.dataset.focus === focus);
}

/** @param {Element} element */
function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  // Below may lie the card as a sheet: the style sheet says how much of the screen it takes.
  const below = Number.parseFloat(getComputedStyle(element).scrollMarginBottom);
  return top >= 0 && bottom + below <= element.ownerDocument.documentElement.clientHeight;
}

/**
 * Opens every fold round an element, scrolls to it and gives it the focus.
 *
 * @param {Element | null} element
 */
function scrollToAnchor(element) {
  if (!(element instanceof HTMLElement)) return;
  for (let at = /** @type {HTMLElement | null} */ (element); at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  scrollToMiddle(element);
  element.focus({ preventScroll: true });
}

/** @param {Element} element */
function scrollToMiddle(element) {
  // At once: a smooth scroll waits for frames that a map without a graphics card takes for itself.
  element.scrollIntoView({ block: "center" });
}
