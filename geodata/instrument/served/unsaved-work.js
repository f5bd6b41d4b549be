// The browser asks before a page is left, reloaded or shut while the session holds changes of a brief that no
// file has. Moves between the pages of the app keep the session and ask nothing.

/** @import { StreamlitComponent, UnsavedWorkData } from "../src/contract" */

const DOWNLOADS = '[class*="st-key-edited-"] [data-testid="stDownloadButton"]';
const FETCHED_MS = 2000;

/**
 * Listens on the page that holds the component, which draws nothing; gives back the function that stops it.
 *
 * @param {StreamlitComponent<UnsavedWorkData>} component
 */
export default function mountUnsavedWork({ data, parentElement, setTriggerValue }) {
  const page = parentElement.ownerDocument;
  const view = page.defaultView;
  /** @param {BeforeUnloadEvent} event */
  const ask = (event) => event.preventDefault();
  // The server makes the file at the click: a moment later it can tell whether it gave the changes out.
  let timer = 0;
  /** @param {MouseEvent} event */
  const onClick = ({ target }) => {
    if (!(target instanceof Element) || !target.closest(DOWNLOADS)) return;
    clearTimeout(timer);
    timer = Number(setTimeout(() => setTriggerValue("fetched", true), FETCHED_MS));
  };
  if (data.unsaved) view?.addEventListener("beforeunload", ask);
  page.addEventListener("click", onClick);
  const leave = () => {
    view?.removeEventListener("beforeunload", ask);
    page.removeEventListener("click", onClick);
  };
  leaveBefore.get(parentElement)?.();
  leaveBefore.set(parentElement, leave);
  return leave;
}

/** @type {WeakMap<HTMLElement | ShadowRoot, () => void>} */
const leaveBefore = new WeakMap();
