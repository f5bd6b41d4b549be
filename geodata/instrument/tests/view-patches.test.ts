import { expect, test } from "vitest";
import type { View } from "../src/contract";
import { PendingPatches } from "../src/view-patches";

const VIEW = { start: null, end: null, focus: null } as unknown as View;

test("a view that left before a change does not undo it", () => {
  const patches = new PendingPatches(4);
  expect(patches.send({ focus: "parts" })).toEqual({ seq: 5, patch: { focus: "parts" } });
  patches.acknowledge(4);
  expect(patches.applyTo(VIEW).focus).toBe("parts");
  patches.acknowledge(5);
  expect(patches.applyTo(VIEW).focus).toBeNull();
});

test("what may have been lost is told again, the last word last", () => {
  const patches = new PendingPatches(0);
  patches.send({ start: "2024-01-01", focus: "parts" });
  expect(patches.send({ focus: null })).toEqual({ seq: 2, patch: { start: "2024-01-01", focus: null } });
  patches.acknowledge(1);
  expect(patches.send({ end: null }).patch).toEqual({ focus: null, end: null });
});

test("what is under the hand is drawn and not told, until it is let go", () => {
  const patches = new PendingPatches(0);
  patches.draft({ start: "2024-01-01", end: "2024-02-01" });
  expect(patches.applyTo(VIEW).start).toBe("2024-01-01");
  expect(patches.send({ start: "2024-01-02", end: null }).patch).toEqual({ start: "2024-01-02", end: null });
  patches.acknowledge(1);
  expect(patches.applyTo(VIEW)).toEqual(VIEW);
});

test("a change is pending until the server has taken it in", () => {
  const patches = new PendingPatches(0);
  expect(patches.pending).toBe(false);
  patches.send({ focus: "parts" });
  expect(patches.pending).toBe(true);
  patches.acknowledge(1);
  expect(patches.pending).toBe(false);
});

test("a change in progress is taken once", () => {
  const patches = new PendingPatches(0);
  expect(patches.takeDraft()).toBeNull();
  patches.draft({ start: "2024-01-01" });
  expect(patches.takeDraft()).toEqual({ start: "2024-01-01" });
  expect(patches.takeDraft()).toBeNull();
});
