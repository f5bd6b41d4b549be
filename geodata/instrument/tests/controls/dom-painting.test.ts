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
