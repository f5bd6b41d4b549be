// The filters stand beside the map and are no part of it (geodata/screens/served/filters.js): the two speak by
// events on the page, so that a filter is drawn at once, whatever the server takes to answer.

import type { SelectionFacets, View, ViewPatch } from "./contract";

/** A change that the filters ask for; who takes it says so by preventing the default. */
const ASK_EVENT = "briefmap:ask";
/** The filters ask to be told what is shown. */
const LOOK_EVENT = "briefmap:look";
/** What the map shows. */
const SHOWN_EVENT = "briefmap:shown";

export interface ShownView {
  /** Id of the brief. */
  readonly brief: string;
  readonly view: View;
  /** Worked out when they are asked for: while the clock runs, not for every picture. */
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

  /** Says what is shown to whoever listens. */
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
