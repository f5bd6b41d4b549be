// Pointer on the map: hovering shows the tooltip, a click focuses an event or pins a list to choose from.

import type { MarkTooltip, PointedMark } from "./controls/mark-tooltip";
import { announcePointed } from "./filter-bus";
import type { MapSelection } from "./map-selection";
import type { PickedItem } from "./map-view";

interface MapPickingHost {
  selection(): MapSelection | null;
  tooltip(): MarkTooltip | null;
  zoom(): number;
  setFocus(event: string | null): void;
  focusMark(mark: PointedMark): void;
}

const POINTING_CLASS = "pointing";

export class MapPicking {
  readonly #frame: HTMLElement;
  readonly #mapElement: HTMLElement;
  readonly #host: MapPickingHost;
  /** Ids of the events under the pointer. */
  #pointed = "";

  /** `frame` holds the tooltip and the map. */
  constructor(frame: HTMLElement, mapElement: HTMLElement, host: MapPickingHost) {
    this.#frame = frame;
    this.#mapElement = mapElement;
    this.#host = host;
  }

  /** Shows the tooltip of the picked marks, at a point in pixels of the map. */
  onHover(picks: readonly PickedItem[], at: readonly [number, number]): void {
    const marks = this.#marks(picks);
    this.#mapElement.classList.toggle(POINTING_CLASS, marks.length > 0);
    this.#show(marks, at);
  }

  /** Shows the tooltip of an event, or of those of a sign, under its label; without one the tooltip goes. */
  onLabelHover(event: string | null, label: HTMLElement | null): void {
    const selection = this.#host.selection();
    if (event === null || label === null || selection === null) this.#show([], [0, 0]);
    else this.#show(selection.marksOf(event), this.#below(label));
  }

  /** Focuses the event of a label, or lists those of a sign under it. */
  onLabelClick(event: string, label: HTMLElement): void {
    this.#choose(this.#host.selection()?.marksOf(event) ?? [], this.#below(label));
  }

  onClick(picks: readonly PickedItem[], at: readonly [number, number]): void {
    this.#choose(this.#marks(picks), at);
  }

  /** Shows the tooltip of marks, and tells the lists beside the map which they are, where that has changed. */
  #show(marks: readonly PointedMark[], at: readonly [number, number]): void {
    this.#host.tooltip()?.show(marks, at);
    const events = marks.flatMap((mark) => mark.id ?? []);
    if (events.join() === this.#pointed) return;
    this.#pointed = events.join();
    announcePointed(events);
  }

  #choose(marks: readonly PointedMark[], at: readonly [number, number]): void {
    const [first] = marks;
    if (!first) this.#host.setFocus(null);
    else if (marks.length === 1 && (first.count ?? 1) === 1) this.#host.focusMark(first);
    else this.#host.tooltip()?.pin(marks, at);
  }

  /** The point of the frame under the middle of a label. */
  #below(label: HTMLElement): readonly [number, number] {
    const [box, frame] = [label.getBoundingClientRect(), this.#frame.getBoundingClientRect()];
    return [box.left - frame.left + box.width / 2, box.bottom - frame.top];
  }

  #marks(picks: readonly PickedItem[]): PointedMark[] {
    return this.#host.selection()?.pickedMarks(picks, this.#host.zoom()) ?? [];
  }
}
