// Playback: calls `beat` at an even pace until it returns false.

const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** `beat` returns whether there is more; `stopped` is called once at the end. */
interface Playback {
  beat(): boolean;
  stopped(): void;
  /** Milliseconds between two beats at speed 1. */
  readonly pause: number;
}

/** Runs one playback at a time. */
export class PeriodPlayer {
  speed: Speed = 1;
  #playback: Playback | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get playing(): boolean {
    return this.#playback !== null;
  }

  /** Starts a playback; its first beat comes after one pause. */
  play(playback: Playback): void {
    this.stop();
    this.#playback = playback;
    this.#schedule();
  }

  /** Ends the playback. */
  stop(): void {
    clearTimeout(this.#timer);
    const playback = this.#playback;
    this.#playback = null;
    playback?.stopped();
  }

  /** Ends the playback without calling `stopped`. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#playback = null;
  }

  /** Switches to the next speed and returns it. */
  nextSpeed(): Speed {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] as Speed;
    return this.speed;
  }

  #schedule(): void {
    this.#timer = setTimeout(() => this.#beat(), (this.#playback?.pause ?? 0) / this.speed);
  }

  #beat(): void {
    if (this.#playback?.beat()) this.#schedule();
    else this.stop();
  }
}
