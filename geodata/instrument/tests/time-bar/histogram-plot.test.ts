import { expect, test } from "vitest";
import { HistogramPlot, PLOT_HEIGHT } from "../../src/time-bar/histogram-plot";

test("a plot draws both paths, perhaps lighter, and is clipped to the period", () => {
  const plot = new HistogramPlot("time-bar-plot-period");
  plot.draw({ within: "M0 0", perhaps: "M1 1" }, 640);
  const [within, perhaps] = [...plot.root.querySelectorAll("path")];
  expect([within?.getAttribute("d"), perhaps?.getAttribute("d")]).toEqual(["M0 0", "M1 1"]);
  expect([within?.getAttribute("opacity"), perhaps?.getAttribute("opacity")]).toEqual([null, "0.55"]);
  expect(plot.root.getAttribute("viewBox")).toBe(`0 0 640 ${PLOT_HEIGHT}`);
  plot.clip(20, 30);
  expect(plot.root.style.clipPath).toBe("inset(0 30px 0 20px)");
});
