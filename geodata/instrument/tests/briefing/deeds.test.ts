import { describe, expect, it } from "vitest";
import { deedOf, swiped } from "../../src/briefing/deeds";

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
    expect(deedOf(press(key), lang)).toBe(deed);
  });

  it("jumps by digits and leaves the browser its own", () => {
    expect(deedOf(press("7"), "ar")).toEqual({ jump: 7 });
    expect(deedOf(press("f", { ctrlKey: true }), "en")).toBeNull();
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
    expect(swiped(right, down, lang)).toBe(deed);
  });
});
