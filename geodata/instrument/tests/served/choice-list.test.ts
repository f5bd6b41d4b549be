// The searchable list of a filter: what it shows, narrows and asks, by mouse and by keys.

import { beforeEach, expect, test } from "vitest";
import { ChoiceListBox } from "../../served/choice-list.js";
import { LANGUAGES } from "../languages";

const toggled: string[] = [];
const place = document.createElement("div");
document.body.append(place);

function mounted(): ChoiceListBox {
  const box = new ChoiceListBox({
    ...{ name: "actors", title: "Actors", language: LANGUAGES.en },
    labels: [
      ["usa", "<b>United States</b>"],
      ["navy", "US Navy"],
      ["fleet", "5th Fleet"],
      ["irn", "Iran"],
      ["ship", "Stena"],
    ],
    list: {
      groups: [
        [
          "States",
          [
            { id: "usa", depth: 0, searched: "united states\nالولايات المتحده\nusa" },
            { id: "navy", depth: 1, searched: "us navy" },
            { id: "fleet", depth: 2, searched: "5th fleet\nالاسطول الخامس" },
            { id: "irn", depth: 0, searched: "iran\nايران" },
          ],
        ],
        ["Vessels", [{ id: "ship", depth: 0, searched: "stena" }]],
      ],
      unlisted: 1234,
    },
    words: { find: "Find an actor", found: "{number} of {all}", unlisted: "Not listed: {number}" },
    toggle: (id) => toggled.push(id),
  });
  place.replaceChildren(...box.elements);
  box.refresh([], { usa: 3, irn: 1200 });
  return box;
}

let box: ChoiceListBox;
beforeEach(() => {
  toggled.length = 0;
  box = mounted();
});

const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)];
const shown = () => all(".option").filter(({ hidden }) => !hidden);
const ids = () => shown().map(({ dataset }) => dataset.name?.replace("option-", ""));
const field = () => place.querySelector("input") as HTMLInputElement;
const list = () => place.querySelector(".options") as HTMLElement;
const active = () => document.getElementById(list().getAttribute("aria-activedescendant") ?? "");

function type(text: string): void {
  field().value = text;
  field().dispatchEvent(new Event("input"));
}

function press(where: HTMLElement, ...keys: string[]): void {
  for (const key of keys) where.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
}

test("choices stand in groups with their counts, words are text", () => {
  expect(shown().map((each) => each.textContent)).toEqual([
    "<b>United States</b>3",
    "US Navy0",
    "5th Fleet0",
    "Iran1,200",
    "Stena0",
  ]);
  expect(all('[role="group"]').map((group) => group.getAttribute("aria-label"))).toEqual([
    "States",
    "Vessels",
  ]);
  expect(shown().map((each) => each.style.getPropertyValue("--depth"))).toEqual(["0", "1", "2", "0", "0"]);
  expect(place.lastElementChild?.textContent).toBe("Not listed: 1,234");
});

test("typing narrows by any spelling, and a part stands below its wholes", () => {
  type("غواصة");
  expect(ids()).toEqual([]);
  type("الأُسطول");
  expect(ids()).toEqual(["usa", "navy", "fleet"]);
  expect(place.querySelector('[role="status"]')?.textContent).toBe("3 of 5");
  expect(all('[role="group"]').map(({ hidden }) => hidden)).toEqual([false, true]);
  type("STATES united");
  expect(ids()).toEqual(["usa"]);
  press(field(), "Escape");
  expect([field().value, ids().length]).toEqual(["", 5]);
});

test("arrows walk the list, and a key chooses", () => {
  press(field(), "ArrowDown");
  expect(document.activeElement).toBe(list());
  press(list(), "ArrowDown", "ArrowDown", " ");
  expect([toggled, active()?.textContent]).toEqual([["fleet"], "5th Fleet0"]);
  press(list(), "End", "Enter", "Home", "Enter", "x");
  expect(toggled).toEqual(["fleet", "ship", "usa"]);
  press(list(), "ArrowUp");
  expect(document.activeElement).toBe(field());
  type("iran");
  expect(active()).toBeNull();
});

test("what is chosen stands above the list and can be taken back", () => {
  shown()[3]?.click();
  expect(toggled).toEqual(["irn"]);
  box.refresh(["irn", "gone"], {});
  expect(all('[aria-selected="true"]').map((each) => each.textContent)).toEqual(["Iran0"]);
  expect(all("button").map((each) => each.textContent)).toEqual(["Iran ×", "gone ×"]);
  all("button")[0]?.click();
  expect(toggled).toEqual(["irn", "irn"]);
});
