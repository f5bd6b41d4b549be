// While the server is gone Streamlit lays a dialogue in English over the page, which takes it from the keyboard and
// from screen readers. The page's own banner says so in the reader's language, so the dialogue is closed at once.

/** @import { StreamlitComponent } from "../src/contract" */

const DIALOGUE = '[data-testid="stDialog"]';
const CONNECTED = '[data-test-connection-state="CONNECTED"]';
/** Streamlit forgets a closing that comes while it opens the dialogue: it is tried again after so long. */
const AGAIN_MS = 250;
/** @type {WeakMap<HTMLElement | ShadowRoot, () => void>} */
const leaveBefore = new WeakMap();

/**
 * Watches the page that holds the component, which draws nothing; gives back the function that stops it.
 *
 * @param {Pick<StreamlitComponent<unknown>, "parentElement">} component
 */
export default function mountLostServer({ parentElement }) {
  const { body } = parentElement.ownerDocument;
  leaveBefore.get(parentElement)?.();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @returns {HTMLElement | null} */
  const button = () =>
    body.querySelector(CONNECTED) ? null : body.querySelector(`${DIALOGUE} button[aria-label]`);
  const close = () => {
    timer = undefined;
    const found = button();
    if (!found) return;
    found.click();
    timer = setTimeout(close, AGAIN_MS);
  };
  const observer = new MutationObserver(() => {
    if (timer === undefined && button()) timer = setTimeout(close);
  });
  observer.observe(body, { childList: true, subtree: true });
  const leave = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  leaveBefore.set(parentElement, leave);
  return leave;
}
