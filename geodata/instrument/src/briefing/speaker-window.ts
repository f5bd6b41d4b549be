// The speaker window: notes and citations of the slide, in step with the screen.

import type { BriefingContent, BriefingData, Citation, Slide } from "../contract";
import { createElement } from "../controls/elements";
import { setLanguage } from "../language";
import { type BriefingCommand, commandOfKey } from "./briefing-commands";
import { parseBriefingQuery } from "./briefing-query";
import type { LoadBriefing } from "./presenter";
import { type ScreenState, WindowChannel } from "./window-channel";

const SECOND_MS = 1_000;

export class SpeakerWindow {
  readonly #root = createElement("div", { class: "speaker-window", tabindex: 0 });
  readonly #head = createElement("header", {});
  readonly #time = createElement("span", { class: "elapsed", dir: "ltr" });
  readonly #body = createElement("main", {});
  readonly #channel: WindowChannel;
  readonly #load: LoadBriefing;
  readonly #openedAt = Date.now();
  readonly #ticking: ReturnType<typeof setInterval>;
  #content: BriefingContent | null = null;
  #state: ScreenState | null = null;

  constructor(root: HTMLElement | ShadowRoot, data: BriefingData, load: LoadBriefing) {
    this.#load = load;
    this.#root.append(this.#head, this.#body);
    root.append(this.#root);
    this.#channel = new WindowChannel(data.brief, { onState: (step) => void this.#follow(step) });
    this.#ticking = setInterval(() => this.#showElapsed(), SECOND_MS);
    window.addEventListener("keydown", this.#onKey, { capture: true });
    void this.#open(data);
  }

  dispose(): void {
    clearInterval(this.#ticking);
    window.removeEventListener("keydown", this.#onKey, { capture: true });
    this.#channel.dispose();
    this.#root.remove();
  }

  /** Shows the slide of the URL until the screen answers. */
  async #open(data: BriefingData): Promise<void> {
    this.#content = await this.#load(data.lang, data.digest);
    if (this.#state === null) this.#draw(parseBriefingQuery(location.search).slide ?? 0, true);
    this.#channel.askState();
  }

  async #follow(step: ScreenState): Promise<void> {
    this.#state = step;
    if (this.#content?.language.code !== step.lang || this.#content.digest !== step.digest) {
      this.#content = await this.#load(step.lang, step.digest);
    }
    this.#draw(step.at, false);
  }

  #draw(at: number, alone: boolean): void {
    const content = this.#content;
    if (!content) return;
    const { words, slides } = content;
    const [slide, next] = [slides[at - 1], slides[at]];
    setLanguage(this.#root, content.language);
    for (const [name, value] of Object.entries(content.theme_variables))
      this.#root.style.setProperty(name, value);
    const count = createElement("span", { class: "count", dir: "ltr" }, `${at} / ${slides.length}`);
    const marking = createElement("strong", { class: "marking" }, slide?.marking ?? content.marking);
    this.#head.replaceChildren(marking, count, createElement("span", {}, content.title), this.#time);
    this.#body.replaceChildren(
      ...(alone ? [createElement("p", { class: "waiting" }, words["waiting-for-screen"] ?? "")] : []),
      createElement("h1", {}, slide?.title ?? (at === 0 ? content.title : (words["sources-of-brief"] ?? ""))),
      ...(slide
        ? createNotes(slide, words)
        : content.summary.map((line) => createElement("p", { class: "spoken-note" }, line))),
      ...(next
        ? [createElement("p", { class: "following" }, `${words["next-label"] ?? ""}: `, next.title)]
        : []),
    );
    this.#showElapsed();
  }

  #showElapsed(): void {
    const seconds = Math.floor((Date.now() - this.#openedAt) / SECOND_MS);
    const two = (value: number) => String(value).padStart(2, "0");
    this.#time.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    this.#time.title = this.#content?.words["elapsed-time"] ?? "";
  }

  readonly #onKey = (press: KeyboardEvent): void => {
    const command: BriefingCommand | null = commandOfKey(press, this.#content?.language.direction ?? "ltr");
    if (command === null || command === "full" || command === "notes") return;
    press.preventDefault();
    press.stopPropagation();
    this.#channel.sendCommand(command);
  };
}

function createNotes(slide: Slide, words: BriefingContent["words"]): HTMLElement[] {
  return [
    createElement("p", { class: "spoken-note" }, slide.note),
    createElement(
      "ol",
      { class: "citations" },
      ...slide.citations.map((each) => createCitation(each, words)),
    ),
  ];
}

function createCitation(citation: Citation, words: BriefingContent["words"]): HTMLElement {
  const { speaker, tags, source_numbers, event, locator, quotations, restatement } = citation;
  return createElement(
    "li",
    {},
    createElement(
      "p",
      { class: "speaker" },
      createElement("strong", {}, speaker),
      ` [${source_numbers.join(", ")}] `,
      tags.join(" · "),
    ),
    ...citation.lines.map((line) => createElement("p", { class: "gist" }, line)),
    createElement("p", { class: "where" }, `${words["about-event"] ?? ""}: ${event} · ${locator}`),
    ...quotations.map((words) => createElement("p", { class: "quoted", dir: "auto" }, words)),
    ...(restatement
      ? [createElement("p", { class: "restated" }, `${words.restatement ?? ""}: ${restatement}`)]
      : []),
  );
}
