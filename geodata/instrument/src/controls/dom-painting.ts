// Paints texts and drawings of the page on a canvas as the browser laid them out.

import { isRightToLeft } from "../language";

/** The canvas context that is painted on. */
export type Painter = CanvasRenderingContext2D;

/** A line of text on the screen, with its edges in pixels. */
interface TextLine {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Paints an element and its children; `origin` is the top left of the picture on the screen. */
export function paintElement(found: Element, origin: DOMRect, context: Painter): void {
  const style = getComputedStyle(found);
  const opacity = Number(style.opacity || 1);
  if (style.display === "none" || style.visibility === "hidden" || opacity === 0) return;
  context.save();
  context.globalAlpha *= opacity;
  paintBox(found, style, origin, context);
  for (const child of found.childNodes) {
    if (child instanceof Text) for (const line of textLines(child)) paintLine(line, style, origin, context);
    else if (child instanceof HTMLElement) paintElement(child, origin, context);
    else if (child instanceof SVGSVGElement) paintSvg(child, origin, context);
  }
  context.restore();
}

/** Paints the background and the paths of a drawing whose view box begins at 0, cut at its edges. */
function paintSvg(found: SVGSVGElement, origin: DOMRect, context: Painter): void {
  paintBox(found, getComputedStyle(found), origin, context);
  const box = found.getBoundingClientRect();
  const [, , width = 0] = (found.getAttribute("viewBox") ?? "").split(" ").map(Number);
  context.save();
  context.beginPath();
  context.rect(box.left - origin.left, box.top - origin.top, box.width, box.height);
  context.clip();
  context.translate(box.left - origin.left, box.top - origin.top);
  context.scale(box.width / width, box.width / width);
  for (const path of found.querySelectorAll("path")) {
    const { fill, stroke, strokeWidth } = getComputedStyle(path);
    const shape = new Path2D(path.getAttribute("d") ?? "");
    if (fill !== "none") {
      context.fillStyle = fill;
      context.fill(shape);
    }
    if (stroke === "none") continue;
    context.strokeStyle = stroke;
    context.lineWidth = Number.parseFloat(strokeWidth);
    context.stroke(shape);
  }
  context.restore();
}

/** Paints background, border, and a box shadow without blur. */
function paintBox(found: Element, style: CSSStyleDeclaration, origin: DOMRect, context: Painter): void {
  const edge = style.borderTopStyle === "none" ? 0 : Number.parseFloat(style.borderTopWidth) || 0;
  const ring = /^(.+?\)|\S+) 0px 0px 0px ([\d.]+)px$/.exec(style.boxShadow ?? "");
  const spread = Number(ring?.[2] ?? 0);
  const box = found.getBoundingClientRect();
  const round = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const outline = (out: number): void => {
    context.beginPath();
    context.roundRect(
      box.left - origin.left - out,
      box.top - origin.top - out,
      box.width + 2 * out,
      box.height + 2 * out,
      Math.max(0, round + out),
    );
  };
  if (!isTransparent(style.backgroundColor)) {
    context.fillStyle = style.backgroundColor;
    outline(0);
    context.fill();
  }
  for (const [width, out, colour] of [
    [edge, -edge / 2, style.borderTopColor],
    [spread, spread / 2, ring?.[1] ?? ""],
  ] as const) {
    if (width === 0 || isTransparent(colour)) continue;
    context.strokeStyle = colour;
    context.lineWidth = width;
    outline(out);
    context.stroke();
  }
}

function isTransparent(colour: string): boolean {
  return colour === "" || colour === "transparent" || /[,/]\s*0\)$/.test(colour);
}

/** The lines of a text node; runs of the other direction stay in their line. */
export function textLines(text: Text): TextLine[] {
  const range = document.createRange();
  const found: TextLine[] = [];
  for (const { start, end } of wordRanges(text.data)) {
    range.setStart(text, start);
    range.setEnd(text, end);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    const [first] = rects;
    if (first === undefined) continue;
    const last = found.at(-1);
    const middle = (first.top + first.bottom) / 2;
    const piece = text.data.slice(start, end);
    const left = Math.min(...rects.map((rect) => rect.left));
    const right = Math.max(...rects.map((rect) => rect.right));
    if (last !== undefined && middle > last.top && middle < last.bottom) {
      last.text += piece;
      last.left = Math.min(last.left, left);
      last.right = Math.max(last.right, right);
    } else found.push({ text: piece, left, right, top: first.top, bottom: first.bottom });
  }
  return found;
}

/** Start and end of each word, with the white space after it. */
function wordRanges(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\S+\s*/g)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
}

function paintLine(line: TextLine, style: CSSStyleDeclaration, origin: DOMRect, context: Painter): void {
  const rightToLeft = isRightToLeft(style.direction);
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.direction = rightToLeft ? "rtl" : "ltr";
  context.textAlign = "start";
  context.textBaseline = "alphabetic";
  const size = context.measureText(line.text);
  const height = size.fontBoundingBoxAscent + size.fontBoundingBoxDescent;
  const x = (rightToLeft ? line.right : line.left) - origin.left;
  const y = (line.top + line.bottom - height) / 2 + size.fontBoundingBoxAscent - origin.top;
  const text = line.text.trimEnd();
  paintHalo(text, x, y, style, context);
  context.fillStyle = style.color;
  context.fillText(text, x, y);
}

/** Paints the halo of a text: a stroke under it, or shadows. */
function paintHalo(text: string, x: number, y: number, style: CSSStyleDeclaration, context: Painter): void {
  const width = Number.parseFloat(style.webkitTextStrokeWidth) || 0;
  if (width > 0) {
    context.strokeStyle = style.webkitTextStrokeColor;
    context.lineWidth = width;
    context.lineJoin = "round";
    context.strokeText(text, x, y);
  }
  for (const { colour, across, down, blur } of parseTextShadows(style.textShadow)) {
    context.save();
    const scale = context.getTransform().a;
    context.shadowColor = colour;
    context.shadowOffsetX = across * scale;
    context.shadowOffsetY = down * scale;
    context.shadowBlur = blur * scale;
    context.fillStyle = style.color;
    context.fillText(text, x, y);
    context.restore();
  }
}

/** The shadows of a computed `text-shadow`: colour, then three lengths in pixels. */
export function parseTextShadows(
  text: string,
): { colour: string; across: number; down: number; blur: number }[] {
  const each = /((?:rgba?|color|oklch|oklab)\([^)]*\)|#\w+)\s+(-?[\d.]+)px\s+(-?[\d.]+)px\s+([\d.]+)px/g;
  return [...(text ?? "").matchAll(each)].map(([, colour = "", across, down, blur]) => ({
    colour,
    across: Number(across),
    down: Number(down),
    blur: Number(blur),
  }));
}
