// What the reader changed and the server has not yet taken in.

import type { View, ViewChange, ViewPatch } from "./contract";

/** Keeps what is on its way, so that a view which left the server before does not undo it. */
export class PendingPatches {
  #sent: readonly ViewChange[] = [];
  #draft: ViewPatch = {};
  #seq: number;

  constructor(seq: number) {
    this.#seq = seq;
  }

  /** A change that is still under the hand: drawn, not yet told. */
  draft(patch: ViewPatch): void {
    this.#draft = { ...this.#draft, ...patch };
  }

  /** A change to tell: its number, and all that the server may not have heard, should a message be lost. */
  send(patch: ViewPatch): ViewChange {
    for (const key of Object.keys(patch)) delete (this.#draft as Record<string, unknown>)[key];
    this.#seq += 1;
    this.#sent = [...this.#sent, { seq: this.#seq, patch }];
    return { seq: this.#seq, patch: this.#merged() };
  }

  /** The server has taken in everything up to this number. */
  acknowledge(seq: number): void {
    this.#sent = this.#sent.filter((each) => each.seq > seq);
  }

  /** A view from the server with what is on its way laid over it. */
  applyTo(view: View): View & ViewPatch {
    return { ...view, ...this.#merged(), ...this.#draft } as View & ViewPatch;
  }

  #merged(): ViewPatch {
    return Object.assign({}, ...this.#sent.map((each) => each.patch));
  }
}
