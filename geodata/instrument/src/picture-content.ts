// The picture of the map as the reader sees it, with what must stand beside it.

import type { Day, MapSpec, Size, View } from "./contract";
import type { PictureContent } from "./controls/picture-export";
import { dayNumberFromIso } from "./engine/day-numbers";
import type { SelectionCounts } from "./engine/view-filter";
import type { Translate } from "./messages";
import { periodText } from "./time-bar/period-words";

/** What of the instrument a picture is made of. */
interface DrawnMap {
  readonly canvas: HTMLCanvasElement;
  readonly frame: HTMLElement;
  readonly over: HTMLElement;
  readonly size: Size;
  readonly spec: MapSpec;
  readonly translate: Translate;
  readonly counts: SelectionCounts;
  readonly view: View;
  /** The scale bar's words and pixels; none on a globe. */
  readonly scale: { words: string; pixels: number } | null;
}

export function createPictureContent(sitter: DrawnMap): PictureContent {
  const { spec: chart, view, translate: words } = sitter;
  const { within, perhaps, hidden } = sitter.counts;
  const { start, end } = view;
  const look = getComputedStyle(sitter.frame);
  const tone = (name: string) => look.getPropertyValue(`--${name}`).trim();
  const period = periodText({ first: dayNumberOrNull(start), last: dayNumberOrNull(end) }, words, chart.lang);
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

function dayNumberOrNull(day: Day | null): number | null {
  return day === null ? null : dayNumberFromIso(day);
}
