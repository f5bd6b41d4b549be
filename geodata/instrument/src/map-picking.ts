// Pointer on the map: hovering shows the tooltip, a click focuses an event or pins a list to choose from.

import type { MarkTooltip, PointedMark } from "./controls/mark-tooltip";
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
    this.#host.tooltip()?.show(marks, at);
  }

  /** Shows the tooltip of an event under its label; without an event the tooltip goes. */
  onLabelHover(event: string | null, label: HTMLElement | null): void {
    const [selection, tooltip] = [this.#host.selection(), this.#host.tooltip()];
    if (event === null || label === null || selection === null) {
      tooltip?.show([], [0, 0]);
      return;
    }
    const [box, frame] = [label.getBoundingClientRect(), this.#frame.getBoundingClientRect()];
    tooltip?.show([selection.markOf(event)], [box.left - frame.left + box.width / 2, box.bottom - frame.top]);
  }

  onClick(picks: readonly PickedItem[], at: readonly [number, number]): void {
    const marks = this.#marks(picks);
    const [first] = marks;
    if (!first) this.#host.setFocus(null);
    else if (marks.length === 1 && (first.count ?? 1) === 1) this.#host.focusMark(first);
    else this.#host.tooltip()?.pin(marks, at);
  }

  #marks(picks: readonly PickedItem[]): PointedMark[] {
    return this.#host.selection()?.pickedMarks(picks, this.#host.zoom()) ?? [];
  }
}
