import { expect, test } from "vitest";
import { MarkerPin } from "../../src/tools/marker-pin";
import { HOSTILE, room, spoken } from "../controls/fixtures";

const place = { number: 1, at: [22.4, 39.6], name: HOSTILE, kind: "Town", position: "39.6, 22.4" } as const;

test("the marker says name, kind and coordinates as text, once", () => {
  const root = room();
  const pin = new MarkerPin(root);
  const marked = { ...place, at: [22.4, 39.6] as [number, number] };
  expect(pin.update(marked, spoken("ar"))).toContain("39.6, 22.4");
  expect(pin.update(marked, spoken("ar"))).toBe("");
  expect(root.querySelector("strong")?.textContent).toBe(HOSTILE);
  expect(root.querySelector("img, script, svg[onload]")).toBeNull();
  expect((root.querySelector("bdi") as HTMLElement).dir).toBe("ltr");
  (root.querySelector("button") as HTMLElement).click();
  expect(pin.shown).toBe(false);
});
