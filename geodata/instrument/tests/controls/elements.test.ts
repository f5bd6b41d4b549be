import { expect, test } from "vitest";
import { createElement, createSvg, focusedElement } from "../../src/controls/elements";

test("attributes are set, left out or empty, and text is never markup", () => {
  const made = createElement(
    "button",
    { type: "button", hidden: false, disabled: true, tabindex: 0 },
    "<b>x</b>",
  );
  expect(made.outerHTML).toBe('<button type="button" disabled="" tabindex="0">&lt;b&gt;x&lt;/b&gt;</button>');
});

test("a drawing is one path in its square, hidden from screen readers", () => {
  const svg = createSvg(20, "M0 0h20");
  expect([svg.getAttribute("viewBox"), svg.getAttribute("aria-hidden")]).toEqual(["0 0 20 20", "true"]);
  expect(svg.querySelector("path")?.getAttribute("d")).toBe("M0 0h20");
});

test("the focus is found inside a shadow root", () => {
  const host = document.body.appendChild(createElement("div"));
  const root = host.attachShadow({ mode: "open" });
  const button = root.appendChild(createElement("button"));
  button.focus();
  expect(focusedElement(button)).toBe(button);
  host.remove();
});
