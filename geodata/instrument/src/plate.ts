// The picture of the map as the reader sees it, with what must stand beside it.

import type { Plate } from "./furniture/capture";
import type { ChartDocument, Counts, Size, View, Words } from "./types";

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
  readonly digest: string;
  /** The scale bar's words and pixels; none on a globe. */
  readonly scale: { words: string; pixels: number } | null;
}

const SHORT = 12;

export function plateOf(sitter: Sitter): Plate {
  const { chart, view, words } = sitter;
  const { within, perhaps, hidden } = sitter.counts;
  const { start, end } = view;
  const look = getComputedStyle(sitter.frame);
  const tone = (name: string) => look.getPropertyValue(`--${name}`).trim();
  const period = `${start ?? "…"} – ${end ?? "…"}`;
  return {
    lang: chart.lang,
    size: sitter.size,
    canvas: sitter.canvas,
    frame: sitter.frame,
    over: [sitter.over],
    title: chart.title,
    lines: [
      words("map.capture.counts", { within, perhaps, hidden }),
      ...(start || end ? [words("map.capture.period", { period })] : []),
      chart.caption.join(" · "),
      ...chart.notes.slice(-1),
    ],
    scale: sitter.scale,
    legend: chart.legend,
    tones: { ground: tone("panel"), text: tone("text"), quiet: tone("quiet"), border: tone("border") },
    brief: sitter.digest.slice(0, SHORT),
    start,
    end,
  };
}
