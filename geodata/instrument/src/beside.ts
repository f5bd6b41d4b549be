// The filters stand beside the map and are no part of it (geodata/screens/served/filters.js): the two speak by
// events on the page, so that a filter is drawn at once, whatever the server takes to answer.

import type { Facets } from "./engine/facets";
import type { Patch, View } from "./types";

/** A change that the filters ask for; who takes it says so by preventing the default. */
const ASK = "briefmap:ask";
/** The filters ask to be told what is shown. */
const LOOK = "briefmap:look";
/** What the map shows. */
const SHOWN = "briefmap:shown";

export interface Shown {
  /** Id of the brief. */
  readonly brief: string;
  readonly view: View;
  /** Worked out when they are asked for: while the clock runs, not for every picture. */
  facets(): Facets;
}

export interface BesideHost {
  ask(patch: Patch): void;
  shown(): Shown | null;
}

export class Beside {
  readonly #host: BesideHost;

  constructor(host: BesideHost) {
    this.#host = host;
    document.addEventListener(ASK, this.#ask);
    document.addEventListener(LOOK, this.tell);
  }

  /** Says what is shown to whoever listens. */
  readonly tell = (): void => {
    const detail = this.#host.shown();
    if (detail) document.dispatchEvent(new CustomEvent(SHOWN, { detail }));
  };

  dispose(): void {
    document.removeEventListener(ASK, this.#ask);
    document.removeEventListener(LOOK, this.tell);
  }

  readonly #ask = (event: Event): void => {
    event.preventDefault();
    this.#host.ask((event as CustomEvent<Patch>).detail);
  };
}
