import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { enterFrame, eventsAt, looksAlike, showStandIn, standInUrl } from "../../served/stand-in.js";
import type { InstrumentData, StandInFacts, StreamlitComponent } from "../../src/contract";

const WIDTHS = [362, 480, 792, 960, 1272];
const FACTS: StandInFacts = {
  size: [792, 600],
  camera: { lon: 40, lat: 30, zoom: 3 },
  marks: [
    { key: "b", boxes: [[100, 100, 140, 140]], area: false },
    { key: "area:yem", boxes: [[300, 300, 400, 400]], area: false },
    { key: "a", boxes: [[0, 0, 200, 200]], area: true },
  ],
  titles: {
    a: [["a", "A"]],
    b: [["b", "B"]],
    "area:yem": [
      ["c", "C"],
      ["d", "D"],
    ],
  },
};
const sent = vi.fn();
let root: HTMLElement;
let decode: () => Promise<void>;
let asked: string[];

function component(changes: Partial<InstrumentData> = {}): StreamlitComponent<InstrumentData> {
  const data = {
    stand_in: { url: "stand-in/d.webp?v=1&lang=en&theme=light", widths: WIDTHS },
    ...{ height: 600, seq: 7, lang: "en", direction: "ltr", view: { focus: null } },
    ...changes,
  } as InstrumentData;
  return { data, parentElement: root, setTriggerValue: sent };
}

/** Adds the map's frame, as the code of the map does. */
function addFrame(): HTMLElement {
  root.insertAdjacentHTML(
    "beforeend",
    '<div class="instrument"><div class="frame" aria-busy="true"><div class="map"></div><i></i></div></div>',
  );
  return root.querySelector(".frame") as HTMLElement;
}

const standIn = () => root.querySelector<HTMLElement>(".stand-in");
const picture = () => root.querySelector<HTMLImageElement>(".stand-in img");
const settle = () => vi.advanceTimersByTimeAsync(0);

function press(x: number, y: number): void {
  for (const name of ["pointerdown", "click"])
    standIn()?.dispatchEvent(new MouseEvent(name, { clientX: x, clientY: y, bubbles: true }));
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  decode = () => Promise.resolve();
  asked = [];
  vi.spyOn(HTMLImageElement.prototype, "decode").mockImplementation(() => decode());
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.stubGlobal("fetch", async (url: URL) => {
    asked.push(String(url));
    return { ok: true, json: async () => FACTS };
  });
});
/** Another size of the map than 800×600. */
function resize(width: number, height: number): void {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(width);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(height);
}

/** The address of the picture of a view. */
const of = (query: string) => ({
  stand_in: { url: `stand-in/d.webp?v=1&lang=en&theme=light${query}`, widths: WIDTHS },
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  sent.mockClear();
});

test("the picture of the nearest width is asked for, as high as the map", () => {
  const address = { url: "stand-in/d.webp?lang=ar", widths: WIDTHS };
  expect(standInUrl(address, [800, 599.6])).toBe("stand-in/d.webp?lang=ar&size=792x600");
  expect(standInUrl(address, [1900, 600])).toBe("stand-in/d.webp?lang=ar&size=1272x600");
});

test("what lies above areas is found before them, and a sign finds all of its events", () => {
  expect(eventsAt(FACTS, [120, 120])).toEqual([["b", "B"]]);
  expect(eventsAt(FACTS, [20, 20])).toEqual([["a", "A"]]);
  expect(eventsAt(FACTS, [350, 350]).map(([event]) => event)).toEqual(["c", "d"]);
  expect(eventsAt(FACTS, [700, 500])).toEqual([]);
});

test("a focus and the camera that it is sent with look alike, a filter does not", () => {
  const before = "stand-in/d.webp?lang=en&size=792x600";
  expect(looksAlike(before, "stand-in/d.webp?lang=en&focus=a&lon=1&lat=2&zoom=3&size=792x600")).toBe(true);
  expect(looksAlike(before, "stand-in/d.webp?lang=en&actor=irn&size=792x600")).toBe(false);
});

test("the map's code waits for the picture, and not for a slow one", async () => {
  await showStandIn(component());
  expect(picture()?.src).toContain("size=792x600");
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  decode = () => new Promise(() => undefined);
  const waited = vi.fn();
  void showStandIn(component()).then(waited);
  await vi.advanceTimersByTimeAsync(299);
  expect(waited).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(waited).toHaveBeenCalled();
});

test("a later run waits as the first does: the map is made of the first one's data", async () => {
  const order: string[] = [];
  const first = showStandIn(component()).then(() => order.push("first"));
  const second = showStandIn(component()).then(() => order.push("second"));
  await Promise.all([first, second]);
  expect(order).toEqual(["first", "second"]);
});

test("without an address, or where the map is already, nothing stands", async () => {
  await showStandIn(component({ stand_in: null }));
  expect(standIn()).toBeNull();
  addFrame();
  await showStandIn(component());
  expect(standIn()).toBeNull();
});

test("it stands over the map and under the controls, and goes once all is drawn", async () => {
  await showStandIn(component());
  const frame = addFrame();
  enterFrame(root);
  expect(frame.children[1]).toBe(standIn());
  frame.setAttribute("aria-busy", "false"); // a scene that could not be fetched: there is no map yet
  await settle();
  expect(standIn()).not.toBeNull();
  frame.setAttribute("aria-busy", "true");
  frame.dataset.camera = "40 30 3";
  await settle();
  expect(standIn()).not.toBeNull();
  frame.setAttribute("aria-busy", "false");
  await settle();
  expect(standIn()).toBeNull();
});

test("a click focuses the event under it, with the camera of a map as wide as this one", async () => {
  await showStandIn(component());
  await settle();
  press(120, 120);
  const zoom = 3 + Math.log2(800 / 792);
  const patch = { focus: "b", camera: { lon: 40, lat: 30, zoom } };
  expect(sent.mock.calls).toEqual([["ask", { seq: 7, patch }]]);
});

test("once the map listens it takes the change, and draws it at once", async () => {
  await showStandIn(component());
  await settle();
  const taken: unknown[] = [];
  const take = (event: Event) => {
    event.preventDefault();
    taken.push((event as CustomEvent).detail.focus);
  };
  document.addEventListener("briefmap:ask", take);
  press(120, 120);
  document.removeEventListener("briefmap:ask", take);
  expect([taken, sent.mock.calls]).toEqual([["b"], []]);
});

test("a click that comes before the boxes is answered when they are there", async () => {
  let give = (_: unknown) => {};
  vi.stubGlobal("fetch", () => new Promise((done) => (give = done)));
  await showStandIn(component());
  press(120, 120);
  expect(sent).not.toHaveBeenCalled();
  give({ ok: true, json: async () => FACTS });
  await settle();
  expect(sent.mock.calls[0]?.[1].patch.focus).toBe("b");
});

test("several events are listed to choose from", async () => {
  await showStandIn(component());
  await settle();
  press(354, 350);
  const rows = [...root.querySelectorAll("button")];
  expect(rows.map((row) => row.textContent)).toEqual(["C", "D"]);
  rows[1]?.click();
  expect(sent.mock.calls[0]?.[1].patch.focus).toBe("d");
  expect(root.querySelector("button")).toBeNull();
});

test("a busy server is asked again, and a map that is gone asks no more", async () => {
  let times = 0;
  decode = () => {
    times += 1;
    return times < 3 ? Promise.reject(new Error("503")) : Promise.resolve();
  };
  await showStandIn(component());
  await vi.advanceTimersByTimeAsync(4000);
  expect([times, picture()?.src.includes("stand-in/d.webp")]).toEqual([3, true]);
  times = 0;
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  await showStandIn(component());
  root.remove();
  await vi.advanceTimersByTimeAsync(9000);
  expect(times).toBe(1);
});

test("a filter shows another picture, which stands once it is there; a focus does not", async () => {
  await showStandIn(component());
  const [before] = [picture()?.src];
  await showStandIn(component(of("&focus=b")));
  await settle();
  expect(picture()?.src).toBe(before);
  await showStandIn(component(of("&actor=irn")));
  await settle();
  expect(picture()?.src).toContain("actor=irn");
});

test("picture and boxes of an earlier view that come late are dropped, and not asked for again", async () => {
  const pictures: { come: () => void; fail: (why: Error) => void }[] = [];
  const facts: ((answer: unknown) => void)[] = [];
  decode = () => new Promise((come, fail) => pictures.push({ come, fail }));
  vi.stubGlobal("fetch", () => new Promise((done) => facts.push(done)));
  void showStandIn(component());
  pictures[0]?.come();
  await settle();
  void showStandIn(component(of("&actor=irn")));
  void showStandIn(component(of("&actor=rus")));
  pictures[2]?.come();
  await settle();
  pictures[1]?.come();
  facts[1]?.({ ok: true, json: async () => ({ ...FACTS, marks: [] }) });
  facts[0]?.({ ok: true, json: async () => FACTS });
  await settle();
  expect(picture()?.src).toContain("actor=rus");
  press(120, 120);
  expect(sent).not.toHaveBeenCalled();
  void showStandIn(component(of("&actor=egy")));
  void showStandIn(component(of("&actor=irn")));
  pictures[3]?.fail(new Error("503"));
  await vi.advanceTimersByTimeAsync(9000);
  expect(pictures).toHaveLength(5);
});

test("boxes that a busy server refuses are asked for again", async () => {
  let times = 0;
  vi.stubGlobal("fetch", async () => {
    times += 1;
    return { ok: times === 3, status: 503, json: async () => FACTS };
  });
  await showStandIn(component());
  await vi.advanceTimersByTimeAsync(2000);
  press(120, 120);
  expect(sent).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect([times, sent.mock.calls[0]?.[1].patch.focus]).toEqual([3, "b"]);
});

test("a map without a size asks for no picture", async () => {
  const asks = vi.fn(async () => undefined);
  decode = asks;
  resize(0, 600);
  await showStandIn(component());
  expect(asks).not.toHaveBeenCalled();
});

test("a view without a picture takes it away, and what is gone stays gone", async () => {
  await showStandIn(component());
  await showStandIn(component({ stand_in: null }));
  expect(standIn()).toBeNull();
  addFrame();
  enterFrame(root);
  decode = vi.fn(decode);
  await showStandIn(component(of("&actor=irn")));
  expect([standIn(), vi.mocked(decode).mock.calls]).toEqual([null, []]);
});

test("a map that was drawn before, as a parked one, is seen at once", async () => {
  await showStandIn(component());
  const frame = addFrame();
  frame.dataset.camera = "40 30 3";
  frame.setAttribute("aria-busy", "false");
  const watched = vi.spyOn(MutationObserver.prototype, "disconnect");
  enterFrame(root);
  expect(standIn()).toBeNull();
  expect(watched).toHaveBeenCalled();
});

test("a later run leaves it where it stands, over the whole map", async () => {
  await showStandIn(component());
  const frame = addFrame();
  enterFrame(root);
  frame.querySelector(".map")?.after(document.createElement("b"));
  enterFrame(root);
  expect([...frame.children].indexOf(standIn() as Element)).toBe(2);
  expect(standIn()?.style.position).toBe("absolute");
});

test.each([
  [800, 300, 354, 200],
  [400, 600, 154, 350],
])("a map of %d×%d pixels shows the middle of the picture", async (width, height, x, y) => {
  resize(width, height);
  await showStandIn(component());
  await settle();
  press(x, y);
  expect(root.querySelectorAll("button")).toHaveLength(2);
});

test("a hand that moves the map sees it, as soon as there is one", async () => {
  await showStandIn(component());
  standIn()?.dispatchEvent(new Event("wheel"));
  expect(standIn()).not.toBeNull();
  const frame = addFrame();
  enterFrame(root);
  standIn()?.dispatchEvent(new Event("wheel"));
  expect(standIn()).not.toBeNull();
  frame.dataset.camera = "40 30 3";
  standIn()?.dispatchEvent(new Event("wheel"));
  expect(standIn()).toBeNull();
});

test("a hand that drags chooses nothing, and sees the map", async () => {
  await showStandIn(component());
  await settle();
  const send = (name: string, x: number, buttons: number) =>
    standIn()?.dispatchEvent(new MouseEvent(name, { clientX: x, clientY: 120, buttons }));
  send("pointermove", 120, 0);
  expect(standIn()?.style.cursor).toBe("pointer");
  send("pointermove", 700, 0);
  expect(standIn()?.style.cursor).toBe("");
  send("pointerdown", 110, 1);
  send("click", 120, 0);
  expect(sent).not.toHaveBeenCalled();
  addFrame().dataset.camera = "40 30 3";
  enterFrame(root);
  send("pointermove", 120, 1);
  expect(standIn()).toBeNull();
});

test("a list is one at a time, in the reader's language; Escape and a click beside it close it", async () => {
  await showStandIn(component({ lang: "ar", direction: "rtl" }));
  await settle();
  press(354, 350);
  const list = root.querySelector("button")?.parentElement as HTMLElement;
  expect([list.lang, list.dir, document.activeElement?.textContent]).toEqual(["ar", "rtl", "C"]);
  list.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: 354, clientY: 350 }));
  expect(list.isConnected).toBe(true);
  press(356, 352);
  expect([list.isConnected, root.querySelectorAll("button").length]).toEqual([false, 2]);
  const key = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
  root.querySelector("button")?.dispatchEvent(key);
  expect(root.querySelector("button")).toBeNull();
  press(354, 350);
  press(700, 500);
  expect(root.querySelector("button")).toBeNull();
});

test("a click on free sea takes the focus away; one on the event in focus sends nothing", async () => {
  const view = { focus: "b" } as InstrumentData["view"];
  await showStandIn(component({ view }));
  await settle();
  press(120, 120);
  expect(sent).not.toHaveBeenCalled();
  press(700, 500);
  expect(sent.mock.calls[0]?.[1].patch.focus).toBeNull();
});

test("the moment at which it is seen is marked", async () => {
  const mark = vi.spyOn(performance, "mark");
  const waiting = showStandIn(component());
  expect(standIn()?.dataset.shown).toBeUndefined();
  await waiting;
  expect([mark.mock.calls, standIn()?.dataset.shown]).toEqual([[["briefmap:stand-in"]], ""]);
});
