// The texts over the map: headline, caption, figures with their speakers, sources, and the bar at the foot.

import type {
  Amount,
  BriefingContent,
  ClaimSpeaker,
  ClaimSummary,
  Direction,
  Slide,
  Source,
  SpeakerFigures,
} from "../contract";
import { createElement } from "../controls/elements";
import { setLanguage, toSides } from "../language";
import type { BriefingCommand } from "./briefing-commands";
import { createBriefingIcon } from "./briefing-icons";
import type { CoveredEdges } from "./slide-map";
import type { SlidePlayerState } from "./slide-player";

/** With more slides the dots would be too small. */
const MAX_DOTS = 24;
const CLOCK_MS = 5_000;
/** Covered shares of the screen: height above and below the map, width beside it. */
const COVERED_LANDSCAPE = [0.14, 0.1, 0.31] as const;
const COVERED_PORTRAIT = [0.17, 0.45, 0] as const;

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
  readonly #foot = createElement("div", { class: "foot" });
  readonly #bar = createElement("div", { class: "bar" });
  readonly #notice = createElement("p", { class: "connection-notice", role: "status", hidden: true });
  readonly #clock = createElement("time", { class: "time" });
  readonly #ticking: ReturnType<typeof setInterval>;

  constructor(command: (command: BriefingCommand) => void) {
    this.#run = command;
    const words = createElement(
      "main",
      { class: "slide-grid" },
      this.#head,
      this.#pageText,
      this.#figureColumn,
      this.#foot,
    );
    this.root.append(this.#notice, words, this.#bar);
    this.#showTime();
    this.#ticking = setInterval(() => this.#showTime(), CLOCK_MS);
  }

  /** Shows the texts of a slide. */
  showSlide(content: BriefingContent, place: SlidePosition, player: SlidePlayerState): void {
    const slide = content.slides[place.at - 1];
    const kind = slide ? "slide" : place.at === 0 ? "cover" : "end";
    setLanguage(this.root, content.language);
    this.root.dataset.kind = kind;
    this.#head.replaceChildren(...(slide ? createHeadline(slide) : createCoverHead(content, kind)));
    this.#pageText.replaceChildren(
      ...(slide ? [] : kind === "cover" ? createSummary(content) : createSourcePage(content)),
    );
    this.#figureColumn.replaceChildren(...(slide ? createFigures(slide, content.words) : []));
    this.#foot.replaceChildren(...(slide ? [createSources(slide.sources, content)] : []));
    this.showBar(content, place, player);
  }

  /** Shows commands, dots and clock. */
  showBar(content: BriefingContent, place: SlidePosition, player: SlidePlayerState): void {
    this.#head.setAttribute("aria-live", player.playing ? "off" : "polite");
    const running = player.playing && !player.held;
    const before = this.#focusedName();
    this.#bar.replaceChildren(
      createElement("div", { class: "commands" }, ...this.#buttons(content.words, running)),
      this.#dots(content, place),
      createElement(
        "p",
        { class: "dates" },
        createElement("span", { class: "as-of" }, content.as_of),
        this.#clock,
      ),
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
    return { top: clientHeight * top, bottom: clientHeight * bottom, left, right };
  }

  dispose(): void {
    clearInterval(this.#ticking);
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

  #showTime(): void {
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, "0");
    this.#clock.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
  }
}

function createHeadline(slide: Slide): HTMLElement[] {
  const note = slide.note ? [createElement("p", { class: "note" }, slide.note)] : [];
  return [createElement("h1", {}, slide.title), ...note];
}

function createCoverHead(content: BriefingContent, kind: string): HTMLElement[] {
  if (kind === "end") return [createElement("h1", {}, content.words["sources-of-brief"] ?? "")];
  return [createElement("h1", {}, content.title), createElement("p", { class: "note" }, content.byline)];
}

function createSummary({ summary: lines, words, slides }: BriefingContent): HTMLElement[] {
  if (slides.length === 0) return [createElement("p", {}, words["no-content"] ?? "")];
  if (lines.length === 0) return [];
  const list = createElement("ul", {}, ...lines.map((line) => createElement("li", {}, line)));
  return [
    createElement("section", { class: "summary" }, createElement("h2", {}, words["bottom-line"] ?? ""), list),
  ];
}

function createSourcePage({ sources, words, colophon, byline }: BriefingContent): HTMLElement[] {
  const list = createElement(
    "ul",
    { class: "brief-sources" },
    ...sources.map((name) => createElement("li", {}, name)),
  );
  return [
    list,
    createElement("p", {}, words.disclaimer ?? ""),
    createElement(
      "p",
      { class: "made-with" },
      createElement("span", {}, byline),
      createElement("span", { dir: "ltr" }, colophon),
    ),
  ];
}

/** The figures, other claims, and the events that are not on the map. */
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
  return [...block, ...also, ...createUnmapped(slide, words)];
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

function createSources(
  sources: readonly Source[],
  { words, language }: Pick<BriefingContent, "words" | "language">,
): HTMLElement {
  const lines = sources.map(({ number, name, locators }) =>
    createElement(
      "li",
      {},
      createElement("b", {}, String(number)),
      createElement("span", {}, name),
      createElement("span", { class: "where" }, locators.join(language.clause_separator)),
    ),
  );
  return createElement("ol", { class: "sources", "aria-label": words.sources ?? "" }, ...lines);
}
