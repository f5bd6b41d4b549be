import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SpeakerWindow } from "../../src/briefing/speaker-window";
import { WindowChannel } from "../../src/briefing/window-channel";
import type { BriefingData } from "../../src/contract";
import { CONTENT } from "./content";

const DATA = { brief: "demo", digest: "abc", lang: "en" } as Partial<BriefingData> as BriefingData;
const command = vi.fn();
let root: HTMLElement;
let speaker: SpeakerWindow;
let screen: WindowChannel;

const text = (selector: string) => root.querySelector(selector)?.textContent;

beforeEach(() => {
  root = document.body.appendChild(document.createElement("div"));
  screen = new WindowChannel("demo", { onCommand: command });
  speaker = new SpeakerWindow(root, DATA, async () => CONTENT);
});
afterEach(() => {
  speaker.dispose();
  screen.dispose();
  root.remove();
});

test("it waits on the cover until the screen answers, then follows its slide", async () => {
  await vi.waitFor(() => expect(text(".waiting")).toBe("Waiting"));
  expect(text("h1")).toBe("Demo");
  screen.sendState({ at: 1, playing: false, lang: "en", digest: "abc" });
  await vi.waitFor(() => expect(text("h1")).toBe("First slide"));
  expect([text(".waiting"), text(".spoken-note"), text(".following")]).toEqual([
    ...[undefined, "Spoken note", "Next: Second slide"],
  ]);
  expect([text(".citations .gist"), text(".restated")]).toEqual(["Quoted", "In other words: Put otherwise"]);
  expect(text(".citations .quoted")).toBe("“Its own words” (The office)");
});

test("its keys are commands for the screen", async () => {
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown" }));
  await vi.waitFor(() => expect(command).toHaveBeenCalledWith("next"));
});
