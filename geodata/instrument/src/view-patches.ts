// Changes of the reader that the server has not yet taken in.

import type { View, ViewChange, ViewPatch } from "./contract";

/** Keeps unacknowledged changes, so that a view sent before them does not undo them. */
export class PendingPatches {
  #sent: readonly ViewChange[] = [];
  #draft: ViewPatch = {};
  #seq: number;

  constructor(seq: number) {
    this.#seq = seq;
  }

  /** Whether the server has changes still to take in. */
  get pending(): boolean {
    return this.#sent.length > 0;
  }

  /** A change in progress: drawn, not yet sent. */
  draft(patch: ViewPatch): void {
    this.#draft = { ...this.#draft, ...patch };
  }

  /** Removes and returns the change in progress; null where there is none. */
  takeDraft(): ViewPatch | null {
    const draft = this.#draft;
    this.#draft = {};
    return Object.keys(draft).length ? draft : null;
  }

  /** The change to send: its number, and all unacknowledged fields, should a message be lost. */
  send(patch: ViewPatch): ViewChange {
    for (const key of Object.keys(patch)) delete (this.#draft as Record<string, unknown>)[key];
    this.#seq += 1;
    this.#sent = [...this.#sent, { seq: this.#seq, patch }];
    return { seq: this.#seq, patch: this.#merged() };
  }

  /** The server has taken in all changes up to this number. */
  acknowledge(seq: number): void {
    this.#sent = this.#sent.filter((each) => each.seq > seq);
  }

  /** A view of the server with the unacknowledged changes applied. */
  applyTo(view: View): View & ViewPatch {
    return { ...view, ...this.#merged(), ...this.#draft } as View & ViewPatch;
  }

  #merged(): ViewPatch {
    return Object.assign({}, ...this.#sent.map((each) => each.patch));
  }
}
