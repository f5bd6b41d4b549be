import { afterEach, beforeEach, expect, test, vi } from "vitest";
import mountReadingSync from "../../served/reading-sync.js";
import type { ReadingSyncData } from "../../src/contract";

const sent = vi.fn();
const scrolled = vi.fn();
let root: HTMLElement;
let leave: () => void;

function mount(focus: string | null, place: Partial<ReadingSyncData> = {}): void {
  leave = mountReadingSync({
    data: {
      focus,
      brief: "demo",
      lang: "en",
      document: "paper",
      passage: null,
      asked: 0,
      panel: "",
      ...place,
    },
    parentElement: root,
    setTriggerValue: sent,
  });
}
const click = (selector: string, changes: MouseEventInit = {}) =>
  document
    .querySelector(selector)
    ?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...changes }));

beforeEach(() => {
  document.body.innerHTML = `<div class="text">
    <p class="sentence" data-events="a b"><mark data-focus="a b">cited</mark></p>
    <a data-focus="b">event b</a> <a href="#end">end</a>
    <details><summary>more</summary><p id="end" tabindex="-1">end</p></details></div><div id="host"></div>`;
  root = document.querySelector("#host") as HTMLElement;
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(scrolled);
});
afterEach(() => {
  leave();
  vi.restoreAllMocks();
  sent.mockReset();
  scrolled.mockReset();
});

test("cited words ask for their events, one after another", () => {
  mount(null);
  click("mark");
  expect(sent).toHaveBeenLastCalledWith("ask", "a");
  mount("a");
  click("mark");
  expect(sent).toHaveBeenLastCalledWith("ask", "b");
  mount("b");
  click("mark");
  expect(sent).toHaveBeenLastCalledWith("ask", "a");
  expect(sent).toHaveBeenCalledTimes(3);
});

test("a row of the list of the map is the map's where that takes it, other links never are", () => {
  document.body.insertAdjacentHTML(
    "beforeend",
    `<section class="mark-list event-links"><a id="row" data-focus="b">event b</a></section>`,
  );
  mount(null);
  click("#row");
  expect(sent).toHaveBeenLastCalledWith("ask", "b");
  const taken: string[] = [];
  const take = (event: Event) => {
    event.preventDefault();
    taken.push((event as CustomEvent<string>).detail);
  };
  document.addEventListener("briefmap:focus", take);
  click("#row");
  click("mark");
  document.removeEventListener("briefmap:focus", take);
  expect([taken, sent.mock.calls]).toEqual([
    ["b"],
    [
      ["ask", "b"],
      ["ask", "a"],
    ],
  ]);
});

test("a click with a modifier is the browser's", () => {
  mount(null);
  click("mark", { ctrlKey: true });
  expect(sent).not.toHaveBeenCalled();
});

test("the event in focus is marked and scrolled into view when it changes", () => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, -90, 10, 10));
  mount("b");
  expect(document.querySelector("a[data-focus=b]")?.hasAttribute("aria-current")).toBe(true);
  expect(scrolled).toHaveBeenCalledTimes(1);
  mount("b");
  expect(scrolled).toHaveBeenCalledTimes(1);
});

test("an anchor opens the fold of its target and gives it the focus", () => {
  mount(null);
  click("a[href]");
  expect(document.querySelector("details")?.open).toBe(true);
  expect(document.activeElement?.id).toBe("end");
});

test("after it left, clicks are not heard", () => {
  mount(null);
  leave();
  click("mark");
  expect(sent).not.toHaveBeenCalled();
});

test("a citation on screen is scrolled to, another is asked for", () => {
  document.body.insertAdjacentHTML(
    "beforeend",
    `<article><a id="here" data-passage="paper end">here</a>
    <a id="other" data-passage="table r-7">there</a></article>`,
  );
  mount(null);
  click("#here");
  expect(document.activeElement?.id).toBe("end");
  expect(sent).not.toHaveBeenCalled();
  click("#other");
  expect(sent).toHaveBeenLastCalledWith("passage", "table r-7");
  click("#other", { metaKey: true });
  expect(sent).toHaveBeenCalledTimes(1);
});

test("a passage that was asked for comes before the focus, each time it is asked for", () => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, -90, 10, 10));
  mount("b", { passage: "end", asked: 1 });
  expect(document.activeElement?.id).toBe("end");
  expect(scrolled).toHaveBeenCalledTimes(1);
  mount("b", { passage: "end", asked: 1 });
  expect(scrolled).toHaveBeenCalledTimes(1);
  mount("b", { passage: "end", asked: 2 });
  expect(scrolled).toHaveBeenCalledTimes(2);
});

test("the passage of an address is scrolled to once", () => {
  document.body.insertAdjacentHTML("beforeend", `<p id="r-7" tabindex="-1">row</p>`);
  window.history.replaceState(null, "", "?focus=a#r-7");
  mount("a");
  expect(document.activeElement?.id).toBe("r-7");
  expect(window.location.hash).toBe("");
  expect(window.location.search).toBe("?focus=a");
});
