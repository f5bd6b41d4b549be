// What turns the slides: where the briefing stands, whether it plays, when the next slide comes.

/** How a briefing is played. */
export interface Play {
  /** The first and the last slide that are shown. */
  readonly first: number;
  readonly last: number;
  /** Milliseconds that a slide stands. */
  stands(at: number): number;
  /** Whether it starts anew after the last slide, and goes on by itself after a touch. */
  readonly forever: boolean;
}

export interface Turned {
  readonly at: number;
  readonly playing: boolean;
  /** Held by a touch: it goes on by itself. */
  readonly held: boolean;
}

/** After a touch a kiosk goes on so much later. */
export const RESUME_MS = 30_000;

/** One timer and three facts; it knows neither page nor map. */
export class Turner {
  readonly #tell: (turned: Turned) => void;
  #play: Play;
  #at: number;
  #playing = false;
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(play: Play, at: number, tell: (turned: Turned) => void) {
    this.#play = play;
    this.#at = this.#within(at);
    this.#tell = tell;
  }

  get state(): Turned {
    return { at: this.#at, playing: this.#playing, held: this.#held };
  }

  /** The slides changed under way: it stays where it is, as far as that slide is still there. */
  change(play: Play): void {
    this.#play = play;
    this.#at = this.#within(this.#at);
    this.#wait();
    this.#say();
  }

  next(): void {
    this.#turn(this.#at < this.#play.last ? this.#at + 1 : this.#play.forever ? this.#play.first : this.#at);
  }

  previous(): void {
    this.#turn(this.#at > this.#play.first ? this.#at - 1 : this.#play.forever ? this.#play.last : this.#at);
  }

  jump(at: number): void {
    this.#turn(this.#within(at));
  }

  first(): void {
    this.#turn(this.#play.first);
  }

  last(): void {
    this.#turn(this.#play.last);
  }

  play(): void {
    this.#playing = true;
    this.#held = false;
    this.#wait();
    this.#say();
  }

  pause(): void {
    this.#playing = false;
    this.#held = false;
    this.#wait();
    this.#say();
  }

  toggle(): void {
    if (this.#playing && !this.#held) this.pause();
    else this.play();
  }

  /** Somebody touched the screen: a briefing that plays for ever waits, and goes on a while after. */
  touch(): void {
    if (!this.#playing || !this.#play.forever) return;
    const before = this.#held;
    this.#held = true;
    this.#wait();
    if (!before) this.#say();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #turn(at: number): void {
    this.#at = at;
    this.#wait();
    this.#say();
  }

  /** The one timer: to the next slide, or to the end of a pause by touch. */
  #wait(): void {
    clearTimeout(this.#timer);
    if (!this.#playing) return;
    if (this.#held) {
      this.#timer = setTimeout(() => this.play(), RESUME_MS);
      return;
    }
    this.#timer = setTimeout(() => this.#due(), this.#play.stands(this.#at));
  }

  #due(): void {
    if (!this.#play.forever && this.#at === this.#play.last) this.pause();
    else this.next();
  }

  #within(at: number): number {
    return Math.min(Math.max(at, this.#play.first), this.#play.last);
  }

  #say(): void {
    this.#tell(this.state);
  }
}
