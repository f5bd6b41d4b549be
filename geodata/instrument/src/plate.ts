// The picture of the map as the reader sees it, with what must stand beside it.

import { periodWords } from "./bar/phrases";
import { dayNumber } from "./engine/days";
import type { Plate } from "./furniture/capture";
import type { ChartDocument, Counts, Day, Size, View, Words } from "./types";

/** What of the instrument a picture is made of. */
export interface Sitter {
  readonly canvas: HTMLCanvasElement;
  readonly frame: HTMLElement;
  readonly over: HTMLElement;
  readonly size: Size;
  readonly chart: ChartDocument;
  readonly words: Words;
  readonly counts: Counts;
  readonly view: View;
  /** The scale bar's words and pixels; none on a globe. */
  readonly scale: { words: string; pixels: number } | null;
}

export function plateOf(sitter: Sitter): Plate {
  const { chart, view, words } = sitter;
  const { within, perhaps, hidden } = sitter.counts;
  const { start, end } = view;
  const look = getComputedStyle(sitter.frame);
  const tone = (name: string) => look.getPropertyValue(`--${name}`).trim();
  const period = periodWords({ first: number(start), last: number(end) }, words, chart.lang);
  return {
    lang: chart.lang,
    size: sitter.size,
    canvas: sitter.canvas,
    frame: sitter.frame,
    over: [sitter.over],
    title: chart.title,
    lines: [
      `${words("map.capture.period", { period })} · ${words("map.capture.counts", { within, perhaps, hidden })}`,
      chart.caption.join(" · "),
      ...chart.notes.slice(-1),
    ],
    scale: sitter.scale,
    legend: chart.legend,
    tones: {
      ground: tone("ground") || tone("panel"),
      text: tone("text"),
      quiet: tone("muted") || tone("quiet"),
      border: tone("border"),
    },
    brief: chart.brief,
    start,
    end,
  };
}

function number(day: Day | null): number | null {
  return day === null ? null : dayNumber(day);
}
