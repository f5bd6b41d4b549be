import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EventLinks } from "../../served/event-links.js";

const opened = vi.fn();
const pointed: (string | null)[] = [];
const scrolled = vi.fn();
let links: EventLinks;

const find = (selector: string) => document.querySelector(selector) as HTMLElement;
const row = (event: string) => find(`[data-focus=${event}]`);
const marked = () => [...document.querySelectorAll("[data-pointed]")].map((each) => each.textContent);
const over = (target: HTMLElement) => target.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
const tell = (name: string, detail: unknown) => document.dispatchEvent(new CustomEvent(name, { detail }));
const hear = (event: Event) => pointed.push((event as CustomEvent<string | null>).detail);

const LIST = `<section class="mark-list event-links"><ul>
  <li><a href="?focus=a" data-focus="a"><b>A</b></a></li><li><a href="?focus=b" data-focus="b">B</a></li>
  </ul><a id="rest" href="#" data-list="off-map">rest</a></section>`;

beforeEach(() => {
  document.body.innerHTML = `<div class="st-key-card">${LIST}</div><div class="st-key-below-map"></div><p id="away"></p>`;
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(scrolled);
  Element.prototype.scrollTo = vi.fn();
  document.addEventListener("briefmap:point", hear);
  links = new EventLinks(document, opened);
});
afterEach(() => {
  links.dispose();
  document.removeEventListener("briefmap:point", hear);
  pointed.length = 0;
  vi.useRealTimers();
  vi.clearAllMocks();
});

test("a row under the pointer or the keyboard is pointed at once, and no more when it is left", () => {
  over(find("b"));
  over(row("a"));
  row("b").focus();
  over(find("#away"));
  over(find("#away"));
  expect(pointed).toEqual(["a", "b", null]);
});

test("the row of a mark under the pointer is marked, and scrolled to within its column alone", () => {
  const column = find(".st-key-card");
  vi.spyOn(column, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 100, 50));
  vi.spyOn(row("b").parentElement as HTMLElement, "getBoundingClientRect").mockReturnValue(
    new DOMRect(0, 80, 100, 40),
  );
  tell("briefmap:pointed", ["b"]);
  expect([marked(), column.scrollTop]).toEqual([["B"], 70]);
  tell("briefmap:pointed", ["a", "b"]);
  expect(marked()).toEqual(["A", "B"]);
  tell("briefmap:pointed", []);
  expect([marked(), scrolled.mock.calls]).toEqual([[], []]);
});

test.each([
  ["a link", () => find("#rest").click()],
  ["the map", () => tell("briefmap:list", "off-map")],
])("%s leads to a list below the map", (_, lead) => {
  lead();
  expect(opened).toHaveBeenCalledExactlyOnceWith("off-map");
  expect(scrolled).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(find(".st-key-below-map"));
});

test("the focus goes from a followed row to its card and, once that is closed, back", () => {
  vi.useFakeTimers();
  const column = find(".st-key-card");
  row("b").click();
  column.innerHTML = `<article class="card"><h2>B</h2></article>`;
  links = new EventLinks(document, opened, links);
  expect(links.showFocus(null, "b")).toBe(true);
  expect(document.activeElement).toBe(find("h2"));
  expect(links.showFocus("b", null)).toBe(true);
  column.innerHTML = LIST;
  vi.runAllTimers();
  expect(document.activeElement).toBe(row("b"));
  find("#away").tabIndex = 0;
  find("#away").focus();
  expect([links.showFocus(null, "b"), links.showFocus("b", null)]).toEqual([false, false]);
  vi.runAllTimers();
  expect(document.activeElement).toBe(find("#away"));
});
