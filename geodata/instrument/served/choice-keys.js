// Questions with numbered answers: a digit key, pressed inside a question, chooses the answer of that number.
// After an answer the focus goes to the next question, so that one key each answers them all.

/** @import { ChoiceKeysData, StreamlitComponent } from "../src/contract" */
/**
 * @typedef {object} Mounted
 * @property {() => void} leave
 * @property {string | null} question
 * @property {boolean} answered  Whether the last answer was given in the list.
 */

const QUESTION = '[class*="st-key-place-question-"]';
const ANSWERS = '[class*="st-key-answer-"] button';
const LIST = '[class*="st-key-place-question-list"]';
const DIGIT = /^(?:Digit|Numpad)(\d)$/;
const RETRY_MS = 50;
const MAX_RETRIES = 60;
/** @type {WeakMap<HTMLElement | ShadowRoot, Mounted>} */
const mounted = new WeakMap();

/**
 * Listens on the page that holds the component, which draws nothing; gives back the function that stops it.
 *
 * @param {StreamlitComponent<ChoiceKeysData>} component
 */
export default function mountChoiceKeys({ data, parentElement }) {
  const page = parentElement.ownerDocument;
  const before = mounted.get(parentElement);
  before?.leave();
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const button = answerOf(event);
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    button.click();
  };
  /** @type {Mounted} */
  const now = { leave: () => {}, question: data.question, answered: false };
  /** @param {MouseEvent} event */
  const onClick = ({ target }) => {
    if (target instanceof Element && target.closest(ANSWERS)?.closest(LIST)) now.answered = true;
  };
  page.addEventListener("keydown", onKey, true);
  page.addEventListener("click", onClick, true);
  now.leave = () => {
    page.removeEventListener("keydown", onKey, true);
    page.removeEventListener("click", onClick, true);
  };
  mounted.set(parentElement, now);
  if (before?.answered && before.question !== data.question) focusOnceThere(page, MAX_RETRIES);
  else if (before) now.answered = before.answered;
  return now.leave;
}

/**
 * The answer that a key chooses: only a digit alone, inside a question and outside its fields.
 *
 * @param {KeyboardEvent} event
 */
function answerOf({ code, target, altKey, ctrlKey, metaKey, shiftKey, repeat }) {
  const digit = DIGIT.exec(code)?.[1];
  if (!digit || altKey || ctrlKey || metaKey || shiftKey || repeat) return null;
  if (!(target instanceof Element) || target.closest("input, textarea, select")) return null;
  /** @type {HTMLButtonElement | null | undefined} */
  const found = target.closest(QUESTION)?.querySelector(`[class*="st-key-answer-${digit}-"] button`);
  return found;
}

/**
 * Gives the focus to the first answer of the list; waits while the question is not on the page yet.
 *
 * @param {Document} page
 * @param {number} retries
 */
function focusOnceThere(page, retries) {
  /** @type {HTMLElement | null} */
  const first = page.querySelector(`${LIST} [class*="st-key-answer-1-"] button`);
  if (first) first.focus({ preventScroll: true });
  else if (retries) setTimeout(() => focusOnceThere(page, retries - 1), RETRY_MS);
}
