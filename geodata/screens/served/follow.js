// Between the text and the map: a click on cited words or on an event asks for that event; the event that
// is asked for is brought into sight; words that are selected are told. What is lit is the style sheet's
// business, and so is the text itself.

const SHORTEST = 3;
const LONGEST = 2000;
const OFTEN_MS = 100;
const AT_MOST = 50;
const heard = new WeakMap();

export default function follow({ data, parentElement, setTriggerValue }) {
  const page = parentElement.ownerDocument;
  const before = heard.get(parentElement);
  before?.leave();
  const listener = (event) => answer(event, data.focus, (id) => setTriggerValue("ask", id));
  const told = { words: before?.told.words ?? "" };
  const selected = () => choose(page, told, (words) => setTriggerValue("chosen", words));
  page.addEventListener("click", listener);
  page.addEventListener("mouseup", selected);
  const leave = () => {
    page.removeEventListener("click", listener);
    page.removeEventListener("mouseup", selected);
  };
  heard.set(parentElement, { leave, told, focus: data.focus });
  if (data.focus && data.focus !== before?.focus) whenThere(page, data.focus, AT_MOST);
  name(page, data.focus);
  return leave;
}

function choose(page, told, tell) {
  const selection = page.getSelection();
  const words = String(selection).trim();
  const within = selection.anchorNode?.parentElement?.closest(".text .sentence");
  if (!within || words === told.words || words.length < SHORTEST || words.length > LONGEST) return;
  told.words = words;
  tell(words);
}

function answer(event, focus, ask) {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const text = event.target.closest?.(".text, .asks");
  if (!text || !plain) return;
  const anchor = event.target.closest("a[href^='#']");
  if (anchor) {
    event.preventDefault();
    arrive(text.querySelector(`[id="${CSS.escape(anchor.hash.slice(1))}"]`));
    return;
  }
  const cited = event.target.closest("[data-ask]");
  if (!cited || String(page(cited).getSelection())) return;
  event.preventDefault();
  const ids = cited.dataset.ask.split(" ");
  // Words that several events rest on lead to one after another.
  ask(ids[(ids.indexOf(focus) + 1) % ids.length]);
}

function whenThere(page, focus, times) {
  const sentences = [...page.querySelectorAll(`.sentence[data-events~="${CSS.escape(focus)}"]`)];
  if (sentences.length) {
    name(page, focus);
    if (!sentences.some(inSight)) bring(sentences[0]);
  } else if (times) {
    setTimeout(() => whenThere(page, focus, times - 1), OFTEN_MS);
  }
}

function name(page, focus) {
  for (const link of page.querySelectorAll(":is(.text, .asks) a[data-ask]")) {
    link.toggleAttribute("aria-current", link.dataset.ask === focus);
  }
}

function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  // Below may lie the card as a sheet: the style sheet says how much of the screen it takes.
  const below = Number.parseFloat(getComputedStyle(element).scrollMarginBottom);
  return top >= 0 && bottom + below <= page(element).documentElement.clientHeight;
}

function arrive(element) {
  if (!element) return;
  for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  bring(element);
  element.focus({ preventScroll: true });
}

function bring(element) {
  // At once: a smooth scroll waits for frames that a map without a graphics card takes for itself.
  element.scrollIntoView({ block: "center" });
}

function page(element) {
  return element.ownerDocument;
}
