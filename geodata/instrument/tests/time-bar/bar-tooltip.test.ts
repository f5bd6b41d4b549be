import { expect, test } from "vitest";
import { BarTooltip } from "../../src/time-bar/bar-tooltip";

test("lines are text, empty ones are left out, and it stays inside the bar", () => {
  const tooltip = new BarTooltip();
  const frame = document.body.appendChild(document.createElement("div"));
  frame.append(tooltip.root);
  Object.defineProperty(tooltip.root, "offsetParent", { value: frame });
  Object.defineProperty(tooltip.root, "offsetWidth", { value: 100 });
  frame.getBoundingClientRect = () => new DOMRect(0, 0, 300, 80);
  const at = document.createElement("div");
  at.getBoundingClientRect = () => new DOMRect(0, 20, 300, 40);
  tooltip.show(290, at, ["<b>x</b>", ""]);
  expect(tooltip.root.querySelectorAll("p")).toHaveLength(1);
  expect(tooltip.root.textContent).toBe("<b>x</b>");
  expect([tooltip.root.style.left, tooltip.root.style.bottom]).toEqual(["196px", "66px"]);
  tooltip.show(null, at, ["x"]);
  expect(tooltip.root.style.left).toBe("100px");
  tooltip.hide();
  expect(tooltip.root.hidden).toBe(true);
  frame.remove();
});
