// The Streamlit component of the map: one instrument for each place on the page. Where the page takes the place
// away, as the briefing does, the instrument is parked with all that it has drawn until the reader is back.

import type { InstrumentData, StreamlitComponent } from "./contract";
import { Instrument } from "./instrument";

type MapComponent = StreamlitComponent<InstrumentData>;
type Root = MapComponent["parentElement"];

interface MountedMap {
  component: MapComponent;
  readonly instrument: Instrument;
}

const mounted = new WeakMap<Root, MountedMap>();
let parked: MountedMap | null = null;

/** Draws or updates the map; gives back the function that takes it away. */
export default function mountMap(component: MapComponent): () => void {
  const root = component.parentElement;
  const map = mounted.get(root) ?? takeParked(component);
  if (map) {
    map.component = component;
    if (!mounted.has(root)) map.instrument.enter(root);
    map.instrument.update(component.data);
    mounted.set(root, map);
  } else mounted.set(root, createMap(component));
  return () => park(root);
}

function createMap(component: MapComponent): MountedMap {
  const send = (change: unknown) => map.component.setTriggerValue("ask", change);
  const map: MountedMap = {
    component,
    instrument: new Instrument(component.parentElement, send, component.data),
  };
  return map;
}

/** The parked map where it is of the same brief; another one is of no use any more. */
function takeParked({ data }: MapComponent): MountedMap | null {
  const [map, before] = [parked, parked?.component.data];
  parked = null;
  // The address names the brief and its version.
  if (before?.titles === data.titles && before.options.tools === data.options.tools) return map;
  map?.instrument.dispose();
  return null;
}

function park(root: Root): void {
  const map = mounted.get(root);
  mounted.delete(root);
  if (!map) return;
  map.instrument.leave();
  parked?.instrument.dispose();
  parked = map;
}
