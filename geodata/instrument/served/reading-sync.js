// Between the text and the map: a click on cited words or on an event focuses that event, the event in focus
// is
// scrolled into view, and selected words are sent. Highlighting is the style sheet's business, as is the
// text.

/** @import { ReadingSyncData, StreamlitComponent } from "../src/contract" */
/**
 * @typedef {object} Mounted
 * @property {() => void} leave
 * @property {string | null} focus
 * @property {{ words: string }} sent  The selection that the server has.
 */

const MIN_LETTERS = 3;
const MAX_LETTERS = 2000;
const RETRY_MS = 100;
const MAX_RETRIES = 50;
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
  const onClick = (event) => followClick(event, data.focus, (id) => setTriggerValue("ask", id));
  const sent = { words: before?.sent.words ?? "" };
  const onSelect = () => sendSelection(page, sent, (words) => setTriggerValue("chosen", words));
  page.addEventListener("click", onClick);
  page.addEventListener("mouseup", onSelect);
  const leave = () => {
    page.removeEventListener("click", onClick);
    page.removeEventListener("mouseup", onSelect);
  };
  mounted.set(parentElement, { leave, sent, focus: data.focus });
  if (data.focus && data.focus !== before?.focus) scrollOnceThere(page, data.focus, MAX_RETRIES);
  markCurrentLinks(page, data.focus);
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

/**
 * Takes a click in the text: an anchor scrolls, cited words ask for their event.
 *
 * @param {MouseEvent} event
 * @param {string | null} focus
 * @param {(id: string) => void} ask
 */
function followClick(event, focus, ask) {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const { target } = event;
  const text = target instanceof Element ? target.closest(".text, .event-links") : null;
  if (!text || !plain || !(target instanceof Element)) return;
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
  if (next !== undefined) ask(next);
}

/**
 * Scrolls to a sentence of the event in focus; waits while the text is not on the page yet.
 *
 * @param {Document} page
 * @param {string} focus
 * @param {number} retries
 */
function scrollOnceThere(page, focus, retries) {
  const [first, ...others] = page.querySelectorAll(`.sentence[data-events~="${CSS.escape(focus)}"]`);
  if (first) {
    markCurrentLinks(page, focus);
    if (![first, ...others].some(isInView)) scrollToMiddle(first);
  } else if (retries) {
    setTimeout(() => scrollOnceThere(page, focus, retries - 1), RETRY_MS);
  }
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
