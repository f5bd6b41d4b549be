// The content of an exported picture: the drawn map and its caption.

import type { Day, MapSpec, ServerPicture, Size, Standing, View } from "./contract";
import type { PictureContent } from "./controls/picture-export";
import { dayNumberFromIso } from "./engine/day-numbers";
import type { SelectionCounts } from "./engine/view-filter";
import type { Translate } from "./messages";
import { hiddenReferences } from "./reference-layers";
import { periodText } from "./time-bar/period-words";

/** The parts of the map component that a picture needs. */
interface DrawnMap {
  readonly canvas: HTMLCanvasElement;
  readonly frame: HTMLElement;
  /** Elements over the map that belong into its picture, from below. */
  readonly over: readonly HTMLElement[];
  readonly size: Size;
  readonly spec: MapSpec;
  readonly translate: Translate;
  readonly counts: SelectionCounts;
  readonly view: View;
  /** Standing of an event by its id. */
  standing(event: string): Standing;
  /** Marking of the page, its draft stamp and note on the language, and the filters in words. */
  readonly stamp: Pick<ServerPicture, "marking" | "remarks" | "filters">;
  /** Text and pixels of the scale bar; null on a globe. */
  readonly scale: { words: string; pixels: number } | null;
}

export function createPictureContent(map: DrawnMap): PictureContent {
  const { spec, view, translate, standing } = map;
  const { within, perhaps, hidden } = map.counts;
  const { start, end } = view;
  const hiddenLayers = hiddenReferences(view.hide);
  const style = getComputedStyle(map.frame);
  const tone = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const period = periodText({ first: dayNumberOrNull(start), last: dayNumberOrNull(end) }, translate);
  return {
    direction: translate.language.direction,
    size: map.size,
    canvas: map.canvas,
    frame: map.frame,
    over: map.over,
    marking: map.stamp.marking,
    title: spec.title,
    lines: [
      ...map.stamp.remarks,
      `${translate("map.picture.period-line", { period })} · ${translate("map.picture.counts-line", { within, perhaps, hidden })}`,
      ...(map.stamp.filters.length ? [map.stamp.filters.join(" · ")] : []),
      ...numberKey(spec, standing, translate),
      spec.caption.join(" · "),
      ...spec.credits,
      ...spec.notes.slice(-1),
    ],
    scale: map.scale,
    legend: spec.legend.filter(({ group, id }) => group !== "reference" || !hiddenLayers.has(id)),
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

/** The titles of the numbers on the map, in one line; none where every shown event has its title. */
function numberKey({ numbers }: MapSpec, standing: DrawnMap["standing"], translate: Translate): string[] {
  const shown = numbers.filter(({ event }) => standing(event) > 0);
  const named = shown.map(({ number, title }) => `${number}: ${title}`);
  const items = named.join(translate.language.clause_separator);
  return named.length ? [translate("map.picture.numbers-line", { items })] : [];
}

function dayNumberOrNull(day: Day | null): number | null {
  return day === null ? null : dayNumberFromIso(day);
}
