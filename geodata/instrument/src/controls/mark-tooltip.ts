// The tooltip of the marks under the pointer, and the pinned list that a click on several marks opens.

import type { Size } from "../contract";
import { isRightToLeft, setLanguage } from "../language";
import type { Translate } from "../messages";
import { createElement, focusedElement } from "./elements";
import { createIcon } from "./icons";
import { parseSafeSvg } from "./safe-svg";

/** A mark under the pointer or the keyboard. */
export interface PointedMark {
  /** Id of the event; null where only its row is known (map with thinning). */
  id: string | null;
  row: number;
  kind: string;
  /** 1: perhaps within the period, 2: within it. */
  standing: number;
  /** Absent where it must be fetched. */
  title?: string;
  body?: string;
  /** Number of events of the mark; 1 unless thinned. */
  count?: number;
  /** Rows of the first of them, as far as known. */
  rows?: readonly number[];
}

/** The fetched texts of a row. */
export interface FetchedTexts {
  row: number;
  event?: string | null;
  title: string;
  body: string;
  kind: string;
}

export interface TooltipHost {
  /** Puts an event in focus. */
  choose(mark: PointedMark): void;
  /** Zooms in on a mark that stands for several events. */
  zoomTo(mark: PointedMark): void;
  titles(rows: readonly number[]): Promise<readonly FetchedTexts[]>;
}

interface TooltipState {
  /** Size of the map in pixels. */
  size: Size;
  /** SVG text of the swatch of each kind. */
  swatches: Readonly<Record<string, string>>;
}

type Point = readonly [number, number];

const GAP = 14;
const EDGE = 8;
const LISTED = 8;
const FETCH_MS = 160;
/** On a narrower map a pinned list is a sheet at its foot. */
export const PHONE_WIDTH = 520;

/** Top left of a tooltip near a point: on the side where reading goes on, inside the map. */
export function placeTooltip(at: Point, card: Point, map: Point, rightToLeft: boolean): Point {
  const after = at[0] + GAP;
  const before = at[0] - GAP - card[0];
  const fitsAfter = after + card[0] <= map[0] - EDGE;
  const fitsBefore = before >= EDGE;
  const x = rightToLeft
    ? fitsBefore || !fitsAfter
      ? before
      : after
    : fitsAfter || !fitsBefore
      ? after
      : before;
  const below = at[1] + GAP;
  const y = below + card[1] <= map[1] - EDGE ? below : at[1] - GAP - card[1];
  return [clampToMap(x, map[0] - card[0]), clampToMap(y, map[1] - card[1])];
}

function clampToMap(value: number, most: number): number {
  return Math.round(Math.max(EDGE, Math.min(value, most - EDGE)));
}

export class MarkTooltip {
  private readonly box = createElement("div", { class: "tooltip", hidden: true });
  private readonly fetched = new Map<number, FetchedTexts>();
  private state: TooltipState = { size: [0, 0], swatches: {} };
  private marks: readonly PointedMark[] = [];
  private at: Point = [0, 0];
  private signature = "";
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private failed = false;
  private returnFocus: HTMLElement | null = null;
  pinned = false;

  constructor(
    root: Node,
    private readonly host: TooltipHost,
    private translate: Translate,
  ) {
    this.box.addEventListener("keydown", (event) => this.key(event));
    root.appendChild(this.box);
  }

  update(state: TooltipState, translate: Translate = this.translate): void {
    if (translate !== this.translate) this.fetched.clear();
    this.state = state;
    this.translate = translate;
    setLanguage(this.box, translate.language);
    if (!this.box.hidden) this.draw();
  }

  /** Shows the marks under the pointer; a pinned list stays until it is closed. */
  show(marks: readonly PointedMark[], at: Point): void {
    if (this.pinned) return;
    if (marks.length === 0) this.hide();
    else this.open(marks, at, false);
  }

  /** Opens the list of several marks and gives it the focus. */
  pin(marks: readonly PointedMark[], at: Point): void {
    this.returnFocus = this.pinned ? this.returnFocus : focusedElement(this.box);
    this.open(marks, at, true);
    this.box.querySelector<HTMLElement>("li button")?.focus({ preventScroll: true });
  }

  /** Hides the tooltip; a pinned list gives the focus back. */
  hide(): void {
    const focused = this.box.contains(focusedElement(this.box));
    clearTimeout(this.waiting);
    this.box.hidden = true;
    this.pinned = false;
    this.signature = "";
    this.marks = [];
    if (focused) this.returnFocus?.focus({ preventScroll: true });
    this.returnFocus = null;
  }

  dispose(): void {
    clearTimeout(this.waiting);
    this.box.remove();
  }

  private open(marks: readonly PointedMark[], at: Point, pinned: boolean): void {
    const signature = `${pinned} ${marks.map((mark) => `${mark.id ?? mark.row}/${mark.standing}/${mark.count ?? 1}`)}`;
    this.marks = marks;
    this.at = at;
    this.pinned = pinned;
    if (signature !== this.signature) {
      this.signature = signature;
      this.failed = false;
      this.draw();
      this.fetch();
    }
    this.box.hidden = false;
    this.move();
  }

  private move(): void {
    const size: Point = [this.box.offsetWidth, this.box.offsetHeight];
    const rightToLeft = isRightToLeft(this.translate.language.direction);
    const [x, y] = placeTooltip(this.at, size, this.state.size, rightToLeft);
    const sheet = this.pinned && this.state.size[0] < PHONE_WIDTH;
    this.box.classList.toggle("bottom-sheet", sheet);
    this.box.style.left = sheet ? "" : `${x}px`;
    this.box.style.top = sheet ? "" : `${y}px`;
  }

  /** Fetches unknown titles, once the pointer has rested. */
  private fetch(): void {
    clearTimeout(this.waiting);
    const rows = [...new Set(this.marks.flatMap(rowsToFetch))].filter((row) => !this.fetched.has(row));
    if (rows.length === 0) return;
    const asked = this.signature;
    this.waiting = setTimeout(async () => {
      const found = await this.host.titles(rows.slice(0, LISTED)).catch(() => null);
      for (const each of found ?? []) this.fetched.set(each.row, each);
      if (asked !== this.signature) return;
      this.failed = found === null;
      this.draw();
      this.move();
    }, FETCH_MS);
  }

  private draw(): void {
    const [only] = this.marks;
    const focused = this.box.contains(focusedElement(this.box));
    this.box.classList.toggle("pinned", this.pinned);
    this.box.setAttribute("role", this.pinned ? "group" : "presentation");
    if (this.pinned) this.box.setAttribute("aria-label", this.translate("map.tooltip.choose-event"));
    else this.box.removeAttribute("aria-label");
    const single = only !== undefined && this.marks.length === 1 && !this.pinned;
    this.box.replaceChildren(...(single ? this.single(only) : this.list()));
    if (focused) this.box.querySelector<HTMLElement>("li button")?.focus({ preventScroll: true });
  }

  private single(mark: PointedMark): Node[] {
    if ((mark.count ?? 1) > 1) return this.several(mark);
    const { title, body } = this.textsOf(mark);
    const found: Node[] = [
      createElement("p", { class: "title" }, this.swatch(mark.kind), createElement("span", {}, title)),
    ];
    if (body) found.push(createElement("p", { class: "body" }, body));
    if (mark.standing === 1)
      found.push(createElement("p", { class: "perhaps" }, this.translate("map.standing.perhaps")));
    return found;
  }

  /** Content for a mark that stands for several events: their number, the first of them, a hint. */
  private several(mark: PointedMark): Node[] {
    const first = rowsToFetch(mark).flatMap((row) => this.fetched.get(row) ?? []);
    const lines = first.map((each) =>
      createElement("li", {}, this.swatch(each.kind), createElement("span", {}, each.title)),
    );
    const left = (mark.count ?? 1) - lines.length;
    if (lines.length > 0 && left > 0)
      lines.push(
        createElement("li", { class: "quiet" }, this.translate("map.tooltip.more-events", { n: left })),
      );
    return [
      createElement(
        "p",
        { class: "title" },
        this.translate("map.tooltip.event-count", { n: mark.count ?? 1 }),
      ),
      createElement("ul", {}, ...lines),
      createElement("p", { class: "hint" }, this.translate("map.tooltip.zoom-hint")),
    ];
  }

  private list(): Node[] {
    const number = this.marks.reduce((sum, mark) => sum + (mark.count ?? 1), 0);
    const shown = this.pinned ? this.marks : this.marks.slice(0, LISTED);
    const lines = shown.map((mark) =>
      createElement("li", {}, ...(this.pinned ? [this.button(mark)] : this.line(mark))),
    );
    const left = this.marks.length - shown.length;
    if (left > 0)
      lines.push(
        createElement("li", { class: "quiet" }, this.translate("map.tooltip.more-events", { n: left })),
      );
    const head = createElement(
      "p",
      { class: "head" },
      this.translate("map.tooltip.event-count", { n: number }),
    );
    if (!this.pinned)
      return [
        head,
        createElement("ul", {}, ...lines),
        createElement("p", { class: "hint" }, this.translate("map.tooltip.click-hint")),
      ];
    head.append(this.close());
    return [head, createElement("ul", {}, ...lines)];
  }

  private line(mark: PointedMark): Node[] {
    const count = mark.count ?? 1;
    const title =
      count > 1 ? this.translate("map.tooltip.event-count", { n: count }) : this.textsOf(mark).title;
    const name = createElement("span", { class: mark.standing === 1 ? "name faint" : "name" }, title);
    return [this.swatch(mark.kind), name];
  }

  private button(mark: PointedMark): HTMLElement {
    const button = createElement("button", { type: "button" }, ...this.line(mark));
    const several = (mark.count ?? 1) > 1;
    if (several) button.append(createElement("span", { class: "quiet" }, this.translate("map.tools.in")));
    button.addEventListener("click", () => {
      this.hide();
      if (several) this.host.zoomTo(mark);
      else this.host.choose(mark);
    });
    return button;
  }

  private close(): HTMLElement {
    const label = this.translate("map.tooltip.close-list");
    const button = createElement("button", {
      type: "button",
      class: "close",
      "aria-label": label,
      title: label,
    });
    button.append(createIcon("close"));
    button.addEventListener("click", () => this.hide());
    return button;
  }

  private swatch(kind: string): Node {
    const found = parseSafeSvg(this.state.swatches[kind] ?? "");
    return createElement("span", { class: "swatch" }, ...(found ? [found] : []));
  }

  private textsOf(mark: PointedMark): { title: string; body: string } {
    const found = this.fetched.get(mark.row);
    const missing = this.translate(this.failed ? "map.tooltip.title-failed" : "map.tooltip.title-loading");
    return { title: mark.title ?? found?.title ?? missing, body: mark.body ?? found?.body ?? "" };
  }

  private key(event: KeyboardEvent): void {
    if (!this.pinned) return;
    const buttons = [...this.box.querySelectorAll<HTMLElement>("li button")];
    const at = buttons.indexOf(focusedElement(this.box) as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === "Escape") this.hide();
    else if (to !== undefined) buttons.at(to % buttons.length)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** The rows whose titles the tooltip of a mark shows. */
function rowsToFetch(mark: PointedMark): readonly number[] {
  if ((mark.count ?? 1) > 1) return (mark.rows ?? [mark.row]).slice(0, LISTED - 3);
  return mark.title === undefined ? [mark.row] : [];
}
