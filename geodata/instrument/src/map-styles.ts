// The style sheets of the map.

import maplibre from "maplibre-gl/dist/maplibre-gl.css";
import controls from "./controls/controls.css";
import insetMap from "./controls/inset-map.css";
import legendPanel from "./controls/legend-panel.css";
import markTooltip from "./controls/mark-tooltip.css";
import toolbar from "./controls/toolbar.css";
import instrument from "./instrument.css";
import timeBar from "./time-bar/time-bar.css";
import timeline from "./time-bar/timeline.css";
import tools from "./tools/tools.css";

export const MAP_STYLES: readonly string[] = [
  maplibre,
  instrument,
  controls,
  markTooltip,
  legendPanel,
  insetMap,
  toolbar,
  tools,
  timeBar,
  timeline,
];
