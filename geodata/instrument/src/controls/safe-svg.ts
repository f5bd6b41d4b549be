// SVG text of swatches, checked before it enters the page.

const SVG = "http://www.w3.org/2000/svg";
const TAGS = new Set(["svg", "g", "path", "rect", "circle", "line"]);
const ATTRIBUTES = new Set(
  (
    "aria-hidden focusable viewBox width height d x y x1 y1 x2 y2 cx cy r rx ry transform opacity " +
    "fill fill-rule fill-opacity stroke stroke-width stroke-dasharray stroke-opacity stroke-linecap stroke-linejoin"
  ).split(" "),
);

/** The SVG element of a text, or null where it holds anything but plain shapes. */
export function parseSafeSvg(text: string): SVGElement | null {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (
    root === null ||
    root.localName !== "svg" ||
    ![root, ...root.querySelectorAll("*")].every(isPlainElement)
  )
    return null;
  return document.importNode(root, true) as Element as SVGElement;
}

function isPlainElement(found: Element): boolean {
  return (
    found.namespaceURI === SVG &&
    TAGS.has(found.localName) &&
    [...found.attributes].every(
      ({ name, value }) => name.startsWith("xmlns") || (ATTRIBUTES.has(name) && !value.includes("url")),
    )
  );
}
