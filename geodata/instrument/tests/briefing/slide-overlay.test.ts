import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SlideOverlay } from "../../src/briefing/slide-overlay";
import { CONTENT, slideOf } from "./content";

const run = vi.fn();
const RANGE = { first: 0, last: 3 };
let overlay: SlideOverlay;

function show(at: number, playing = false, content = CONTENT): void {
  overlay.showSlide(content, { ...RANGE, at }, { slide: at, playing, held: false });
}
const text = (selector: string) => overlay.root.querySelector(selector)?.textContent;

beforeEach(() => {
  run.mockReset();
  overlay = new SlideOverlay(run);
  document.body.append(overlay.root);
});
afterEach(() => {
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
  expect(text(".tellers li")).toBe("two independent <b>sources</b>");
});

test("the day of the brief stands at the head, with its age from 24 hours on", () => {
  vi.useFakeTimers({ now: Date.parse("2030-05-01T23:00Z") });
  show(1);
  expect(text(".head .dates")).toBe("As of 1 May");
  vi.setSystemTime(Date.parse("2030-06-05T00:00Z"));
  show(1);
  expect(text(".head .dates strong")).toBe("35 days old");
  show(1, false, { ...CONTENT, cut_off: "2030-06-03T18:00+03:00" });
  expect(text(".head .dates strong")).toBe("1 day old");
  expect(overlay.root.querySelector("time")).toBeNull();
  vi.useRealTimers();
});

test("a slide explains the signs on its map, in pictures that are checked; without any it has no legend", () => {
  const swatch = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>';
  const unsafe = '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>';
  show(1);
  const legend = overlay.root.querySelector<HTMLElement>(".foot .slide-legend");
  expect(legend?.hidden).toBe(true);
  const items = [
    { group: "status", id: "claimed", label: "<b>Claimed</b>", swatch },
    { group: "note", id: "bad", label: "Unsafe", swatch: unsafe },
  ];
  overlay.showLegend({ legend: items, numbers: [] });
  expect(legend?.hidden).toBe(false);
  expect([...(legend?.children ?? [])].map((item) => item.textContent)).toEqual(["<b>Claimed</b>", "Unsafe"]);
  expect(legend?.querySelectorAll("svg circle, script")).toHaveLength(1);
  show(2);
  expect(overlay.root.querySelector(".foot .slide-legend")).toBe(legend);
  show(0);
  expect(overlay.root.querySelector(".slide-legend")).toBeNull();
});

test("a slide tells the titles of the numbers on its map, as text; without any it has no such list", () => {
  show(1);
  const key = overlay.root.querySelector<HTMLElement>(".foot .number-key");
  expect(key?.hidden).toBe(true);
  overlay.showLegend({ legend: [], numbers: [{ event: "a", number: "12", title: "<i>Hit</i>" }] });
  expect([key?.hidden, key?.getAttribute("aria-label")]).toEqual([false, "Numbers"]);
  expect([...(key?.children ?? [])].map((item) => item.textContent)).toEqual(["12 <i>Hit</i>"]);
  overlay.showLegend({ legend: [], numbers: [] });
  expect(key?.hidden).toBe(true);
});

test("the last page names the documents; without any it has no list of them", () => {
  show(3);
  expect(text(".brief-documents")).toBe("DocumentsA notice · The office");
  show(3, false, { ...CONTENT, documents: [] });
  expect(overlay.root.querySelector(".brief-documents")).toBeNull();
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

test("each slide is marked for what it shows, cover and sources for the whole brief; all are stamped", () => {
  const marked = () => [...overlay.root.querySelectorAll(".marking-line")].map((line) => line.textContent);
  for (const [at, marking] of [
    [0, "BRIEF"],
    [1, "SLIDE"],
    [3, "BRIEF"],
  ] as const) {
    show(at);
    expect(marked()).toEqual([marking, marking]);
    expect(text(".head .unfinished")).toBe("Draft · 1 unfinished, not shown");
  }
  show(0);
  expect([...overlay.root.querySelectorAll(".note")].at(-1)?.textContent).toBe("In English only.");
});

test("a slide without a marking has no line for one, and a finished brief no stamp", () => {
  const slides = [slideOf({ marking: "" })];
  overlay.showSlide(
    { ...CONTENT, unfinished: "", slides },
    { ...RANGE, at: 1 },
    { slide: 1, playing: false, held: false },
  );
  expect(overlay.root.querySelectorAll(".marking-line[hidden]").length).toBe(2);
  expect(overlay.root.querySelector(".unfinished")).toBeNull();
});

test("buttons and dots run their commands; the current dot is marked", () => {
  show(1, true);
  overlay.root.querySelector<HTMLElement>("[data-name=next]")?.click();
  overlay.root.querySelector<HTMLElement>("[data-name=dot-2]")?.click();
  expect(run.mock.calls).toEqual([["next"], [{ jump: 2 }]]);
  expect(overlay.root.querySelector("[aria-current]")?.getAttribute("data-name")).toBe("dot-1");
});

test("a foot that would cover the map is one run of words", () => {
  show(1);
  const foot = overlay.root.querySelector<HTMLElement>(".foot") as HTMLElement;
  vi.spyOn(overlay.root, "clientHeight", "get").mockReturnValue(900);
  const height = vi.spyOn(foot, "clientHeight", "get").mockReturnValue(250);
  overlay.fitFigures();
  expect(foot.classList.contains("tight")).toBe(true);
  height.mockReturnValue(150);
  overlay.fitFigures();
  expect(foot.classList.contains("tight")).toBe(false);
});

test("a lost connection is announced until it is back", () => {
  overlay.showConnection("Gone");
  expect(text(".connection-notice")).toBe("Gone");
  overlay.showConnection(null);
  expect(overlay.root.querySelector<HTMLElement>(".connection-notice")?.hidden).toBe(true);
});

test("figures that would be cut at the foot are made smaller, as far as they are read", () => {
  const column = overlay.root.querySelector<HTMLElement>(".figure-column") as HTMLElement;
  const scale = () => column.style.getPropertyValue("--fit");
  let height = 100;
  vi.spyOn(column, "clientHeight", "get").mockReturnValue(90);
  vi.spyOn(column, "scrollHeight", "get").mockImplementation(
    () => (height * Number(scale())) / (column.classList.contains("in-two") ? 2 : 1),
  );
  show(1);
  expect(scale()).toBe("0.9");
  height = 80;
  overlay.fitFigures();
  expect(scale()).toBe("1");
  expect(column.classList.contains("in-two")).toBe(false);
  height = 200;
  overlay.fitFigures();
  expect([scale(), column.classList.contains("in-two")]).toEqual(["0.9", true]);
  height = 1000;
  overlay.fitFigures();
  expect(scale()).toBe("0.5");
});
