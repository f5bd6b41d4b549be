import { expect, test } from "vitest";
import { createBriefingIcon } from "../../src/briefing/briefing-icons";

test("icons of paging are mirrored with the writing, those of playing are not", () => {
  const mirrored = (name: string) => createBriefingIcon(name).classList.contains("mirrored");
  expect(["previous", "next", "play", "pause"].map(mirrored)).toEqual([true, true, false, false]);
  expect(createBriefingIcon("play").querySelector("path")?.getAttribute("d")).toContain("M8 5");
});
