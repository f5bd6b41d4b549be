// Events between the map and the filter panel (served/filter-panel.js), which is a component of its own: a
// change of
// a filter is drawn at once, before the server answers.

import type { SelectionFacets, View, ViewPatch } from "./contract";

/** A change that the filter panel asks for; who takes it prevents the default. */
const ASK_EVENT = "briefmap:ask";
/** The filter panel asks for the shown view. */
const LOOK_EVENT = "briefmap:look";
/** The view that the map shows. */
const SHOWN_EVENT = "briefmap:shown";

export interface ShownView {
  /** Id of the brief. */
  readonly brief: string;
  readonly view: View;
  /** Computed on request: not for every frame while the time bar plays. */
  facets(): SelectionFacets;
}

interface FilterBusHost {
  ask(patch: ViewPatch): void;
  shown(): ShownView | null;
}

export class FilterBus {
  readonly #host: FilterBusHost;

  constructor(host: FilterBusHost) {
    this.#host = host;
    document.addEventListener(ASK_EVENT, this.#onAsk);
    document.addEventListener(LOOK_EVENT, this.announce);
  }

  /** Announces the shown view. */
  readonly announce = (): void => {
    const detail = this.#host.shown();
    if (detail) document.dispatchEvent(new CustomEvent(SHOWN_EVENT, { detail }));
  };

  dispose(): void {
    document.removeEventListener(ASK_EVENT, this.#onAsk);
    document.removeEventListener(LOOK_EVENT, this.announce);
  }

  readonly #onAsk = (event: Event): void => {
    event.preventDefault();
    this.#host.ask((event as CustomEvent<ViewPatch>).detail);
  };
}
