import { expect, test } from "vitest";
import { adoptStyles } from "../src/adopt-styles";

test("each style sheet is adopted once by a root, in its order", () => {
  const root = document.createElement("div").attachShadow({ mode: "open" });
  const own = new CSSStyleSheet();
  root.adoptedStyleSheets = [own];
  adoptStyles(root, [".a { color: red }", ".b { color: red }"]);
  adoptStyles(root, [".a { color: red }", ".c { color: red }"]);
  const rules = root.adoptedStyleSheets.map((sheet) => sheet.cssRules[0]?.cssText.slice(0, 2));
  expect(rules).toEqual([undefined, ".a", ".b", ".c"]);
});
