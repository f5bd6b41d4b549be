import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Painter, paintElement, textLines } from "../../src/controls/dom-painting";
import { HOSTILE, room } from "./fixtures";

/** A layout of ten pixels a letter and twenty letters a line of sixteen pixels. */
function laid(this: Range): DOMRect[] {
  const line = Math.floor(this.startOffset / 20);
  const x = (this.startOffset % 20) * 10;
  return [new DOMRect(x, line * 16, (this.endOffset - this.startOffset) * 10, 16)];
}

let asked: [string, ...unknown[]][];

/** A pen that writes down what it was asked, with the look it had then. */
function pen(): Painter {
  const look: Record<string, unknown> = { globalAlpha: 1 };
  const measure = () => ({ width: 0, fontBoundingBoxAscent: 12, fontBoundingBoxDescent: 4 });
  return new Proxy(look, {
    get: (_, key: string) => {
      if (key in look) return look[key];
      if (key === "measureText") return measure;
      return (...values: unknown[]) => asked.push([key, ...values, look.fillStyle, look.direction]);
    },
    set: (_, key: string, value) => {
      look[key] = value;
      return true;
    },
  }) as unknown as Painter;
}

const written = (): unknown[][] => asked.filter(([name]) => name === "fillText").map(([, ...rest]) => rest);

function shown(html: { text: string; style: string }): HTMLElement {
  const made = room();
  made.setAttribute("style", html.style);
  made.textContent = html.text;
  return made;
}

beforeEach(() => {
  asked = [];
  vi.spyOn(Range.prototype, "getClientRects").mockImplementation(laid as never);
});
afterEach(() => vi.restoreAllMocks());

test("a text stands in the lines that the browser broke it into", () => {
  const made = shown({ text: "one two three four five six", style: "" });
  const found = textLines(made.firstChild as Text);
  expect(found.map((line) => line.text)).toEqual(["one two three four five ", "six"]);
  expect(found[0]).toMatchObject({ left: 0, top: 0, bottom: 16 });
});

test("words are written where they stand, from the top left of the picture", () => {
  paintElement(shown({ text: "Sea", style: "color: rgb(1, 2, 3)" }), new DOMRect(5, 6), pen());
  expect(written()).toEqual([["Sea", -5, 6, "rgb(1, 2, 3)", "ltr"]]);
});

test("Arabic is written from its right end, in one piece, for the browser to join", () => {
  paintElement(shown({ text: "بحر اليابان", style: "direction: rtl; color: black" }), new DOMRect(), pen());
  expect(written()).toEqual([["بحر اليابان", 110, 12, "black", "rtl"]]);
});

test.each(["display: none", "visibility: hidden", "opacity: 0"])("nothing is written of %s", (style) => {
  paintElement(shown({ text: "Sea", style }), new DOMRect(), pen());
  expect(written()).toEqual([]);
});

test("a panel is filled under its words", () => {
  paintElement(shown({ text: "Sea", style: "background-color: red; color: blue" }), new DOMRect(), pen());
  const order = asked.map(([name]) => name).filter((name) => ["fill", "fillText"].includes(name));
  expect(order).toEqual(["fill", "fillText"]);
});

test("hostile words are written letter by letter", () => {
  paintElement(shown({ text: HOSTILE, style: "" }), new DOMRect(), pen());
  const letters = written()
    .map(([text]) => String(text))
    .join("");
  expect(letters.replaceAll(" ", "")).toBe(HOSTILE.replaceAll(" ", ""));
});

test("a drawing in it is painted at its place and size, each path in its fill and stroke", () => {
  vi.stubGlobal(
    "Path2D",
    class {
      constructor(readonly path: string) {}
    },
  );
  const made = room();
  made.innerHTML = `<svg viewBox="0 0 144 108"><path d="M0 0h9v9z" style="fill: red; stroke: none"/><path d="M1 1h5" style="fill: none; stroke: blue; stroke-width: 1.5px"/></svg>`;
  const svg = made.querySelector("svg") as SVGSVGElement;
  vi.spyOn(svg, "getBoundingClientRect").mockReturnValue(new DOMRect(40, 60, 288, 216));
  paintElement(made, new DOMRect(10, 20), pen());
  const of = (name: string) =>
    asked.filter(([each]) => each === name).map(([, first, second]) => [first, second]);
  expect([of("translate"), of("scale")]).toEqual([[[30, 40]], [[2, 2]]]);
  expect([of("fill"), of("stroke")]).toEqual([
    [[{ path: "M0 0h9v9z" }, "red"]],
    [[{ path: "M1 1h5" }, "red"]],
  ]);
  vi.unstubAllGlobals();
});
