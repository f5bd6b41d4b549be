import { deflateSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import mountEventTable from "../../served/event-table.js";
import type { EventTableData } from "../../src/contract";

const TABLE: EventTableData = {
  ...{
    lang: "ar",
    direction: "rtl",
    title: "Events",
    page_label: "1–2",
    hint: "Hint",
    previous: "Back",
    next: "On",
  },
  columns: [
    ["event", "Event"],
    ["kind", "Kind"],
  ],
  cell_texts: ["<b>Drill</b>", "Exercise", "Talks"],
  rows: [
    ["a", 0, 1],
    ["b", 2, 1],
  ],
  ...{ noted: [], noted_label: "Carries a note" },
  ...{ sort: ["kind", true], focus: "b", page: 1, pages: 2 },
};
const root = document.createElement("div");
const sent = vi.fn();

async function mount(changes: Partial<EventTableData> = {}): Promise<void> {
  const bytes = deflateSync(JSON.stringify({ ...TABLE, ...changes }));
  const done = mountEventTable({ data: new Uint8Array(bytes), parentElement: root, setTriggerValue: sent });
  await vi.waitFor(() => expect(root.querySelector("table")).not.toBeNull());
  void done;
}
const named = (name: string) => root.querySelector<HTMLButtonElement>(`[data-name="${name}"]`);

afterEach(() => {
  root.remove();
  root.replaceChildren();
  sent.mockReset();
});

test("rows are text, the sorted column and the focused row are marked", async () => {
  document.body.append(root);
  await mount();
  expect(named("open-a")?.textContent).toBe("<b>Drill</b>");
  expect(root.querySelector("td b")).toBeNull();
  expect([...root.querySelectorAll("th[aria-sort]")].map((head) => head.getAttribute("aria-sort"))).toEqual([
    "descending",
  ]);
  expect(root.querySelector("tr[aria-current]")?.textContent).toBe("TalksExercise");
  expect(root.querySelector<HTMLElement>(".events")?.dir).toBe("rtl");
});

test("buttons ask the server to open, sort and turn the page", async () => {
  document.body.append(root);
  await mount();
  for (const name of ["open-a", "sort-kind", "next"]) named(name)?.click();
  root.querySelector<HTMLElement>("td")?.click();
  expect(sent.mock.calls).toEqual([
    ["ask", { open: "a" }],
    ["ask", { sort: "kind" }],
    ["ask", { page: 2 }],
    ["ask", { open: "a" }],
  ]);
  expect(named("previous")?.disabled).toBe(true);
});

test("one page has no way to others", async () => {
  document.body.append(root);
  await mount({ pages: 1 });
  expect([named("previous"), named("next")]).toEqual([null, null]);
});

test("an event that carries a note on the text wears its sign", async () => {
  document.body.append(root);
  await mount({ noted: ["b"] });
  const signs = [...root.querySelectorAll(".noted-sign")];
  expect(signs.map((sign) => sign.closest("tr")?.querySelector("button")?.dataset.name)).toEqual(["open-b"]);
  expect(signs[0]?.ariaLabel).toBe("Carries a note");
});
