/** Elements made by hand: every word goes in as text, never as markup. */
import type { Lang } from "../contract";

type Attributes = Readonly<Record<string, string | number | boolean>>;

/** An element with attributes and children; `false` leaves an attribute out, `true` sets it empty. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/** Marks an element with its language and the direction in which that is written. */
export function setLanguage(made: HTMLElement, lang: Lang): void {
  made.lang = lang;
  made.dir = lang === "ar" ? "rtl" : "ltr";
}

/** The element that has the focus, inside a shadow root too. */
export function focusedElement(inside: Node): HTMLElement | null {
  const root = inside.getRootNode();
  const found = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  return found instanceof HTMLElement ? found : null;
}
