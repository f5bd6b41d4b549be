import { expect, test } from "vitest";
import { drawing, icon } from "../../src/furniture/drawing";
import { SWATCH } from "./given";

test("a swatch of plain forms is drawn as it was written", () => {
  const found = drawing(SWATCH);
  expect(found?.querySelector("path")?.getAttribute("stroke")).toBe("#0072b2");
  expect(found?.ownerDocument).toBe(document);
});

test.each([
  ["a script", "<script>alert(1)</script>"],
  ["an image", '<image href="x.png"/>'],
  ["an event", '<path d="M0 0" onload="alert(1)"/>'],
  ["a link to elsewhere", '<path d="M0 0" fill="url(#a)"/>'],
  ["a style", '<path d="M0 0" style="fill:red"/>'],
  ["html inside", '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>'],
])("%s in a swatch is refused", (_, inside) => {
  expect(drawing(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)).toBeNull();
});

test("what is no picture is refused", () => {
  expect(drawing("")).toBeNull();
  expect(drawing("<b>bold</b>")).toBeNull();
});

test("an icon is hidden from who reads with the ear", () => {
  expect(icon("home").getAttribute("aria-hidden")).toBe("true");
});
