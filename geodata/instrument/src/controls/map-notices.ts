// Notices of the map: notes on how to read it, its state (loading, lost, thinned, empty, events out of view),
// messages.

import { setLanguage } from "../language";
import type { Translate } from "../messages";
import { createElement } from "./elements";

interface MapNoticesHost {
  /** Requests the scene again. */
  retry(): void;
  /** Brings all shown events into view. */
  fit(): void;
}

export interface MapNoticesState {
  /** Notes for the reader; the last is the note on boundaries, which always shows. */
  notes: readonly string[];
  loading: boolean;
  /** The server does not answer. */
  lost: boolean;
  /** No event passes the filters. */
  empty: boolean;
  /** Shown events that lie outside the view, where that is to be said. */
  outside: number;
  /** Whether the camera is nearer than the coast's scale allows. */
  coarse: boolean;
  /** Archives of the user's own. */
  archives: readonly { readonly attribution: string; readonly day: string }[];
  /** The numbers of marks and events where marks are thinned. */
  thinned: { marks: number; events: number } | null;
}

/** Duration of a message. */
const MESSAGE_MS = 6000;

export class MapNotices {
  private readonly notesLine = createElement("div", { class: "map-notes" });
  private readonly lastNote = createElement("span", { class: "last-note" });
  private readonly folded = createElement("details");
  private readonly count = createElement("summary");
  private readonly otherNotes = createElement("ul");
  private readonly box = createElement("div", { class: "map-state", role: "status", hidden: true });
  private readonly message = createElement("div", { class: "map-message", role: "status", hidden: true });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shownState = "";

  constructor(
    root: Node,
    private readonly host: MapNoticesHost,
    private translate: Translate,
  ) {
    this.folded.append(this.count, this.otherNotes);
    this.folded.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.folded.open) return;
      this.folded.open = false;
      this.count.focus();
      event.stopPropagation();
    });
    this.folded.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node && this.folded.contains(event.relatedTarget)))
        this.folded.open = false;
    });
    this.notesLine.append(this.folded, this.lastNote);
    root.appendChild(this.box);
    root.appendChild(this.message);
    root.appendChild(this.notesLine);
  }

  update(state: MapNoticesState, translate: Translate = this.translate): void {
    this.translate = translate;
    for (const each of [this.notesLine, this.box, this.message]) setLanguage(each, translate.language);
    const thinned = state.thinned ? [translate("map.notice.thinned", { ...state.thinned })] : [];
    const coarse = state.coarse ? [translate("map.notice.coarse-coast")] : [];
    const sources = state.archives.map(({ attribution, day }) =>
      day ? translate("map.notice.imagery", { attribution, day }) : attribution,
    );
    const shown = [...thinned, ...coarse, ...new Set(sources), ...state.notes.slice(-1)];
    const folded = state.notes.slice(0, -1);
    this.lastNote.textContent = shown.join(" · ");
    this.folded.hidden = folded.length === 0;
    this.count.textContent = translate("map.notice.notes", { n: folded.length });
    this.otherNotes.replaceChildren(...folded.map((note) => createElement("li", {}, note)));
    this.showState(state);
  }

  /** Shows the result of an action for a few seconds. */
  showMessage(text: string): void {
    clearTimeout(this.timer);
    this.message.textContent = text;
    this.message.hidden = false;
    this.timer = setTimeout(() => {
      this.message.hidden = true;
    }, MESSAGE_MS);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const each of [this.notesLine, this.box, this.message]) each.remove();
  }

  /** Shows the most important state; only at a change, so that a screen reader reads it once. */
  private showState(state: MapNoticesState): void {
    const now = stateName(state);
    const key = `${now} ${now === "outside" ? state.outside : ""} ${this.translate.language.code}`;
    if (key === this.shownState) return;
    this.shownState = key;
    this.box.hidden = now === "";
    this.box.dataset.state = now;
    this.box.replaceChildren(
      ...(now ? [createElement("span", {}, this.translate(`map.notice.${now}`, { n: state.outside }))] : []),
    );
    if (now === "lost") this.box.append(this.button("map.notice.retry", () => this.host.retry()));
    if (now === "outside") this.box.append(this.button("map.notice.show-outside", () => this.host.fit()));
  }

  private button(key: string, act: () => void): HTMLElement {
    const button = createElement("button", { type: "button" }, this.translate(key));
    button.addEventListener("click", act);
    return button;
  }
}

/** The most important state that is to be shown; empty where there is none. */
function stateName({ lost, loading, empty, outside }: MapNoticesState): string {
  if (lost) return "lost";
  if (loading) return "loading";
  if (empty) return "empty";
  return outside ? "outside" : "";
}
