// Events between the map and what stands beside it, which are components of their own: a change of a filter
// (served/filter-panel.js) is drawn at once, before the server answers; an event that a list or the map points at
// is marked on the other, and a row of the list of the map is followed as its mark is (served/event-links.js).

import type { SelectionFacets, View, ViewPatch } from "./contract";

/** A change that the filter panel asks for; who takes it prevents the default. */
const ASK_EVENT = "briefmap:ask";
/** The filter panel asks for the shown view. */
const LOOK_EVENT = "briefmap:look";
/** The view that the map shows. */
const SHOWN_EVENT = "briefmap:shown";
/** A list points at an event, or at none. */
const POINT_EVENT = "briefmap:point";
/** A row of the list of the map is followed; who takes it prevents the default. */
const FOCUS_EVENT = "briefmap:focus";
/** The events that the map points at. */
const POINTED_EVENT = "briefmap:pointed";
/** The map leads to a list below it. */
const LIST_EVENT = "briefmap:list";

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
  /** Marks the event that a list points at. */
  point(event: string | null): void;
  /** Puts an event in focus as a click on its mark does; false where it has none. */
  focus(event: string): boolean;
}

/** Announces the events under the pointer or the keyboard on the map. */
export function announcePointed(events: readonly string[]): void {
  document.dispatchEvent(new CustomEvent(POINTED_EVENT, { detail: events }));
}

/** Leads to the list of the events that are not on the map. */
export function showOffMapList(): void {
  document.dispatchEvent(new CustomEvent(LIST_EVENT, { detail: "off-map" }));
}

export class FilterBus {
  readonly #host: FilterBusHost;

  constructor(host: FilterBusHost) {
    this.#host = host;
  }

  /** Answers from now on. */
  listen(): void {
    document.addEventListener(ASK_EVENT, this.#onAsk);
    document.addEventListener(LOOK_EVENT, this.announce);
    document.addEventListener(POINT_EVENT, this.#onPoint);
    document.addEventListener(FOCUS_EVENT, this.#onFocus);
  }

  /** Announces the shown view. */
  readonly announce = (): void => {
    const detail = this.#host.shown();
    if (detail) document.dispatchEvent(new CustomEvent(SHOWN_EVENT, { detail }));
  };

  dispose(): void {
    document.removeEventListener(ASK_EVENT, this.#onAsk);
    document.removeEventListener(LOOK_EVENT, this.announce);
    document.removeEventListener(POINT_EVENT, this.#onPoint);
    document.removeEventListener(FOCUS_EVENT, this.#onFocus);
  }

  readonly #onPoint = (event: Event): void => {
    this.#host.point((event as CustomEvent<string | null>).detail);
  };

  readonly #onFocus = (event: Event): void => {
    if (this.#host.focus((event as CustomEvent<string>).detail)) event.preventDefault();
  };

  readonly #onAsk = (event: Event): void => {
    event.preventDefault();
    this.#host.ask((event as CustomEvent<ViewPatch>).detail);
  };
}
