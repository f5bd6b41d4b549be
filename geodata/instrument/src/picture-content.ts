// The content of an exported picture: the drawn map and its caption.

import type { Day, MapSpec, Size, View } from "./contract";
import type { PictureContent } from "./controls/picture-export";
import { dayNumberFromIso } from "./engine/day-numbers";
import type { SelectionCounts } from "./engine/view-filter";
import type { Translate } from "./messages";
import { periodText } from "./time-bar/period-words";

/** The parts of the map component that a picture needs. */
interface DrawnMap {
  readonly canvas: HTMLCanvasElement;
  readonly frame: HTMLElement;
  readonly over: HTMLElement;
  readonly size: Size;
  readonly spec: MapSpec;
  readonly translate: Translate;
  readonly counts: SelectionCounts;
  readonly view: View;
  /** Text and pixels of the scale bar; null on a globe. */
  readonly scale: { words: string; pixels: number } | null;
}

export function createPictureContent(map: DrawnMap): PictureContent {
  const { spec, view, translate } = map;
  const { within, perhaps, hidden } = map.counts;
  const { start, end } = view;
  const style = getComputedStyle(map.frame);
  const tone = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const period = periodText({ first: dayNumberOrNull(start), last: dayNumberOrNull(end) }, translate);
  return {
    direction: translate.language.direction,
    size: map.size,
    canvas: map.canvas,
    frame: map.frame,
    over: [map.over],
    title: spec.title,
    lines: [
      `${translate("map.picture.period-line", { period })} · ${translate("map.picture.counts-line", { within, perhaps, hidden })}`,
      spec.caption.join(" · "),
      ...spec.notes.slice(-1),
    ],
    scale: map.scale,
    legend: spec.legend,
    tones: {
      ground: tone("ground") || tone("panel"),
      text: tone("text"),
      quiet: tone("muted") || tone("quiet"),
      border: tone("border"),
    },
    brief: spec.brief,
    start,
    end,
  };
}

function dayNumberOrNull(day: Day | null): number | null {
  return day === null ? null : dayNumberFromIso(day);
}
