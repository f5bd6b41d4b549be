import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  MarkTooltip,
  type PointedMark,
  placeTooltip,
  type TooltipHost,
} from "../../src/controls/mark-tooltip";
import { HOSTILE, press, room, SWATCH, spoken } from "./fixtures";

const ONE: PointedMark = {
  id: "a",
  row: 0,
  kind: "exercise",
  standing: 2,
  title: "Drill",
  body: "Exercise · June",
};
const TWO: PointedMark = { id: "b", row: 1, kind: "transfer", standing: 1, title: HOSTILE, body: HOSTILE };

let root: HTMLElement;
let host: { [name in keyof TooltipHost]: ReturnType<typeof vi.fn> };
let card: MarkTooltip;

function made(lang: "ar" | "en" = "en"): MarkTooltip {
  host = { choose: vi.fn(), zoomTo: vi.fn(), titles: vi.fn(async () => []) };
  card = new MarkTooltip(root, host as unknown as TooltipHost, spoken(lang));
  card.update({ size: [800, 500], swatches: { exercise: SWATCH } });
  return card;
}

const box = (): HTMLElement => root.querySelector(".tooltip") as HTMLElement;

beforeEach(() => {
  root = room();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test.each([
  ["right of the pointer", [100, 100], false, [114, 114]],
  ["left of it in Arabic", [400, 100], true, [186, 114]],
  ["turned round at the right edge", [780, 100], false, [566, 114]],
  ["turned round at the left edge in Arabic", [20, 100], true, [34, 114]],
  ["above at the foot", [100, 480], false, [114, 406]],
] as const)("a card stands %s", (_, at, rightToLeft, expected) => {
  expect(placeTooltip(at, [200, 60], [800, 500], rightToLeft)).toEqual(expected);
});

test("a card never leaves the map", () => {
  expect(placeTooltip([5, 5], [300, 300], [200, 200], false)).toEqual([8, 8]);
});

test("one mark shows its title, its line, its swatch and that it is only perhaps in", () => {
  made().show([{ ...ONE, standing: 1 }], [10, 10]);
  expect(box().textContent).toContain("Drill");
  expect(box().textContent).toContain("Exercise · June");
  expect(box().textContent).toContain("Perhaps within the period");
  expect(box().querySelector("svg path")).not.toBeNull();
});

test("hostile words stay words", () => {
  made().show([TWO], [10, 10]);
  expect(box().querySelector(".title")?.textContent).toBe(HOSTILE);
  expect(box().querySelector(".body")?.textContent).toBe(HOSTILE);
  card.pin([ONE, TWO], [10, 10]);
  expect(box().textContent).toContain(HOSTILE);
  expect(root.querySelector("script, img, [onload]")).toBeNull();
});

test("several marks are listed with how many there are, in Arabic too", () => {
  made("ar").show([ONE, TWO], [10, 10]);
  expect(box().dir).toBe("rtl");
  expect(box().textContent).toContain("حدثان هنا");
  expect([...box().querySelectorAll(".name")].map((name) => name.textContent)).toEqual(["Drill", HOSTILE]);
});

test("a long list says how many are left out", () => {
  made().show(
    Array.from({ length: 11 }, (_, row) => ({ ...ONE, id: null, row })),
    [10, 10],
  );
  expect(box().querySelectorAll("li")).toHaveLength(9);
  expect(box().textContent).toContain("and 3 more");
});

test("a mark for many events says how many, the first of them, and what to do", async () => {
  made();
  host.titles.mockResolvedValue([{ row: 4, title: HOSTILE, body: "", kind: "exercise", family: "military" }]);
  card.show([{ id: null, row: 4, rows: [4], kind: "exercise", standing: 2, count: 37 }], [10, 10]);
  expect(box().textContent).toContain("37 events here");
  await vi.advanceTimersByTimeAsync(500);
  expect(host.titles).toHaveBeenCalledWith([4]);
  expect(box().textContent).toContain(HOSTILE);
  expect(box().textContent).toContain("and 36 more");
  expect(box().textContent).toContain("Zoom in");
});

test("a title that is not known is fetched once, and said to be missing where that fails", async () => {
  made();
  const bare: PointedMark = { id: null, row: 7, kind: "meeting", standing: 2 };
  host.titles.mockRejectedValueOnce(new Error("gone"));
  card.show([bare], [10, 10]);
  await vi.advanceTimersByTimeAsync(500);
  expect(box().textContent).toBe("The title could not be loaded");
  card.hide();
  host.titles.mockResolvedValue([{ row: 7, title: "Talks", body: "", kind: "meeting", family: "diplomacy" }]);
  card.show([bare], [10, 10]);
  await vi.advanceTimersByTimeAsync(500);
  card.hide();
  card.show([bare], [20, 20]);
  expect(box().textContent).toBe("Talks");
  expect(host.titles).toHaveBeenCalledTimes(2);
});

test("a pinned list is chosen from with the keyboard and stays under the pointer", () => {
  made().pin([ONE, TWO], [10, 10]);
  card.show([ONE], [50, 50]);
  expect(box().getAttribute("aria-label")).toBe("Choose an event");
  const [first, second] = [...box().querySelectorAll<HTMLElement>("li button")];
  expect(document.activeElement).toBe(first);
  press("ArrowDown");
  expect(document.activeElement).toBe(second);
  second?.click();
  expect(host.choose).toHaveBeenCalledWith(TWO);
  expect(box().hidden).toBe(true);
});

test("Escape closes a pinned list and gives the focus back", () => {
  const before = root.appendChild(document.createElement("button"));
  before.focus();
  made().pin([ONE, TWO], [10, 10]);
  expect(box().contains(document.activeElement)).toBe(true);
  press("Escape");
  expect(box().hidden).toBe(true);
  expect(document.activeElement).toBe(before);
});

test("a mark for many events in a pinned list brings the map closer", () => {
  const many: PointedMark = { id: null, row: 3, kind: "exercise", standing: 2, count: 5 };
  made().pin([ONE, many], [10, 10]);
  [...box().querySelectorAll<HTMLElement>("li button")].at(-1)?.click();
  expect(host.zoomTo).toHaveBeenCalledWith(many);
});
