// The filters beside the map: what they show, what they ask, and of whom.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import mountFilterPanel from "../../served/filter-panel.js";
import type { FilterPanelData } from "../../src/contract";
import { ALL } from "../engine/column-file-bytes";
import { LANGUAGES } from "../languages";

const DATA: FilterPanelData = {
  ...{ brief: "demo", language: LANGUAGES.en, view: ALL },
  counts: {
    actors: { irn: 3, rus: 1200 },
    layers: { exercise: 2, transfer: 1 },
    statements: { reported: 3 },
    ...{ statuses: { actual: 3 }, tags: {}, members: {} },
  },
  presets: [
    ["all", "Whole brief", null, null],
    ["year", "2024", "2024-01-01", "2024-12-31"],
  ],
  labels: {
    actors: [
      ["irn", "<b>Iran</b>"],
      ["rus", "Russia"],
    ],
    layers: [
      ["exercise", "Exercises"],
      ["transfer", "Transfers"],
    ],
    statements: [["reported", "Reported"]],
    ...{ statuses: [], tags: [] },
    roles: [["lead", "Lead"]],
    match: [
      ["any", "Any of them"],
      ["all", "All together"],
    ],
    hide: [["undated", "Undated events"]],
    show: [["relations", "Lines"]],
  },
  lists: {},
  actors_alone: false,
  families: [
    ["military", "Military activity", ["exercise"]],
    ["supply", "Supply", ["transfer"]],
  ],
  words: {
    ...{ period: "Period", from: "From", to: "To", "date-example": "e.g. 2024-10" },
    ...{ "bad-date": "{typed} is not a date.", "period-reversed": "It would end before it begins." },
    ...{ actors: "Actors", match: "Several", roles: "Role", layers: "Layers", statements: "Statement" },
    ...{ more: "More", reset: "Reset", statuses: "Status", tags: "Tags", unlisted: "Not listed: {number}" },
    ...{ "find-actor": "Find an actor", "find-tag": "Find a tag", "found-count": "{number} of {all}" },
    "members-act": "{name}: {number} more",
  },
};

const place = document.createElement("div");
const heard: unknown[] = [];
let unmount: () => void;

/** Mounts the panel with the data of a run. */
function run(data: object = {}): void {
  unmount = mountFilterPanel({
    data: { ...DATA, ...data },
    parentElement: place,
    setTriggerValue: (name: string, value: unknown) => heard.push([name, value]),
  });
}

function named<T extends HTMLElement = HTMLButtonElement>(name: string): T {
  return place.querySelector(`[data-name="${name}"]`) as T;
}

function type(name: string, value: string): void {
  const field = named<HTMLInputElement>(name);
  field.value = value;
  field.dispatchEvent(new Event("change"));
}

beforeEach(() => {
  document.body.append(place);
  heard.length = 0;
  run();
});

afterEach(() => unmount());

test("words are text, numbers are counted as readers write them", () => {
  expect(named("actors-irn").textContent).toBe("<b>Iran</b> 3");
  expect(named("actors-rus").textContent).toBe("Russia 1,200");
  run({ counts: { ...DATA.counts, actors: {} } });
  expect(named("actors-rus").textContent).toBe("Russia 0");
  expect(place.querySelector("b")).toBeNull();
  expect(named("roles-lead").textContent).toBe("Lead");
});

test("where no map takes a change the server hears of it, and it shows at once", () => {
  named("actors-irn").click();
  expect(named("actors-irn").getAttribute("aria-pressed")).toBe("true");
  named("preset-year").click();
  expect([named<HTMLInputElement>("start").value, named<HTMLInputElement>("end").value]).toEqual([
    "2024-01-01",
    "2024-12-31",
  ]);
  expect(heard).toEqual([
    ["ask", { seq: 0, patch: { actors: ["irn"] } }],
    ["ask", { seq: 0, patch: { start: "2024-01-01", end: "2024-12-31" } }],
  ]);
});

test("a map that takes a change tells the server itself", () => {
  const asked: unknown[] = [];
  const take = (event: Event) => {
    event.preventDefault();
    asked.push((event as CustomEvent).detail);
  };
  document.addEventListener("briefmap:ask", take);
  named("layer-exercise").click();
  document.removeEventListener("briefmap:ask", take);
  expect([asked, heard]).toEqual([[{ layers: ["transfer"] }], []]);
});

test("layers stand under the name of their family, where there are several", () => {
  const labels = () => [...place.querySelectorAll(".group-label")].map((at) => at.textContent ?? "");
  const shown = () => labels().filter((label) => /Military|Supply/.test(label));
  expect(shown()).toEqual(["Military activity", "Supply"]);
  expect(named("layer-transfer").closest(".group")?.querySelectorAll("input").length).toBe(1);
  run({ families: [["military", "Military activity", ["exercise", "transfer"]]] });
  expect(shown()).toEqual([]);
  expect(named("layer-transfer")).not.toBeNull();
});

test("status and tags are offered where a brief has them", () => {
  const groups = () => [...place.querySelectorAll(".group-label")].map((at) => at.textContent);
  expect(groups()).not.toContain("Status");
  const labels = {
    ...DATA.labels,
    statuses: [
      ["actual", "Actual"],
      ["alleged", "Alleged"],
    ],
    tags: [["oil", "oil"]],
  };
  run({ labels, counts: { ...DATA.counts, tags: { oil: 2 } } });
  expect(groups()).toEqual(expect.arrayContaining(["Status", "Tags"]));
  expect(named("tags-oil").textContent).toBe("oil 2");
  named("statuses-alleged").click();
  named("tags-oil").click();
  named("reset").click();
  expect(heard.map((each) => (each as [string, { patch: object }])[1].patch)).toEqual([
    { statuses: ["alleged"] },
    { tags: ["oil"] },
    expect.objectContaining({ statuses: null, tags: null }),
  ]);
});

test("many actors are a list, and what members of an alliance do is told", () => {
  const list = { groups: [["States", [{ id: "irn", depth: 0, searched: "iran" }]]], unlisted: 0 };
  const counts = { ...DATA.counts, members: { irn: 1200, rus: 0 } };
  run({ lists: { actors: list }, counts, actors_alone: true });
  expect(named("find-actors")).not.toBeNull();
  expect(named("reset")).toBeNull();
  expect(place.textContent).toContain("<b>Iran</b>: 1,200 more");
  expect(place.textContent).not.toContain("Russia: ");
  named<HTMLElement>("option-irn").click();
  expect(heard).toEqual([["ask", { seq: 0, patch: { actors: ["irn"] } }]]);
});

test("it follows the map, counts a moment later, and no other brief", () => {
  vi.useFakeTimers();
  const say = (brief: string, actors: string[], irn = 6) => {
    const facets = () => ({ ...DATA.counts, actors: { irn } });
    const detail = { brief, view: { ...ALL, actors, start: "2024-03-01" }, facets };
    document.dispatchEvent(new CustomEvent("briefmap:shown", { detail }));
  };
  say("demo", ["rus"]);
  say("other", ["irn"]);
  expect(named("actors-rus").getAttribute("aria-pressed")).toBe("true");
  expect(named<HTMLInputElement>("start").value).toBe("2024-03-01");
  expect(named("actors-irn").textContent).toBe("<b>Iran</b> 3");
  // However fast the clock runs, the numbers go with it.
  for (let step = 0; step < 12; step++) {
    vi.advanceTimersByTime(10);
    say("demo", ["rus"], step);
  }
  expect(named("actors-irn").textContent).not.toBe("<b>Iran</b> 3");
  vi.runAllTimers();
  vi.useRealTimers();
  expect(named("actors-irn").textContent).toBe("<b>Iran</b> 11");
});

test("a run that left the server earlier does not undo what the map has", () => {
  const answer = () => {
    const detail = { brief: "demo", view: { ...ALL, actors: ["irn"] }, facets: () => DATA.counts };
    document.dispatchEvent(new CustomEvent("briefmap:shown", { detail }));
  };
  document.addEventListener("briefmap:look", answer);
  run();
  document.removeEventListener("briefmap:look", answer);
  expect(named("actors-irn").getAttribute("aria-pressed")).toBe("true");
});

test.each([
  ["soon", "\u2068soon\u2069 is not a date."],
  ["2025", "It would end before it begins."],
])("%j cannot be taken: it is said and stays", (typed, told) => {
  run({ view: { ...ALL, end: "2024-12-31" } });
  type("start", typed);
  expect(place.querySelector("[role=alert]")?.textContent).toBe(told);
  expect([named<HTMLInputElement>("start").value, heard]).toEqual([typed, []]);
  named("preset-year").click();
  expect(place.querySelector<HTMLElement>("[role=alert]")?.hidden).toBe(true);
});

test("what a hand is writing is left alone", () => {
  const field = named<HTMLInputElement>("start");
  field.value = "202";
  field.dispatchEvent(new Event("input"));
  run({ view: { ...ALL, start: "2024-05-01" } });
  expect(field.value).toBe("202");
  field.value = "2024";
  field.dispatchEvent(new Event("change"));
  expect([field.value, heard.length]).toEqual(["2024-01-01", 1]);
});

test("any or all is asked where several actors are chosen", () => {
  const match = named("match-all").closest<HTMLElement>(".group");
  expect(match?.hidden).toBe(true);
  run({ view: { ...ALL, actors: ["irn", "rus"] } });
  expect(match?.hidden).toBe(false);
});

test("a run keeps the fields, what is open and what has the focus; another brief has others", () => {
  const more = place.querySelector("details") as HTMLDetailsElement;
  more.open = true;
  run({ view: { ...ALL, hide: ["undated"] } });
  expect(place.querySelector("details")).toBe(more);
  expect(named<HTMLInputElement>("hide-undated").checked).toBe(false);
  run({ brief: "other" });
  expect(place.querySelector("details")).not.toBe(more);
});

test("reset asks for the whole brief, where anything else is asked", () => {
  expect(named("reset").disabled).toBe(true);
  run({ view: { ...ALL, bounds: [1, 2, 3, 4], focus: "parts" } });
  expect(named("reset").disabled).toBe(false);
  named("reset").click();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject(["ask", { patch: { bounds: null, start: null, actors: null, hide: [] } }]);
  expect(named("reset").disabled).toBe(true);
});

test("a brief without actors has no heading over nothing", () => {
  const headings = () => [...place.querySelectorAll(".group > :first-child")].map((each) => each.textContent);
  run();
  expect(headings()).toEqual(expect.arrayContaining(["Actors", "Role"]));
  unmount();
  run({ labels: { ...DATA.labels, actors: [], roles: [] } });
  expect(headings()).not.toEqual(expect.arrayContaining(["Actors"]));
  expect(headings()).not.toEqual(expect.arrayContaining(["Role"]));
});
