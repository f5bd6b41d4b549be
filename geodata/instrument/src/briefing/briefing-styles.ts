// The style sheets of the briefing.

import maplibre from "maplibre-gl/dist/maplibre-gl.css";
import insetMap from "../controls/inset-map.css";
import instrument from "../instrument.css";
import briefing from "./briefing.css";
import slideFigures from "./slide-figures.css";
import slideFoot from "./slide-foot.css";
import speakerWindow from "./speaker-window.css";

export const BRIEFING_STYLES: readonly string[] = [
  maplibre,
  instrument,
  insetMap,
  speakerWindow,
  slideFigures,
  slideFoot,
  briefing,
];
