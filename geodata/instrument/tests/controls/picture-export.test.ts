import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { parseTextShadows } from "../../src/controls/dom-painting";
import {
  breakLine,
  type PictureContent,
  PictureExport,
  pictureFileName,
} from "../../src/controls/picture-export";
import { HOSTILE, room, SWATCH, spoken } from "./fixtures";

const wide = (text: string): number => text.length;

test.each([
  ["one two three", 7, ["one two", "three"]],
  ["  spread   out ", 20, ["spread out"]],
  ["unbreakable", 4, ["unb", "rea", "kab", "le"]],
  ["", 4, []],
])("%j in %d is broken into %j", (text, most, expected) => {
  expect(breakLine(text, most, wide)).toEqual(expected);
});

test.each([
  ["demo-2030", "2024-10-01", "2024-10-31", "demo-2030_2024-10-01_2024-10-31.png"],
  ["demo-2030", "2024-10-01", "2024-10-01", "demo-2030_2024-10-01.png"],
  ["demo-2030", null, null, "demo-2030.png"],
  ["../../etc/passwd", null, "2024-10-31", "etcpasswd_2024-10-31.png"],
  ["موجز", null, null, "map.png"],
])("the file of %s, %s, %s is %s", (brief, start, end, expected) => {
  expect(pictureFileName({ brief, start, end })).toBe(expected);
});

test("the light round a word is read from its style", () => {
  expect(parseTextShadows("rgb(1, 2, 3) 0px 1px 3px, rgba(4, 5, 6, 0.5) -1px 0px 0px")).toEqual([
    { colour: "rgb(1, 2, 3)", across: 0, down: 1, blur: 3 },
    { colour: "rgba(4, 5, 6, 0.5)", across: -1, down: 0, blur: 0 },
  ]);
  expect(parseTextShadows("none")).toEqual([]);
});

/** A pen that writes down what it was asked to write. */
function pen(written: string[]): CanvasRenderingContext2D {
  const kept: Record<string, unknown> = { globalAlpha: 1 };
  const known: Record<string, unknown> = {
    fillText: (text: string) => written.push(text),
    measureText: (text: string) => ({ width: text.length * 7 }),
  };
  return new Proxy(kept, {
    get: (all, key: string) => all[key] ?? known[key] ?? (() => undefined),
    set: (all, key: string, value) => {
      all[key] = value;
      return true;
    },
  }) as unknown as CanvasRenderingContext2D;
}

function picture(): PictureContent {
  const canvas = document.createElement("canvas");
  canvas.width = 800;
  return {
    direction: "ltr",
    size: [400, 300],
    canvas,
    frame: document.body,
    over: [],
    marking: "SECRET",
    title: HOSTILE,
    lines: ["2024", HOSTILE],
    scale: { words: "200 km", pixels: 80 },
    legend: [{ group: "kind", id: "exercise", label: "Exercise", swatch: SWATCH }],
    tones: { ground: "#fff", text: "#000", quiet: "#555", border: "#999" },
    brief: "demo",
    start: null,
    end: null,
  };
}

const host = {
  ...{ picture: vi.fn(), serverPicture: vi.fn(), fileName: vi.fn() },
  ...{ showMessage: vi.fn(), busy: vi.fn(), showsMore: vi.fn() },
};
let written: string[];
let made: HTMLCanvasElement[];

beforeEach(() => {
  room();
  vi.resetAllMocks();
  written = [];
  made = [];
  host.picture.mockImplementation(async () => picture());
  host.serverPicture.mockReturnValue(null);
  host.fileName.mockReturnValue("demo_2024-10-01.png");
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => pen(written)) as never);
  vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation(function (
    this: HTMLCanvasElement,
    done,
  ) {
    made.push(this);
    done(new Blob(["png"], { type: "image/png" }));
  });
  vi.spyOn(Image.prototype, "decode").mockResolvedValue(undefined);
  vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:x");
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue(undefined);
});
afterEach(() => vi.restoreAllMocks());

test("a picture saved on the globe is as fine as the map and carries title, scale, legend and caption as text", async () => {
  await new PictureExport(host, spoken("en")).save();
  expect(made[0]?.width).toBe(800);
  expect(made[0]?.height).toBeGreaterThan(700);
  const together = (text: string) => text.replace(/\s+/g, "");
  expect(together(written.join(""))).toBe(
    together(`SECRET ${HOSTILE} 200 km Exercise 2024 ${HOSTILE} SECRET`),
  );
  expect(host.showMessage).toHaveBeenCalledWith("Picture saved as demo.png");
  expect(host.busy.mock.calls).toEqual([[true], [false]]);
});

test("a browser that refuses is told apart from a picture that fails", async () => {
  vi.stubGlobal("navigator", {});
  const capture = new PictureExport(host, spoken("en"));
  await capture.copy();
  expect(host.showMessage.mock.lastCall?.[0]).toContain("does not let this page");
  host.picture.mockRejectedValue(new Error("no map"));
  await capture.copy();
  expect(host.showMessage.mock.lastCall?.[0]).toContain("could not be made");
  await capture.save();
  expect(host.busy.mock.lastCall).toEqual([false]);
  vi.unstubAllGlobals();
});

test.each([
  [200, "Picture saved as demo_2024-10-01.png", 1],
  [503, "The server is drawing other pictures. Try again in a moment", 0],
  [404, "The picture could not be made. Wait until the map is drawn and try again", 0],
])("an answer of the server with status %i shows %j", async (status, message, saved) => {
  host.serverPicture.mockResolvedValue(new Response("png", { status }));
  await new PictureExport(host, spoken("en")).save();
  expect(host.showMessage.mock.calls).toEqual([[message]]);
  expect(HTMLAnchorElement.prototype.click).toHaveBeenCalledTimes(saved);
  expect(host.picture).not.toHaveBeenCalled();
  expect(host.busy.mock.calls).toEqual([[true], [false]]);
});

/** The text of the picture that the clipboard gets. */
async function copied(): Promise<string> {
  const got: string[] = [];
  vi.stubGlobal(
    "ClipboardItem",
    class {
      constructor(readonly parts: Record<string, Promise<Blob>>) {}
    },
  );
  const write = async ([item]: { parts: Record<string, Promise<Blob>> }[]) => {
    got.push(await ((await item?.parts["image/png"])?.text() ?? ""));
  };
  vi.stubGlobal("navigator", { clipboard: { write } });
  await new PictureExport(host, spoken("en")).copy();
  expect(host.showMessage.mock.calls).toEqual([["Picture copied"]]);
  vi.unstubAllGlobals();
  return got.join("");
}

test("a copy is the server's picture, with all that a saved one has", async () => {
  host.serverPicture.mockResolvedValue(new Response("server's"));
  expect(await copied()).toBe("server's");
  expect(host.picture).not.toHaveBeenCalled();
});

test.each([
  ["on the globe", () => host.serverPicture.mockReturnValue(null)],
  ["of a busy server", () => host.serverPicture.mockResolvedValue(new Response("", { status: 503 }))],
  ["of a server that is gone", () => host.serverPicture.mockRejectedValue(new TypeError("Failed to fetch"))],
  ["with edits or a line that only the browser has", () => host.showsMore.mockReturnValue(true)],
])("a copy %s is the map as drawn", async (_, given) => {
  given();
  expect(await copied()).toBe("png");
  expect(host.picture).toHaveBeenCalledOnce();
});

test("a server that does not answer is a picture that fails", async () => {
  host.serverPicture.mockRejectedValue(new TypeError("Failed to fetch"));
  await new PictureExport(host, spoken("en")).save();
  expect(host.showMessage.mock.lastCall?.[0]).toContain("could not be made");
});
