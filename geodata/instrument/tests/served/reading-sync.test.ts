import { afterEach, beforeEach, expect, test, vi } from "vitest";
import mountReadingSync from "../../served/reading-sync.js";

const sent = vi.fn();
const scrolled = vi.fn();
let root: HTMLElement;
let leave: () => void;

function mount(focus: string | null): void {
  leave = mountReadingSync({
    data: { focus, brief: "demo", lang: "en" },
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
