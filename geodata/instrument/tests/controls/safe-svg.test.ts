import { expect, test } from "vitest";
import { parseSafeSvg } from "../../src/controls/safe-svg";
import { SWATCH } from "./fixtures";

test("a swatch of plain forms is drawn as it was written", () => {
  const found = parseSafeSvg(SWATCH);
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
  expect(parseSafeSvg(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)).toBeNull();
});

test("what is no picture is refused", () => {
  expect(parseSafeSvg("")).toBeNull();
  expect(parseSafeSvg("<b>bold</b>")).toBeNull();
});
