// The tooltip of the time bar.

import { createElement } from "../controls/elements";

export class BarTooltip {
  readonly root = createElement("div", { class: "time-bar-tooltip", role: "tooltip", hidden: true });

  /** Shows lines above an element, at pixels from its left, or at its middle. */
  show(x: number | null, at: HTMLElement, lines: readonly string[]): void {
    const shown = lines.filter((line) => line !== "");
    this.root.replaceChildren(...shown.map((line) => createElement("p", { dir: "auto" }, line)));
    this.root.hidden = false;
    const frame = this.root.offsetParent?.getBoundingClientRect();
    const box = at.getBoundingClientRect();
    if (frame === undefined) return;
    const middle = box.left - frame.left + (x ?? box.width / 2);
    const half = this.root.offsetWidth / 2;
    const left = Math.min(Math.max(middle - half, 4), Math.max(frame.width - 2 * half - 4, 4));
    this.root.style.left = `${left}px`;
    this.root.style.bottom = `${frame.bottom - box.top + 6}px`;
  }

  hide(): void {
    this.root.hidden = true;
  }
}
