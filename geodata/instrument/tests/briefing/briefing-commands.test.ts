import { describe, expect, it } from "vitest";
import { commandOfKey, commandOfSwipe } from "../../src/briefing/briefing-commands";

const press = (key: string, more = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...more });

describe("keys", () => {
  it.each([
    ["ArrowRight", "en", "next"],
    ["ArrowLeft", "en", "previous"],
    ["ArrowRight", "ar", "previous"],
    ["ArrowLeft", "ar", "next"],
    ["ArrowDown", "ar", "next"],
    [" ", "en", "toggle"],
    ["F", "en", "full"],
    ["l", "ar", "language"],
    ["Home", "en", "first"],
    ["End", "en", "last"],
    ["PageDown", "ar", "next"],
    ["Tab", "en", null],
    ["x", "en", null],
  ] as const)("%s in %s asks for %s", (key, lang, deed) => {
    expect(commandOfKey(press(key), lang)).toBe(deed);
  });

  it("jumps by digits and leaves the browser its own", () => {
    expect(commandOfKey(press("7"), "ar")).toEqual({ jump: 7 });
    expect(commandOfKey(press("f", { ctrlKey: true }), "en")).toBeNull();
  });
});

describe("fingers", () => {
  it.each([
    [-90, 10, "en", "next"],
    [90, 10, "en", "previous"],
    [90, 10, "ar", "next"],
    [20, 0, "en", null],
    [60, 90, "en", null],
  ] as const)("%d right, %d down in %s asks for %s", (right, down, lang, deed) => {
    expect(commandOfSwipe(right, down, lang)).toBe(deed);
  });
});
