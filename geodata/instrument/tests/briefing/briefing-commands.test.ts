import { describe, expect, it } from "vitest";
import { commandOfKey, commandOfSwipe } from "../../src/briefing/briefing-commands";

const press = (key: string, more = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...more });

describe("keys", () => {
  it.each([
    ["ArrowRight", "ltr", "next"],
    ["ArrowLeft", "ltr", "previous"],
    ["ArrowRight", "rtl", "previous"],
    ["ArrowLeft", "rtl", "next"],
    ["ArrowDown", "rtl", "next"],
    [" ", "ltr", "toggle"],
    ["F", "ltr", "full"],
    ["l", "rtl", "language"],
    ["Home", "ltr", "first"],
    ["End", "ltr", "last"],
    ["Escape", "rtl", "leave"],
    ["PageDown", "rtl", "next"],
    ["Tab", "ltr", null],
    ["x", "ltr", null],
  ] as const)("%s in %s asks for %s", (key, direction, deed) => {
    expect(commandOfKey(press(key), direction)).toBe(deed);
  });

  it("jumps by digits and leaves the browser its own", () => {
    expect(commandOfKey(press("7"), "rtl")).toEqual({ jump: 7 });
    expect(commandOfKey(press("f", { ctrlKey: true }), "ltr")).toBeNull();
  });
});

describe("fingers", () => {
  it.each([
    [-90, 10, "ltr", "next"],
    [90, 10, "ltr", "previous"],
    [90, 10, "rtl", "next"],
    [20, 0, "ltr", null],
    [60, 90, "ltr", null],
  ] as const)("%d right, %d down in %s asks for %s", (right, down, direction, deed) => {
    expect(commandOfSwipe(right, down, direction)).toBe(deed);
  });
});
