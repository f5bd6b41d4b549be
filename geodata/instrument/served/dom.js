// Elements of the page, made without markup: every text goes in as text.

/**
 * An element with fields and children.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} fields
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function buildElement(tag, fields = {}, children = []) {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
}

let groups = 0;

/**
 * A group of elements under a title that names it for a screen reader.
 *
 * @param {string} title
 * @param {HTMLElement[]} children
 */
export function createGroup(title, children) {
  const id = `filters-${++groups}`;
  const name = buildElement("p", { className: "group-label", id, textContent: title });
  const group = buildElement("div", { className: "group" }, [name, ...children]);
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", id);
  return group;
}

/**
 * Writes only what differs: while the time bar plays, this runs many times a second.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const RETRY_MS = 100;
const MAX_RETRIES = 50;

/**
 * Acts on an element once the server has written it; after a few seconds without it nothing happens.
 *
 * @template {Element} Found
 * @param {() => Found | null | undefined} find
 * @param {(found: Found) => void} act
 */
export function whenThere(find, act, retries = MAX_RETRIES) {
  const found = find();
  if (found) act(found);
  else if (retries) setTimeout(() => whenThere(find, act, retries - 1), RETRY_MS);
}
