import { expect, test } from "vitest";
import { buildElement } from "../../served/dom.js";

test("fields are set and text is never markup", () => {
  const made = buildElement("p", { className: "a", hidden: true }, ["<b>x</b>"]);
  expect([made.className, made.hidden, made.textContent, made.childElementCount]).toEqual([
    "a",
    true,
    "<b>x</b>",
    0,
  ]);
});
