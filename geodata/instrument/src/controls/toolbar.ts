// The toolbar of the map, in the upper corner where reading ends.

import type { Projection, Size } from "../contract";
import { setLanguage } from "../language";
import type { Translate } from "../messages";
import type { ActiveTools } from "../tools/map-tools";
import type { ToolKind } from "../tools/tool-keys";
import { createElement } from "./elements";
import { createIcon, type IconName } from "./icons";
import { PHONE_WIDTH } from "./mark-tooltip";

export interface ToolbarHost {
  /** One step closer (1) or farther (-1). */
  zoom(steps: number): void;
  home(): void;
  /** Fits the map to all events that pass the filters. */
  fit(): void;
  projection(name: Projection): void;
  /** Filters by the part of the map in view, or no longer. */
  bounds(on: boolean): void;
  /** Switches a tool of the map on or off. */
  tool(name: ToolKind): void;
  copy(): void;
  save(): void;
  /** Toggles full screen; absent where the browser has none. */
  full?(): void;
}

export interface ToolbarState {
  size: Size;
  projection: Projection;
  bounds: boolean;
  /** Whether there is an event to fit to. */
  some: boolean;
  /** A picture is being made. */
  busy: boolean;
  full: boolean;
  /** Which of the map's tools are on; null where it has none. */
  tools: ActiveTools | null;
}

type ViewTool = "in" | "out" | "home" | "fit" | "projection" | "bounds" | "copy" | "save" | "full" | "more";
type ToolName = ViewTool | ToolKind;

const MAP_TOOLS: readonly ToolKind[] = ["measure", "coordinates", "graticule"];

/** Groups from the top; all but the first fold away where room is short. */
const GROUPS: readonly (readonly ToolName[])[] = [
  ["in", "out", "home"],
  ["fit", "projection", "bounds"],
  MAP_TOOLS,
  ["copy", "save", "full"],
];
/** Height in pixels for all tools. */
const FULL_HEIGHT = 520;

export class Toolbar {
  private readonly box = createElement("div", { class: "toolbar", role: "group" });
  private readonly buttons = new Map<ToolName, HTMLButtonElement>();
  private state: ToolbarState | null = null;
  private unfolded = false;

  constructor(
    root: Node,
    private readonly host: ToolbarHost,
    private translate: Translate,
  ) {
    const [first = [], ...others] = GROUPS;
    this.box.append(this.group(first), this.group(["more"]), ...others.map((names) => this.group(names)));
    if (host.full === undefined) this.buttons.get("full")?.remove();
    root.appendChild(this.box);
  }

  update(state: ToolbarState, translate: Translate = this.translate): void {
    this.state = state;
    this.translate = translate;
    setLanguage(this.box, translate.language);
    this.box.setAttribute("aria-label", translate("map.tools.label"));
    for (const [name, button] of this.buttons) this.label(name, button, state);
    this.fold(state);
    this.press("bounds", state.bounds);
    for (const name of MAP_TOOLS) this.press(name, state.tools?.[name] === true);
    this.press("more", this.unfolded, "aria-expanded");
    this.enable("fit", state.some);
    this.enable("copy", !state.busy);
    this.enable("save", !state.busy);
  }

  dispose(): void {
    this.box.remove();
  }

  private group(names: readonly ToolName[]): HTMLElement {
    return createElement(
      "div",
      { class: "group", "data-group": names[0] ?? "" },
      ...names.map((name) => this.button(name)),
    );
  }

  private button(name: ToolName): HTMLButtonElement {
    const button = createElement("button", { type: "button", "data-tool": name });
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") this.use(name);
    });
    this.buttons.set(name, button);
    return button;
  }

  private use(name: ToolName): void {
    const { host, state } = this;
    if (state === null) return;
    const acts: Record<ToolName, () => void> = {
      in: () => host.zoom(1),
      out: () => host.zoom(-1),
      home: () => host.home(),
      fit: () => host.fit(),
      projection: () => host.projection(state.projection === "globe" ? "flat" : "globe"),
      bounds: () => host.bounds(!state.bounds),
      measure: () => host.tool("measure"),
      coordinates: () => host.tool("coordinates"),
      graticule: () => host.tool("graticule"),
      copy: () => host.copy(),
      save: () => host.save(),
      full: () => host.full?.(),
      more: () => {
        this.unfolded = !this.unfolded;
        this.update(state);
      },
    };
    acts[name]();
    if (this.unfolded && name !== "more" && !GROUPS[0]?.includes(name)) this.refold();
  }

  /** Folds the tools away again after one was used. */
  private refold(): void {
    this.unfolded = false;
    if (this.state) this.update(this.state);
    const more = this.buttons.get("more");
    if (more?.parentElement?.hidden === false) more.focus();
  }

  private label(name: ToolName, button: HTMLButtonElement, state: ToolbarState): void {
    const drawn = iconOf(name, state);
    const key = drawn === "view" ? "bounds" : drawn;
    const label = this.translate(`map.tools.${key}`);
    button.title = label;
    button.setAttribute("aria-label", label);
    if (button.dataset.icon !== drawn) button.replaceChildren(createIcon(drawn));
    button.dataset.icon = drawn;
  }

  /** Hides the later groups behind one button where room is short. */
  private fold(state: ToolbarState): void {
    const short = state.size[0] < PHONE_WIDTH || state.size[1] < FULL_HEIGHT;
    for (const group of this.box.querySelectorAll<HTMLElement>(".group")) {
      const name = group.dataset.group;
      if (name === "more") group.hidden = !short;
      else if (name !== "in") group.hidden = short && !this.unfolded;
      if (name === MAP_TOOLS[0]) group.hidden ||= state.tools === null;
    }
    this.box.classList.toggle("unfolded", short && this.unfolded);
  }

  private press(name: ToolName, on: boolean, attribute = "aria-pressed"): void {
    this.buttons.get(name)?.setAttribute(attribute, String(on));
  }

  /** A disabled button keeps the focus: it is marked as disabled, not removed. */
  private enable(name: ToolName, on: boolean): void {
    this.buttons.get(name)?.setAttribute("aria-disabled", String(!on));
  }
}

/** The icon (and message key) of a tool: a projection switch shows the projection it leads to. */
function iconOf(name: ToolName, state: ToolbarState): IconName {
  if (name === "projection") return state.projection === "globe" ? "flat" : "globe";
  if (name === "bounds") return "view";
  if (name === "full") return state.full ? "window" : "full";
  return name;
}
