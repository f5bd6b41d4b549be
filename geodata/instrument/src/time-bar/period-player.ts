// The beat of playing: calls at an even pace until there is nothing left to show.

const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** What is played; `beat` says whether there is more, `stopped` hears the end, once. */
interface Playback {
  beat(): boolean;
  stopped(): void;
  /** Milliseconds between two beats at speed 1. */
  readonly pause: number;
}

/** Plays one piece at a time. */
export class PeriodPlayer {
  speed: Speed = 1;
  #piece: Playback | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get playing(): boolean {
    return this.#piece !== null;
  }

  /** Begins a piece after one beat's pause. */
  play(playback: Playback): void {
    this.stop();
    this.#piece = playback;
    this.#wait();
  }

  /** Ends what is played. */
  stop(): void {
    clearTimeout(this.#timer);
    const playback = this.#piece;
    this.#piece = null;
    playback?.stopped();
  }

  /** Ends without a word. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#piece = null;
  }

  /** The next speed in turn. */
  nextSpeed(): Speed {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] as Speed;
    return this.speed;
  }

  #wait(): void {
    this.#timer = setTimeout(() => this.#beat(), (this.#piece?.pause ?? 0) / this.speed);
  }

  #beat(): void {
    if (this.#piece?.beat()) this.#wait();
    else this.stop();
  }
}
