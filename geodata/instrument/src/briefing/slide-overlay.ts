// The texts over the map: headline, caption, figures with their speakers, sources, and the bar at the foot.

import type {
  Amount,
  BriefingContent,
  ClaimSpeaker,
  ClaimSummary,
  Direction,
  Slide,
  SpeakerFigures,
} from "../contract";
import { createElement } from "../controls/elements";
import { setLanguage, toSides } from "../language";
import { createTranslate } from "../messages";
import type { BriefingCommand } from "./briefing-commands";
import { createBriefingIcon } from "./briefing-icons";
import { type MapKey, SlideFoot } from "./slide-foot";
import type { CoveredEdges } from "./slide-map";
import type { SlidePlayerState } from "./slide-player";

/** With more slides the dots would be too small. */
const MAX_DOTS = 24;
const DAY_MS = 86_400_000;
/** Covered shares of the screen: height above and below the map, width beside it. */
const COVERED_LANDSCAPE = [0.15, 0.22, 0.31] as const;
const COVERED_PORTRAIT = [0.17, 0.45, 0] as const;

/** Widest upright screen on which the words under the map are one sheet; as in `briefing.css`. */
const PHONE_WIDTH = 640;

/** Scales of the figures, of which the first that fits is taken, in one column and then in two; else they scroll. */
const FIGURE_SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5] as const;

/** The current slide; before the first is the cover, after the last the page of sources. */
export interface SlidePosition {
  readonly at: number;
  readonly first: number;
  readonly last: number;
}

export class SlideOverlay {
  readonly root = createElement("div", { class: "overlay" });
  readonly #run: (command: BriefingCommand) => void;
  readonly #head = createElement("header", { class: "head" });
  readonly #pageText = createElement("div", { class: "page-text" });
  readonly #figureColumn = createElement("div", { class: "figure-column", tabindex: 0 });
  readonly #foot = new SlideFoot();
  readonly #bar = createElement("div", { class: "bar" });
  readonly #markings = [createMarkingLine(), createMarkingLine()] as const;
  readonly #notice = createElement("p", { class: "connection-notice", role: "status", hidden: true });

  constructor(command: (command: BriefingCommand) => void) {
    this.#run = command;
    const words = createElement(
      "main",
      { class: "slide-grid" },
      this.#head,
      this.#pageText,
      this.#figureColumn,
      this.#foot.root,
    );
    const [top, foot] = this.#markings;
    this.root.append(top, this.#notice, words, this.#bar, foot);
    void document.fonts?.ready.then(() => this.fitFigures());
  }

  /** Shows the texts of a slide. */
  showSlide(content: BriefingContent, place: SlidePosition, player: SlidePlayerState): void {
    const slide = content.slides[place.at - 1];
    const kind = slide ? "slide" : place.at === 0 ? "cover" : "end";
    setLanguage(this.root, content.language);
    this.root.dataset.kind = kind;
    this.#showMarking(slide?.marking ?? content.marking);
    this.#head.replaceChildren(
      ...createDraftStamp(content),
      ...(slide ? createHeadline(slide) : createCoverHead(content, kind)),
      createDates(content),
    );
    this.#pageText.replaceChildren(
      ...(slide ? [] : kind === "cover" ? createSummary(content) : createSourcePage(content)),
    );
    this.#figureColumn.replaceChildren(...(slide ? createFigures(slide, content.words) : []));
    this.#foot.show(slide, content);
    this.showBar(content, place, player);
    this.fitFigures();
  }

  /** Makes foot and figures smaller where they would cover the map or be cut: nobody scrolls a wall. */
  fitFigures(): void {
    this.#foot.fitInto(this.root.clientHeight * COVERED_LANDSCAPE[1] - this.#bar.clientHeight);
    const column = this.#figureColumn;
    for (const columns of [1, 2]) {
      column.classList.toggle("in-two", columns === 2);
      for (const scale of FIGURE_SCALES) {
        column.style.setProperty("--fit", String(scale));
        if (column.scrollHeight <= column.clientHeight) return;
      }
    }
  }

  /** Shows what signs and numbers on the map mean. */
  showLegend(key: MapKey): void {
    this.#foot.showKey(key);
    this.fitFigures();
  }

  /** Shows commands and dots. */
  showBar(content: BriefingContent, place: SlidePosition, player: SlidePlayerState): void {
    this.#head.setAttribute("aria-live", player.playing ? "off" : "polite");
    const running = player.playing && !player.held;
    const before = this.#focusedName();
    this.#bar.replaceChildren(
      createElement("div", { class: "commands" }, ...this.#buttons(content.words, running)),
      this.#dots(content, place),
    );
    this.#bar.querySelector<HTMLElement>(`[data-name="${before}"]`)?.focus();
  }

  /** Shows the message that the server is gone; null hides it. */
  showConnection(words: string | null): void {
    this.#notice.hidden = words === null;
    this.#notice.textContent = words ?? "";
  }

  /**
   * Pixels that texts usually cover at the edges: equal for all slides, so that maps can be fetched ahead.
   */
  coveredEdges(direction: Direction): CoveredEdges {
    const { clientWidth, clientHeight } = this.root;
    const [top, bottom, side] = clientWidth > clientHeight ? COVERED_LANDSCAPE : COVERED_PORTRAIT;
    const beside = clientWidth * side;
    const [left, right] = toSides(0, beside, direction);
    // On a phone the map stands right under the headline, however high that is.
    const lower = isPhone(clientWidth, clientHeight) ? this.#headEnd - clientHeight * top : 0;
    return { top: clientHeight * top + lower, bottom: clientHeight * bottom - lower, left, right };
  }

  /** Pixels from the top to the foot of the headline. */
  get #headEnd(): number {
    return this.#head.getBoundingClientRect().bottom - this.root.getBoundingClientRect().top;
  }

  #showMarking(marking: string): void {
    for (const line of this.#markings) {
      line.hidden = marking === "";
      line.textContent = marking;
    }
  }

  #focusedName(): string {
    const root = this.root.getRootNode() as Document | ShadowRoot;
    const found = root.activeElement;
    return found instanceof HTMLElement && this.#bar.contains(found) ? (found.dataset.name ?? "") : "";
  }

  #buttons(words: BriefingContent["words"], running: boolean): HTMLElement[] {
    const play = running ? "pause" : "play";
    const full = document.fullscreenElement
      ? { name: "window", word: "leave-full-screen" }
      : { name: "full", word: "full-screen" };
    const listed: { name: string; word: string; command: BriefingCommand }[] = [
      { name: "previous", word: "previous", command: "previous" },
      { name: play, word: play, command: "toggle" },
      { name: "next", word: "next", command: "next" },
      { ...full, command: "full" },
      { name: "language", word: "next-language", command: "language" },
      { name: "notes", word: "speaker-notes", command: "notes" },
    ];
    return listed.map(({ name, word, command }) => this.#button(name, words[word] ?? name, command));
  }

  #button(name: string, label: string, command: BriefingCommand): HTMLElement {
    const key = typeof command === "string" ? command : name;
    const made = createElement("button", { type: "button", "data-name": key, title: label });
    if (name === "language") made.append(createElement("span", { class: "as-word" }, label));
    else {
      made.setAttribute("aria-label", label);
      made.append(createBriefingIcon(name));
    }
    made.addEventListener("click", () => this.#run(command));
    return made;
  }

  #dots(content: BriefingContent, { at, first, last }: SlidePosition): HTMLElement {
    const { words, slides } = content;
    const row = createElement("nav", { class: "dots", "aria-label": words.slides ?? "" });
    if (last - first >= MAX_DOTS) {
      row.append(createElement("span", { class: "count" }, `${at} / ${slides.length}`));
      return row;
    }
    for (let number = first; number <= last; number++) {
      const title =
        slides[number - 1]?.title ?? (number === 0 ? words["opening-slide"] : words["closing-slide"]) ?? "";
      const label = slides[number - 1] ? `${number}. ${title}` : title;
      const dot = createElement("button", {
        type: "button",
        class: "dot",
        "aria-label": label,
        title: label,
        "data-name": `dot-${number}`,
        ...(number === at ? { "aria-current": "step" } : {}),
      });
      dot.addEventListener("click", () => this.#run({ jump: number }));
      row.append(dot);
    }
    return row;
  }
}

function isPhone(width: number, height: number): boolean {
  return width <= PHONE_WIDTH && height >= width;
}

function createMarkingLine(): HTMLElement {
  return createElement("p", { class: "marking-line", hidden: true });
}

/** The day up to which the brief knows and, from 24 hours on, its age. */
function createDates({ as_of, cut_off, age, language }: BriefingContent): HTMLElement {
  const since = Date.parse(cut_off) || Date.parse(cut_off.slice(0, 10));
  const days = Math.floor((Date.now() - since) / DAY_MS);
  const words = createTranslate({ language, messages: { age } })("age", { n: days });
  return createElement(
    "p",
    { class: "dates" },
    createElement("span", {}, as_of),
    ...(days >= 1 ? [createElement("strong", {}, words)] : []),
  );
}

function createDraftStamp({ unfinished }: BriefingContent): HTMLElement[] {
  return unfinished ? [createElement("p", { class: "unfinished" }, unfinished)] : [];
}

function createHeadline(slide: Slide): HTMLElement[] {
  const note = slide.note ? [createElement("p", { class: "note" }, slide.note)] : [];
  return [createElement("h1", {}, slide.title), ...note];
}

function createCoverHead(content: BriefingContent, kind: string): HTMLElement[] {
  if (kind === "end") return [createElement("h1", {}, content.words["sources-of-brief"] ?? "")];
  const lines = [content.byline, content.language_note].filter(Boolean);
  return [
    createElement("h1", {}, content.title),
    ...lines.map((line) => createElement("p", { class: "note" }, line)),
  ];
}

function createSummary({ summary: lines, words, slides }: BriefingContent): HTMLElement[] {
  if (slides.length === 0) return [createElement("p", {}, words["no-content"] ?? "")];
  if (lines.length === 0) return [];
  const list = createElement("ul", {}, ...lines.map((line) => createElement("li", {}, line)));
  return [
    createElement("section", { class: "summary" }, createElement("h2", {}, words["bottom-line"] ?? ""), list),
  ];
}

function createDocumentList(documents: readonly string[], words: BriefingContent["words"]): HTMLElement[] {
  if (documents.length === 0) return [];
  const lines = documents.map((line) => createElement("li", { dir: "auto" }, line));
  return [
    createElement(
      "section",
      { class: "brief-documents" },
      createElement("h2", {}, words.documents ?? ""),
      createElement("ul", {}, ...lines),
    ),
  ];
}

function createSourcePage({ sources, documents, words, colophon, byline }: BriefingContent): HTMLElement[] {
  const list = createElement(
    "ul",
    { class: "brief-sources" },
    ...sources.map((name) => createElement("li", {}, name)),
  );
  return [
    list,
    ...createDocumentList(documents, words),
    createElement("p", {}, words.disclaimer ?? ""),
    createElement(
      "p",
      { class: "made-with" },
      createElement("span", {}, byline),
      createElement("span", { dir: "ltr" }, colophon),
    ),
  ];
}

/** The figures, other claims, who tells the events, and the events that are not on the map. */
function createFigures(slide: Slide, words: BriefingContent["words"]): HTMLElement[] {
  const figures = slide.figures.map((each) => createSpeakerFigures(each, words.or ?? ""));
  const claims = slide.claims.map((each) => createClaim(each));
  const block = figures.length
    ? [createElement("ul", { class: "figures", "aria-label": words.figures ?? "" }, ...figures)]
    : [];
  const also = claims.length
    ? [
        createElement(
          "ul",
          {
            class: figures.length ? "other-claims" : "other-claims only-claims",
            "aria-label": words["also-said"] ?? "",
          },
          ...claims,
        ),
      ]
    : [];
  return [...block, ...also, ...createTellers(slide), ...createUnmapped(slide, words)];
}

function createSpeakerFigures(figures: SpeakerFigures, or: string): HTMLElement {
  const amounts = figures.amounts.flatMap((amount, at) => [
    ...(at > 0 ? [createElement("span", { class: "or" }, or)] : []),
    createAmount(amount),
  ]);
  return createElement(
    "li",
    {},
    createElement("div", { class: "amounts" }, ...amounts),
    createSpeaker(figures),
  );
}

function createAmount({ before, number, after, counts }: Amount): HTMLElement {
  return createElement(
    "p",
    { class: "amount" },
    ...(before ? [createElement("span", { class: "before" }, before), " "] : []),
    createElement("bdi", { class: "number" }, number),
    " ",
    createElement("span", { class: "after" }, [after, counts].filter(Boolean).join(" · ")),
  );
}

function createClaim(claim: ClaimSummary): HTMLElement {
  return createElement(
    "li",
    {},
    createSpeaker(claim),
    ...(claim.gist ? [createElement("p", { class: "gist" }, claim.gist)] : []),
  );
}

function createSpeaker({ speaker, tags, source_numbers }: ClaimSpeaker): HTMLElement {
  return createElement(
    "p",
    { class: "speaker" },
    createElement("strong", {}, speaker),
    createElement("sup", { dir: "ltr" }, source_numbers.join(",")),
    createElement("span", { class: "tags" }, tags.join(" · ")),
  );
}

function createTellers({ tellers }: Slide): HTMLElement[] {
  if (tellers.length === 0) return [];
  return [
    createElement("ul", { class: "tellers" }, ...tellers.map((words) => createElement("li", {}, words))),
  ];
}

function createUnmapped(slide: Slide, words: BriefingContent["words"]): HTMLElement[] {
  if (slide.off_map.length === 0) return [];
  const titles = slide.off_map.map(({ title, status, reason }) =>
    createElement(
      "li",
      { title: reason },
      createElement("span", {}, title),
      " ",
      createElement("em", {}, status),
    ),
  );
  const head = createElement("h2", {}, words["not-on-map"] ?? "");
  return [createElement("section", { class: "unmapped" }, head, createElement("ul", {}, ...titles))];
}
