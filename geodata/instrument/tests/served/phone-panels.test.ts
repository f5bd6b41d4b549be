import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PhonePanels } from "../../served/phone-panels.js";

const PAGE = `<span id="map-start" tabindex="-1"></span><button id="mark">mark</button>
  <div class="st-key-controls"><div class="st-key-close-filters"><button>close</button></div><input><button disabled>off</button>
    <details><summary>more</summary><a href="#">hidden</a></details></div>
  <div class="st-key-card"><div class="st-key-close-list"><button>close</button></div><div class="mark-list"><h2>list</h2></div></div>
  <div class="st-key-phone-panel-none"><div class="st-key-open-filters-en"><button><i>tune</i><p>Filters</p></button></div>
    <div class="st-key-open-list-en"><button><i>list</i><p>On this map</p></button></div></div>`;
const CARD = `<div class="st-key-close-en"><button>close</button></div><article class="card"><h2 tabindex="-1">A</h2></article>`;
const closed = vi.fn();
let panels: PhonePanels;
let isPhone: boolean;

const find = (selector: string) => document.querySelector(selector) as HTMLElement;
const active = () => document.activeElement;
const press = (key: string, at = active(), changes: KeyboardEventInit = {}) =>
  at?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...changes }));

beforeEach(() => {
  isPhone = true;
  window.matchMedia = vi.fn(() => ({ matches: isPhone }) as MediaQueryList);
  Element.prototype.scrollIntoView = vi.fn();
  document.body.innerHTML = PAGE;
  panels = new PhonePanels(document);
  document.addEventListener("click", hear);
});
afterEach(() => {
  panels.dispose();
  document.removeEventListener("click", hear);
  closed.mockReset();
});
function hear(event: Event): void {
  closed((event.target as Element).closest("[class^=st-key-close]")?.className);
}

test.each([
  ["filters", ".st-key-close-filters button", ".st-key-open-filters-en button"],
  ["list", ".mark-list h2", ".st-key-open-list-en button"],
])("the focus goes into the panel %s and back to its button", (panel, inside, opener) => {
  panels.showPanel("", panel);
  expect(active()).toBe(find(inside));
  panels.showPanel(panel, "");
  expect(active()).toBe(find(opener));
});

test("a drawer has a name and keeps the focus while it is open; Escape closes it", () => {
  panels.showPanel("", "filters");
  const drawer = find(".st-key-controls");
  expect([drawer.getAttribute("role"), drawer.getAttribute("aria-label")]).toEqual(["dialog", "Filters"]);
  press("Tab", active(), { shiftKey: true });
  expect(active()).toBe(find("summary"));
  press("Tab");
  expect(active()).toBe(find(".st-key-close-filters button"));
  find("input").focus();
  press("Tab");
  expect(active()).toBe(find("input"));
  press("Escape");
  expect(closed).toHaveBeenCalledExactlyOnceWith("st-key-close-filters");
  panels.showPanel("filters", "");
  expect(drawer.hasAttribute("role")).toBe(false);
});

test("Escape in a field that holds words is the field's", () => {
  panels.showPanel("", "filters");
  (find("input") as HTMLInputElement).value = "iran";
  press("Escape", find("input"));
  expect(closed).not.toHaveBeenCalled();
});

test("the card of an event takes the focus, and what was chosen has it again", () => {
  find("#mark").focus();
  find(".st-key-card").innerHTML = CARD;
  panels.showCard(null, "a");
  expect(active()).toBe(find("h2"));
  press("Escape");
  expect(closed).toHaveBeenCalledExactlyOnceWith("st-key-close-en");
  const before = panels;
  before.dispose();
  panels = new PhonePanels(document, before);
  panels.showCard("a", null);
  expect(active()).toBe(find("#mark"));
  find("#mark").remove();
  panels.showCard(null, "a");
  panels.showCard("a", null);
  expect(active()).toBe(find("#map-start"));
});

test("on a wide screen nothing takes the focus, and Escape closes a card alone", () => {
  isPhone = false;
  find("#mark").focus();
  panels.showPanel("", "filters");
  panels.showCard(null, "a");
  expect(active()).toBe(find("#mark"));
  press("Escape", find("input"));
  press("Escape", find(".mark-list h2"));
  expect(closed).not.toHaveBeenCalled();
  find(".st-key-card").innerHTML = CARD;
  press("Escape", find("h2"));
  expect(closed).toHaveBeenCalledExactlyOnceWith("st-key-close-en");
});
