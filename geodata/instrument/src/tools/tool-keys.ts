// The keys of the tools. Letters go by their place on the keyboard: an Arabic layout has others there.

export type ToolKind = "measure" | "coordinates" | "graticule";

interface ToolKeysHost {
  /** Whether the tools are offered at all; Escape removes the marker all the same. */
  readonly offered: boolean;
  toggle(tool: ToolKind): void;
  /** Copies the coordinates, or switches them on. */
  copy(): void;
  /** Takes the point under the pointer or the crosshair; false where no tool wants one, as below. */
  take(): boolean;
  undo(): boolean;
  clear(): boolean;
  escape(): boolean;
  /** Escape was pressed outside of the map. */
  escapeOutside(): void;
  /** The keyboard has come to the map. */
  mapFocus(): void;
}

/** Elements that take the letters: the map's stop of the keyboard, and the map itself. */
const KEY_TARGETS = ".map-stop, canvas";

export class ToolKeys {
  readonly #frame: HTMLElement;
  readonly #host: ToolKeysHost;

  constructor(frame: HTMLElement, host: ToolKeysHost) {
    this.#frame = frame;
    this.#host = host;
    // Before the controls, which use some of the keys when no tool does.
    frame.addEventListener("keydown", this.#onKey, true);
    frame.addEventListener("focusin", this.#onFocus);
    document.addEventListener("keydown", this.#onPageKey);
  }

  dispose(): void {
    this.#frame.removeEventListener("keydown", this.#onKey, true);
    this.#frame.removeEventListener("focusin", this.#onFocus);
    document.removeEventListener("keydown", this.#onPageKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onMap = (event.target as Element).matches(KEY_TARGETS);
    const used = event.key === "Escape" ? this.#host.escape() : onMap && this.#act(event.code);
    if (!used) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #act(code: string): boolean {
    const host = this.#host;
    const switches: Readonly<Record<string, () => void>> = {
      KeyM: () => host.toggle("measure"),
      KeyG: () => host.toggle("graticule"),
      KeyC: () => host.copy(),
    };
    const points: Readonly<Record<string, () => boolean>> = {
      Space: () => host.take(),
      Backspace: () => host.undo(),
      Delete: () => host.clear(),
    };
    if (!host.offered) return false;
    switches[code]?.();
    return code in switches || (points[code]?.() ?? false);
  }

  readonly #onFocus = (event: FocusEvent): void => {
    if ((event.target as Element).matches(".map-stop:focus-visible")) this.#host.mapFocus();
  };

  readonly #onPageKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented) this.#host.escapeOutside();
  };
}
