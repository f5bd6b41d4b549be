// The legend on the map: kinds as switches with counts, reference layers as switches, and the meaning of lines,
// fills and opacity.

import type { LegendItem, Size } from "../contract";
import { showOffMapList } from "../filter-bus";
import { formatNumber, isRightToLeft, setLanguage } from "../language";
import type { Translate } from "../messages";
import { hiddenReferences, toggleReference } from "../reference-layers";
import { createElement, focusedElement } from "./elements";
import { createIcon } from "./icons";
import { PHONE_WIDTH } from "./mark-tooltip";
import { parseSafeSvg } from "./safe-svg";

/** West, north, east and south in pixels of the map. */
export type ScreenBox = readonly [number, number, number, number];

interface LegendPanelHost {
  /** Sets the layers that are drawn; null is all of them. */
  layers(chosen: string[] | null): void;
  /** Sets what is hidden, reference layers among it. */
  hide(names: string[]): void;
}

export interface LegendPanelState {
  size: Size;
  items: readonly LegendItem[];
  layers: readonly string[] | null;
  hide: readonly string[];
  /** Events of each kind on the map. */
  drawn: Readonly<Record<string, number>>;
  /** Kinds of the brief of which nothing is on the map: they have no switch, and none switches them off. */
  unlisted: readonly string[];
  within: number;
  perhaps: number;
  /** Shown events that have a place on the map. */
  placed: number;
  /** Boxes of the labels; a new array when they were placed anew. */
  boxes: readonly ScreenBox[];
}

type MapCorner = "bottom-left" | "bottom-right" | "top-left" | "top-right";

/** Height of the lines at the foot of the map, and on a phone. */
const MARGIN_PIXELS = 34;
const PHONE_MARGIN_PIXELS = 56;
const EDGE = 10;

/** The corner in which a panel covers fewest labels, the first of equals, and their number. */
export function freestCorner(
  panel: Size,
  map: Size,
  boxes: readonly ScreenBox[],
  corners: readonly MapCorner[],
): [MapCorner, number] {
  const foot = map[0] < PHONE_WIDTH ? PHONE_MARGIN_PIXELS : MARGIN_PIXELS;
  const found = corners.map((name): [MapCorner, number] => {
    const x = name.endsWith("left") ? EDGE : map[0] - EDGE - panel[0];
    const y = name.startsWith("top") ? EDGE : map[1] - foot - panel[1];
    const covered = boxes.filter(
      ([west, north, east, south]) => west < x + panel[0] && east > x && north < y + panel[1] && south > y,
    );
    return [name, covered.length];
  });
  return found.reduce((best, each) => (each[1] < best[1] ? each : best), found[0] ?? ["bottom-left", 0]);
}

export class LegendPanel {
  private readonly box = createElement("section", { class: "legend" });
  private readonly head = createElement("button", { type: "button", class: "fold", "aria-expanded": false });
  private readonly title = createElement("span");
  private readonly body = createElement("div", { class: "items" });
  private readonly signs = createElement("details");
  private readonly counts = new Map<string, HTMLElement>();
  private readonly switches = new Map<string, HTMLButtonElement>();
  private readonly references = new Map<string, HTMLButtonElement>();
  private readonly all = createElement("button", { type: "button", class: "all" });
  private readonly placed = createElement("button", { type: "button", class: "all" });
  private state: LegendPanelState | null = null;
  /** Whether the reader opened or closed the legend; null: not yet, the room decides. */
  private openedByReader: boolean | null = null;

  constructor(
    root: Node,
    private readonly host: LegendPanelHost,
    private translate: Translate,
  ) {
    this.head.append(this.title, createIcon("fold"));
    this.head.addEventListener("click", () => {
      this.openedByReader = this.body.hidden === true;
      this.open(this.openedByReader);
    });
    this.all.addEventListener("click", () => this.host.layers(null));
    this.placed.addEventListener("click", showOffMapList);
    this.box.append(this.head, this.body);
    root.appendChild(this.box);
  }

  update(state: LegendPanelState, translate: Translate = this.translate): void {
    const before = this.state;
    this.state = state;
    if (before?.items !== state.items || translate !== this.translate) {
      this.translate = translate;
      this.draw(state);
    }
    this.updateCounts(state);
    const moved = before === null || before.boxes !== state.boxes || before.items !== state.items;
    if (moved || before.size[0] !== state.size[0] || before.size[1] !== state.size[1])
      this.placeAndOpen(state);
  }

  dispose(): void {
    this.box.remove();
  }

  private draw(state: LegendPanelState): void {
    setLanguage(this.box, this.translate.language);
    this.title.textContent = this.translate("map.legend.title");
    this.box.setAttribute("aria-label", this.translate("map.legend.title"));
    this.all.textContent = this.translate("map.legend.show-all-layers");
    this.counts.clear();
    this.switches.clear();
    this.references.clear();
    const of = (...groups: string[]): LegendItem[] =>
      state.items.filter((item) => groups.includes(item.group));
    const signs = of("status", "note");
    this.signs.replaceChildren(
      createElement("summary", {}, this.translate("map.legend.lines-and-signs")),
      this.list(signs),
    );
    this.body.replaceChildren(this.list(of("kind")), this.all, this.list(of("standing")));
    const references = of("reference");
    if (references.length) this.body.append(this.referenceList(references));
    if (signs.length) this.body.append(this.signs);
    this.body.append(this.placed);
  }

  private referenceList(items: readonly LegendItem[]): HTMLElement {
    const list = this.list(items);
    list.setAttribute("aria-label", this.translate("map.legend.reference-layers"));
    return list;
  }

  private list(items: readonly LegendItem[]): HTMLElement {
    const lines = items.map((item) => {
      const parts = this.parts(item);
      const switched = item.group === "kind" || item.group === "reference";
      return createElement("li", {}, ...(switched ? [this.switch(item, parts)] : parts));
    });
    return createElement("ul", {}, ...lines);
  }

  private parts(item: LegendItem): HTMLElement[] {
    const drawn = parseSafeSvg(item.swatch);
    const swatch = createElement("span", { class: "swatch" }, ...(drawn ? [drawn] : []));
    const label = createElement("span", { class: "name" }, item.label);
    if (item.group !== "kind" && item.group !== "standing") return [swatch, label];
    const count = createElement("span", { class: "count", dir: "ltr" });
    this.counts.set(`${item.group}.${item.id}`, count);
    return [swatch, label, count];
  }

  private switch(item: LegendItem, parts: readonly HTMLElement[]): HTMLButtonElement {
    const button = createElement(
      "button",
      { type: "button", class: "layer", "aria-pressed": true },
      ...parts,
    );
    if (item.group === "reference") {
      const toggled = () => toggleReference(this.state?.hide ?? [], item.id);
      button.addEventListener("click", () => this.host.hide(toggled()));
      this.references.set(item.id, button);
    } else {
      button.addEventListener("click", () => this.toggle(item.id));
      this.switches.set(item.id, button);
    }
    return button;
  }

  /** Switches a layer; all of them are null. */
  private toggle(id: string): void {
    const present = [...this.switches.keys(), ...(this.state?.unlisted ?? [])];
    const drawn = new Set(this.state?.layers ?? present);
    if (!drawn.delete(id)) drawn.add(id);
    const left = present.filter((kind) => drawn.has(kind));
    this.host.layers(left.length === present.length ? null : left);
  }

  /** Updates counts and switches, which change while the time bar plays. */
  private updateCounts(state: LegendPanelState): void {
    const numbers: Record<string, number> = {
      "standing.within": state.within,
      "standing.perhaps": state.perhaps,
    };
    for (const [key, place] of this.counts) {
      const number = numbers[key] ?? state.drawn[key.slice("kind.".length)] ?? 0;
      const text = formatNumber(number, this.translate.language);
      if (place.textContent !== text) place.textContent = text;
    }
    for (const [id, button] of this.switches) {
      const drawn = state.layers === null || state.layers.includes(id);
      button.setAttribute("aria-pressed", String(drawn));
    }
    const hidden = hiddenReferences(state.hide);
    for (const [id, button] of this.references) button.setAttribute("aria-pressed", String(!hidden.has(id)));
    const whole = [...this.switches.keys()].every((id) => state.layers === null || state.layers.includes(id));
    if (whole && focusedElement(this.box) === this.all) this.head.focus();
    this.all.hidden = whole;
    this.updatePlaced(state);
  }

  /** Says how many events have no place, and leads to their list. */
  private updatePlaced({ within, perhaps, placed }: LegendPanelState): void {
    const [{ translate }, shown] = [this, within + perhaps];
    const total = translate("map.legend.total", { n: shown });
    const parts = [
      translate("map.legend.placed", { n: placed, total }),
      translate("map.legend.listed", { n: shown - placed }),
    ];
    this.placed.textContent = parts.join(translate.language.clause_separator);
    this.placed.hidden = placed === shown;
  }

  /** Opens the legend where there is room, unless the reader decided, and moves it to the freest corner. */
  private placeAndOpen(state: LegendPanelState): void {
    if (this.openedByReader === null) {
      this.open(state.size[0] >= PHONE_WIDTH);
      if (!this.body.hidden && this.bestCorner(state)[1] > 0) this.open(false);
    }
    // It does not move under the pointer or the focus.
    if (!this.box.matches(":hover, :focus-within")) [this.box.dataset.corner] = this.bestCorner(state);
  }

  private open(shown: boolean): void {
    this.body.hidden = !shown;
    this.head.setAttribute("aria-expanded", String(shown));
    this.box.classList.toggle("open", shown);
  }

  private bestCorner(state: LegendPanelState): [MapCorner, number] {
    // The toolbar is in the upper corner where reading ends.
    const corners: MapCorner[] = isRightToLeft(this.translate.language.direction)
      ? ["bottom-right", "bottom-left", "top-right"]
      : ["bottom-left", "bottom-right", "top-left"];
    const taken = [...state.boxes, ...this.toolbarBox()];
    return freestCorner([this.box.offsetWidth, this.box.offsetHeight], state.size, taken, corners);
  }

  /** The box of the toolbar, if there is one. */
  private toolbarBox(): ScreenBox[] {
    const found = this.box.parentElement?.querySelector<HTMLElement>(".toolbar");
    if (!found) return [];
    const { offsetLeft: x, offsetTop: y } = found;
    return [[x, y, x + found.offsetWidth, y + found.offsetHeight]];
  }
}
