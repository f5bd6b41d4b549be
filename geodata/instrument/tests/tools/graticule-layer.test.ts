import type { PathLayer } from "@deck.gl/layers";
import { expect, test } from "vitest";
import { createGraticuleLayer, GraticuleLabels } from "../../src/tools/graticule-layer";
import { room, spoken } from "../controls/fixtures";

const MAP = {
  camera: { lon: 10, lat: 20, zoom: 3 },
  size: [800, 600],
  projection: "flat",
  theme: "light",
} as const;
const paths = (map: Parameters<typeof createGraticuleLayer>[0]) =>
  (createGraticuleLayer(map) as PathLayer).props.data as [number, number][][];

test("lines run a screen beyond the map; on a globe over all that can be seen", () => {
  const lons = paths(MAP)
    .flat()
    .map(([lon]) => lon);
  expect(Math.min(...lons)).toBeLessThan(10 - (800 * 360) / (512 * 8));
  const globe = paths({ ...MAP, projection: "globe" }).flat();
  expect([Math.min(...globe.map(([lon]) => lon)), Math.max(...globe.map(([, lat]) => lat))]).toEqual([
    -80, 85,
  ]);
});

test("labels stand where reading starts, and none stands under a panel; a globe has none", () => {
  const root = room();
  const labels = new GraticuleLabels(root);
  labels.set(true);
  labels.place(MAP, spoken("ar"));
  const found = [...root.querySelectorAll<HTMLElement>(".parallel")];
  expect(found.map((each) => each.style.transform.startsWith("translate(792.0px"))).not.toContain(false);
  expect(found.at(-1)?.textContent).toMatch(/ش$/);
  const panel = root.appendChild(document.createElement("div"));
  panel.getBoundingClientRect = () => new DOMRect(-5, -5, 10, 10);
  found[0]?.parentElement?.childNodes.forEach((each) => {
    (each as HTMLElement).getBoundingClientRect = () => new DOMRect(0, 0, 20, 10);
  });
  labels.hideCovered([panel]);
  expect(found[0]?.style.visibility).toBe("hidden");
  labels.hideCovered([]);
  expect(found[0]?.style.visibility).toBe("");
  labels.place({ ...MAP, projection: "globe" }, spoken("ar"));
  expect(labels.root.hidden).toBe(true);
});
