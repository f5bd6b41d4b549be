// The component's entry for Streamlit: one instrument for each place on the page.

import type { InstrumentData } from "./contract";
import { Instrument } from "./instrument";

/** What Streamlit hands to a component of its second kind. */
interface Component {
  readonly data: InstrumentData;
  readonly parentElement: HTMLElement | ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
}

const mounted = new WeakMap<HTMLElement | ShadowRoot, { component: Component; instrument: Instrument }>();

/** Draws or updates the instrument; gives back what takes it away. */
export default function mount(component: Component): () => void {
  const root = component.parentElement;
  const before = mounted.get(root);
  if (before) {
    before.component = component;
    before.instrument.update(component.data);
  } else {
    const made = {
      component,
      instrument: new Instrument(
        root,
        { ask: (sent) => mounted.get(root)?.component.setTriggerValue("ask", sent) },
        component.data,
      ),
    };
    mounted.set(root, made);
  }
  return () => {
    mounted.get(root)?.instrument.dispose();
    mounted.delete(root);
  };
}
