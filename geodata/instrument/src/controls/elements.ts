// Creates elements without markup: every text goes in as text.

type Attributes = Readonly<Record<string, string | number | boolean>>;

/** An element with attributes and children; `false` omits an attribute, `true` sets it empty. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element of one path in a square of so many units, hidden from screen readers. */
export function createSvg(units: number, path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${units} ${units}`);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** The element that has the focus, also inside a shadow root. */
export function focusedElement(inside: Node): HTMLElement | null {
  const root = inside.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}
