// Labels on the map as elements of the page: the browser shapes and orders Arabic correctly.

import type {
  Colour,
  Direction,
  EventLabel,
  LabelLine,
  NoteLine,
  Position,
  Size,
  SlideSpec,
  Standing,
} from "./contract";
import type { ScreenBox } from "./controls/legend-panel";
import type { ThinnedEvents } from "./engine/thinning";
import { THINNED_RADIUS } from "./generated/styles";
import { offsetPosition } from "./mercator";
import { countWords, eventsOfMark, hasFocus, type SharedSigns, standingOfMarks } from "./shared-signs";

/** A change of size by more pixels than this needs labels placed anew. */
const RESIZE_PIXELS = 24;

/** Whether labels that were placed for one size must be placed anew for another. */
export function needsNewSize(before: Size, after: Size): boolean {
  return Math.max(Math.abs(before[0] - after[0]), Math.abs(before[1] - after[1])) > RESIZE_PIXELS;
}

/** Projects a position to the screen; null behind the globe. */
type Project = (at: Position) => readonly [number, number] | null;

interface PlacedLabel {
  readonly at: Position;
  readonly element: HTMLElement;
  readonly event: string | null;
  /** Reference layer of a note. */
  readonly reference: string | null;
  readonly size: Size;
}

export type AreaWords = (key: string) => string | null;

const NO_SIZE: Size = [0, 0];

interface LabelHost {
  onPick(event: string, element: HTMLElement): void;
  onHover(event: string | null, element: HTMLElement | null): void;
}

/** Labels of events and notes of reference layers, over the names of the ground. Keyboard navigation has buttons of its own. */
export class LabelLayer {
  readonly root = document.createElement("div");
  readonly #host: LabelHost;
  readonly #under: HTMLElement;
  readonly #ring = document.createElement("span");
  #labels: PlacedLabel[] = [];
  #signs: SharedSigns = {};
  #areaWords: AreaWords = () => null;
  #highlighted: Position | null = null;
  #hiddenEvents: ReadonlySet<string> = new Set();
  #lines: { readonly row: LabelLine; readonly event: string; readonly element: HTMLElement }[] = [];

  /** `under` are the words that lie under the labels. */
  constructor(host: LabelHost, under: HTMLElement) {
    this.#host = host;
    this.#under = under;
    this.root.className = "labels";
    this.#ring.className = "highlight-ring";
    this.#ring.hidden = true;
  }

  /**
   * Creates the labels of a map spec, that of a slide or of the whole brief.
   * `areaWords` counts the shown events of an area of a map with thinning.
   */
  set(spec: SlideSpec, direction: Direction, areaWords: AreaWords = () => null): void {
    this.#areaWords = areaWords;
    this.root.lang = spec.lang;
    this.#signs = spec.signs;
    this.#lines = [];
    const notes = spec.note_lines.map((line) => ({
      at: offsetPosition(line.at, line.offset, spec.camera.zoom),
      element: createNoteLine(line, direction),
      event: null,
      reference: line.reference ?? null,
      size: NO_SIZE,
    }));
    this.#labels = [
      ...notes,
      ...spec.labels.map((label) => this.#createLabel(label, spec.camera.zoom, direction)),
    ];
    this.root.replaceChildren(this.#under, ...this.#labels.map((each) => each.element), this.#ring);
  }

  /** Shows labels by the standing of their events, and marks the focus; notes by their reference layer. */
  showStanding(
    standing: (event: string) => Standing,
    focus: string | null,
    hiddenReferences: ReadonlySet<string> = new Set(),
  ): void {
    const ofMark = standingOfMarks(this.#signs, standing);
    for (const { element, event, reference } of this.#labels) {
      if (reference !== null) element.hidden = hiddenReferences.has(reference);
      if (event === null) continue;
      const focused = hasFocus(this.#signs, event, focus);
      element.hidden = ofMark(event) === 0;
      element.classList.toggle("focus", focused);
      element.setAttribute("aria-pressed", String(focused));
    }
    for (const { row, event, element } of this.#lines) {
      const ink = ofMark(event) === 1 && row.perhaps ? row.perhaps.ink : row.ink;
      element.style.color = cssColour(ink);
      if (row.counts)
        element.textContent = countWords(this.#signs, event, standing) ?? this.#areaWords(event) ?? row.text;
    }
  }

  /** Highlights an event: a ring at its position, an edge round its label. */
  highlight(event: string | null, at: Position | null): void {
    this.#highlighted = at;
    this.#ring.hidden = at === null;
    for (const each of this.#labels) {
      const own =
        each.event !== null && event !== null && eventsOfMark(this.#signs, each.event).includes(event);
      each.element.classList.toggle("highlighted", own);
    }
  }

  /** Boxes of the shown labels and of the marks of a map with thinning, which no panel should cover. */
  takenBoxes(project: Project, marks: ThinnedEvents | null): ScreenBox[] {
    const labels = this.#labels.flatMap(({ at, element }) => {
      const spot = element.hidden ? null : project(at);
      if (!spot) return [];
      const [x, y] = spot;
      return [[x, y, x + element.offsetWidth, y + element.offsetHeight] as ScreenBox];
    });
    return [...labels, ...markBoxes(project, marks)];
  }

  /** Boxes of all labels of events, shown or filtered out: no filter moves a name of the ground. */
  labelBoxes(project: Project): ScreenBox[] {
    return this.#labels.flatMap(({ at, event, size: [wide, high] }) => {
      const spot = event === null ? null : project(at);
      return spot ? [[spot[0], spot[1], spot[0] + wide, spot[1] + high] as ScreenBox] : [];
    });
  }

  /** Events whose labels are not shown: behind the globe, or covered. */
  get hiddenEvents(): ReadonlySet<string> {
    return this.#hiddenEvents;
  }

  /**
   * Moves each label to its position; `sparse` hides labels that would cover others.
   * Returns whether the set of hidden events has changed.
   */
  place(project: Project, sparse = false): boolean {
    const taken: (readonly [number, number, number, number])[] = [];
    const silent = new Set<string>();
    for (const { at, element, event, size } of this.#byPriority(sparse)) {
      const spot = project(at);
      const box = spot && ([spot[0], spot[1], spot[0] + size[0], spot[1] + size[1]] as const);
      const covers = sparse && box !== null && !element.hidden && taken.some((other) => overlap(box, other));
      element.style.visibility = spot && !covers ? "" : "hidden";
      if (event !== null && (!spot || covers)) silent.add(event);
      if (spot) element.style.transform = `translate(${spot[0].toFixed(1)}px, ${spot[1].toFixed(1)}px)`;
      if (box && !covers && !element.hidden && size[0] > 0) taken.push(box);
    }
    const before = this.#hiddenEvents;
    this.#hiddenEvents = silent;
    return silent.size !== before.size || [...silent].some((event) => !before.has(event));
  }

  /** All labels, by priority: with `sparse` the event in focus comes first. */
  #byPriority(sparse: boolean): readonly PlacedLabel[] {
    const ring = this.#highlighted
      ? [{ at: this.#highlighted, element: this.#ring, event: null, reference: null, size: NO_SIZE }]
      : [];
    const all = [...this.#labels, ...ring];
    if (!sparse) return all;
    const rank = (each: PlacedLabel) => Number(!each.element.classList.contains("focus"));
    return all.sort((one, other) => rank(one) - rank(other));
  }

  #createLabel(label: EventLabel, zoom: number, direction: Direction): PlacedLabel {
    const element = document.createElement("button");
    element.type = "button";
    element.tabIndex = -1;
    element.className = "label";
    element.classList.toggle("proposed", label.proposed === true);
    element.classList.toggle("number", label.number === true);
    if (label.note) element.dataset.note = label.note;
    element.dataset.event = label.event;
    this.#addLines(element, label, direction);
    this.#listen(element, label.event);
    return {
      at: offsetPosition(label.at, label.offset, zoom),
      element,
      event: label.event,
      reference: null,
      size: label.size,
    };
  }

  #addLines(element: HTMLElement, label: EventLabel, direction: Direction): void {
    element.style.width = `${label.size[0]}px`;
    element.style.height = `${label.size[1]}px`;
    for (const row of label.lines) {
      const line = createLine(row, direction);
      line.style.left = `${row.x}px`;
      line.style.top = `${row.y}px`;
      if (row.strong) line.classList.add("strong");
      element.append(line);
      this.#lines.push({ row, event: label.event, element: line });
    }
  }

  #listen(element: HTMLElement, event: string): void {
    element.addEventListener("click", (click) => {
      click.stopPropagation();
      this.#host.onPick(event, element);
    });
    for (const [name, inside] of [
      ["pointerenter", true],
      ["pointerleave", false],
    ] as const) {
      element.addEventListener(name, () =>
        this.#host.onHover(inside ? event : null, inside ? element : null),
      );
    }
  }
}

function createNoteLine(note: NoteLine, direction: Direction): HTMLElement {
  const element = document.createElement("span");
  element.className = "note";
  const line = createLine(note, direction);
  line.style.color = cssColour(note.ink);
  element.append(line);
  return element;
}

function createLine(
  { text, size, align }: Pick<LabelLine, "text" | "size" | "align">,
  direction: Direction,
): HTMLElement {
  const line = document.createElement("span");
  line.className = `label-line ${align}`;
  line.dir = direction;
  line.textContent = text;
  line.style.fontSize = `${size}px`;
  return line;
}

function cssColour([red, green, blue, opacity]: Colour): string {
  return `rgb(${red} ${green} ${blue} / ${(opacity / 255).toFixed(3)})`;
}

function overlap(one: readonly number[], other: readonly number[]): boolean {
  const [west = 0, north = 0, east = 0, south = 0] = one;
  const [left = 0, top = 0, right = 0, bottom = 0] = other;
  return west < right && east > left && north < bottom && south > top;
}

/** The box of each mark of a map with thinning that is on the map. */
function markBoxes(project: Project, marks: ThinnedEvents | null): ScreenBox[] {
  return Array.from(marks?.lon ?? []).flatMap((lon, mark) => {
    const spot = project([lon, marks?.lat[mark] as number]);
    if (!spot) return [];
    const [[x, y], r] = [spot, THINNED_RADIUS];
    return [[x - r, y - r, x + r, y + r] as ScreenBox];
  });
}
