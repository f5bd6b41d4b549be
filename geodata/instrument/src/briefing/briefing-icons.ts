// The icons of the briefing's buttons. Those of paging are mirrored in Arabic, those of playing are not.

import { createSvg } from "../controls/elements";

const STROKES: Readonly<Record<string, string>> = {
  previous: "M15 5 8 12l7 7",
  next: "m9 5 7 7-7 7",
  play: "M8 5v14l11-7z",
  pause: "M8 5v14M16 5v14",
  full: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  window: "M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5",
  notes: "M5 4h14v16H5zM8 9h8M8 13h8M8 17h5",
};
const MIRRORED_ICONS: ReadonlySet<string> = new Set(["previous", "next"]);

/** The icon of a button. */
export function createBriefingIcon(name: string): SVGElement {
  const icon = createSvg(24, STROKES[name] ?? "");
  if (MIRRORED_ICONS.has(name)) icon.classList.add("mirrored");
  return icon;
}
