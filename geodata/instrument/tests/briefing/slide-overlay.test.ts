import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SlideOverlay } from "../../src/briefing/slide-overlay";
import { CONTENT } from "./content";

const run = vi.fn();
const RANGE = { first: 0, last: 3 };
let overlay: SlideOverlay;

function show(at: number, playing = false): void {
  overlay.showSlide(CONTENT, { ...RANGE, at }, { slide: at, playing, held: false });
}
const text = (selector: string) => overlay.root.querySelector(selector)?.textContent;

beforeEach(() => {
  run.mockReset();
  overlay = new SlideOverlay(run);
  document.body.append(overlay.root);
});
afterEach(() => {
  overlay.dispose();
  overlay.root.remove();
});

test("a slide has headline, rival figures, claims, events off the map and sources, all as text", () => {
  show(1);
  expect([text("h1"), text(".note"), text(".figures .number"), text(".figures .or")]).toEqual([
    ...["First slide", "Spoken note", "1", "or"],
  ]);
  expect(text(".figures .speaker strong")).toBe("<b>Ministry</b>");
  expect(overlay.root.querySelector("b b, strong b")).toBeNull();
  expect([text(".other-claims .gist"), text(".unmapped li"), text(".sources .where")]).toEqual([
    ...["Denied", "Talks no place", "p. 2"],
  ]);
});

test("before the first slide is the cover, after the last the sources", () => {
  show(0);
  expect([overlay.root.dataset.kind, text("h1"), text(".summary li")]).toEqual(["cover", "Demo", "A line"]);
  show(3);
  expect([overlay.root.dataset.kind, text("h1"), text(".brief-sources")]).toEqual([
    "end",
    "Sources",
    "A source",
  ]);
});

test("buttons and dots run their commands; the current dot is marked", () => {
  show(1, true);
  overlay.root.querySelector<HTMLElement>("[data-name=next]")?.click();
  overlay.root.querySelector<HTMLElement>("[data-name=dot-2]")?.click();
  expect(run.mock.calls).toEqual([["next"], [{ jump: 2 }]]);
  expect(overlay.root.querySelector("[aria-current]")?.getAttribute("data-name")).toBe("dot-1");
});

test("a lost connection is announced until it is back", () => {
  overlay.showConnection("Gone");
  expect(text(".connection-notice")).toBe("Gone");
  overlay.showConnection(null);
  expect(overlay.root.querySelector<HTMLElement>(".connection-notice")?.hidden).toBe(true);
});
