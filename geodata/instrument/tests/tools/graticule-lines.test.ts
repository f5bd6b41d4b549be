import { expect, test } from "vitest";
import vectors from "../../../../tests/vectors/graticule.json";
import type { Camera, Size } from "../../src/contract";
import {
  degreeWords,
  graticuleLabels,
  graticuleLines,
  graticulePaths,
  graticuleStep,
} from "../../src/tools/graticule-lines";
import { spoken } from "../controls/fixtures";
import { PERSIAN } from "../languages";

interface MapAsked {
  readonly camera: Camera;
  readonly size: Size;
  readonly edges: readonly [number, number, number, number];
  readonly lang: "ar" | "en";
}

test("lines and labels are those of a printed picture", () => {
  expect(vectors.length).toBeGreaterThan(20);
  for (const { camera, size, edges, lang, labels, ...right } of vectors as unknown as (MapAsked &
    (typeof vectors)[number])[]) {
    const lines = graticuleLines(camera, size, edges);
    expect(lines).toEqual(right);
    const found = graticuleLabels(lines, camera, size, edges, spoken(lang)).map(({ text, at, meridian }) => {
      return { text, at: at.map((side) => Math.round(side * 10) / 10), meridian };
    });
    expect(found.map(({ text, meridian }) => [text, meridian])).toEqual(
      labels.map(({ text, meridian }) => [text, meridian]),
    );
    for (const [which, { at }] of found.entries())
      for (const [side, pixel] of at.entries())
        expect(Math.abs(pixel - (labels[which]?.at[side] ?? Number.NaN))).toBeLessThanOrEqual(0.11);
  }
});

test("the step shrinks with the zoom and never below a readable distance", () => {
  const steps = Array.from({ length: 13 }, (_, zoom) => graticuleStep(zoom));
  expect([...steps].sort((one, other) => other - one)).toEqual(steps);
  expect([steps[0], steps[4], steps[12]]).toEqual([3600, 300, 2]);
});

test("degrees stand in the digits of the language, minutes with two", () => {
  const persian = Object.assign(() => "", { language: PERSIAN });
  expect([degreeWords(24 * 60 + 5, spoken("en")), degreeWords(30, persian)]).toEqual(["24°05′", "۰°۳۰′"]);
});

test("paths have points enough to bend with a globe", () => {
  const paths = graticulePaths({ step: 1800, meridians: [0], parallels: [0] }, [-90, -60, 90, 60]);
  expect(paths.map((path) => [path[0], path.at(-1), path.length])).toEqual([
    [[0, -60], [0, 60], 41],
    [[-90, 0], [90, 0], 61],
  ]);
});
