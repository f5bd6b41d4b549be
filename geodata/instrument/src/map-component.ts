// The Streamlit component of the map: one instrument for each place on the page.

import type { InstrumentData, StreamlitComponent } from "./contract";
import { Instrument } from "./instrument";

type MapComponent = StreamlitComponent<InstrumentData>;

interface MountedMap {
  component: MapComponent;
  readonly instrument: Instrument;
}

const mounted = new WeakMap<HTMLElement | ShadowRoot, MountedMap>();

/** Draws or updates the map; gives back the function that takes it away. */
export default function mountMap(component: MapComponent): () => void {
  const root = component.parentElement;
  const before = mounted.get(root);
  if (before) {
    before.component = component;
    before.instrument.update(component.data);
  } else {
    const send = (change: unknown) => mounted.get(root)?.component.setTriggerValue("ask", change);
    mounted.set(root, { component, instrument: new Instrument(root, send, component.data) });
  }
  return () => {
    mounted.get(root)?.instrument.dispose();
    mounted.delete(root);
  };
}
