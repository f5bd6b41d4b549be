// The icons of the controls on the map.

import { createSvg } from "./elements";

/** The paths of the icons, in a square of 20. */
const ICON_PATHS = {
  in: "M10 4v12M4 10h12",
  out: "M4 10h12",
  home: "M3.5 9.5 10 4l6.5 5.5M5.5 8.2V16h9V8.2",
  fit: "M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5M8 10a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  globe:
    "M3.5 10a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M3.5 10h13M10 3.5c4.2 3.6 4.2 9.4 0 13c-4.2-3.6-4.2-9.4 0-13z",
  flat: "M3.5 5.5 8 4l4 1.5L16.5 4v10.5L12 16l-4-1.5L3.5 16zM8 4v10.5M12 5.5V16",
  view: "M3 3.5h14v13H3zM6.2 7h7.6l-2.8 3.2v3.3l-2-1.1v-2.2z",
  copy: "M7.2 7V4H16v8.8h-3M4 7.2h8.8V16H4z",
  save: "M10 3.5v9M6.4 9.2 10 12.8l3.6-3.6M4 16h12",
  full: "M8.2 11.8 4 16M4 12.5V16h3.5M11.8 8.2 16 4M12.5 4H16v3.5",
  window: "M4 16l4.2-4.2M4.7 11.8h3.5v3.5M16 4l-4.2 4.2M15.3 8.2h-3.5V4.7",
  more: "M4.7 10h.01M10 10h.01M15.3 10h.01",
  close: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  measure: "M3 12.5 12.5 3 17 7.5 7.5 17zM6 9.5l1.8 1.8M8.8 6.7l1.8 1.8M11.6 3.9l1.8 1.8",
  coordinates: "M10 3v5M10 12v5M3 10h5M12 10h5M10 10h.01",
  graticule: "M3.5 3.5h13v13h-13zM8 3.5v13M12.4 3.5v13M3.5 8h13M3.5 12.4h13",
  undo: "M7 5 3.5 8.5 7 12M3.5 8.5H12a4 4 0 0 1 0 8H8",
  clear: "M4 6h12M8 6V4h4v2M5.8 6l.8 10.5h6.8L14.2 6",
  fold: "M5.5 8l4.5 4.5L14.5 8",
} as const;

export type IconName = keyof typeof ICON_PATHS;

/** An icon in the colour of the text round it. */
export function createIcon(name: IconName): SVGElement {
  const icon = createSvg(20, ICON_PATHS[name]);
  icon.classList.add("icon");
  return icon;
}
