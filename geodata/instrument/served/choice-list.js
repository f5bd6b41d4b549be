// A filter with many choices: what is chosen, a field that narrows the list, and the list itself, with parts
// under their whole. None chosen means all. The list is one stop of the tab key; arrows walk it.

import { formatCount } from "./count-format.js";
import { buildElement, createGroup, setText } from "./dom.js";
import { foldText } from "./fold-text.js";

/** @import { ChoiceCounts, ChoiceList, Choices, FilterPanelData, Language } from "../src/contract" */
/**
 * @typedef {{
 *   name: string,
 *   title: string,
 *   list: ChoiceList,
 *   labels: Choices,
 *   language: Language,
 *   words: { find: string, found: string, unlisted: string },
 *   toggle: (id: string) => void,
 * }} ListOptions
 * @typedef {{ id: string, depth: number, lines: string[], element: HTMLElement, count: HTMLElement }} Option
 */

export class ChoiceListBox {
  #options;
  /** @type {Option[]} */
  #rows = [];
  /** @type {[HTMLElement, Option[]][]} */
  #groups = [];
  #labels;
  #chosen = buildElement("div", { className: "chips", hidden: true });
  #field;
  #status = buildElement("p", { className: "quiet" });
  #box = buildElement("div", { className: "options", tabIndex: 0 });
  #shown = "";
  /** @type {Option | undefined} */
  #active;

  /** @param {ListOptions} options */
  constructor(options) {
    this.#options = options;
    this.#labels = new Map(options.labels);
    this.#field = buildElement("input", { type: "search", autocomplete: "off", maxLength: 80 });
    this.#field.placeholder = options.words.find;
    this.#field.setAttribute("aria-label", options.words.find);
    this.#field.dataset.name = `find-${options.name}`;
    this.#field.addEventListener("input", () => this.#narrow());
    this.#field.addEventListener("keydown", (event) => this.#onFieldKey(event));
    this.#status.setAttribute("role", "status");
    this.#box.setAttribute("role", "listbox");
    this.#box.setAttribute("aria-multiselectable", "true");
    this.#box.setAttribute("aria-label", options.title);
    this.#box.dataset.name = `list-${options.name}`;
    this.#box.addEventListener("keydown", (event) => this.#onListKey(event));
    this.#box.addEventListener("focus", () => this.#walkTo(this.#active ?? this.#visible()[0]));
    this.#box.replaceChildren(...options.list.groups.map((group, at) => this.#group(group, at)));
    this.#narrow();
  }

  /** The elements in their order. */
  get elements() {
    const { list, words } = this.#options;
    const unlisted = words.unlisted.replace("{number}", () => this.#number(list.unlisted));
    const rest = buildElement("p", { className: "quiet", textContent: unlisted, hidden: !list.unlisted });
    return [this.#chosen, this.#field, this.#status, this.#box, rest];
  }

  /**
   * @param {readonly string[]} chosen
   * @param {Readonly<Record<string, number>>} counts
   */
  refresh(chosen, counts) {
    for (const { id, element, count } of this.#rows) {
      const selected = String(chosen.includes(id));
      if (element.getAttribute("aria-selected") !== selected) element.setAttribute("aria-selected", selected);
      const text = formatCount(counts[id], this.#options.language);
      if (count.textContent !== text) count.textContent = text;
    }
    const shown = chosen.join("\n");
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#chosen.hidden = chosen.length === 0;
    this.#chosen.replaceChildren(...chosen.map((id) => this.#chosenChip(id)));
  }

  /** @param {string} id */
  #chosenChip(id) {
    const label = this.#labels.get(id) ?? id;
    const cross = buildElement("span", { textContent: " ×" });
    cross.setAttribute("aria-hidden", "true");
    const chip = buildElement("button", { type: "button", className: "choice" }, [label, cross]);
    chip.dataset.name = `${this.#options.name}-${id}`;
    chip.setAttribute("aria-pressed", "true");
    chip.addEventListener("click", () => {
      this.#options.toggle(id);
      this.#field.focus();
    });
    return chip;
  }

  /**
   * @param {ChoiceList["groups"][number]} group
   * @param {number} at
   */
  #group([title, choices], at) {
    const rows = choices.map((choice, row) => this.#option(choice, `${at}-${row}`));
    const label = buildElement("p", { className: "group-title", textContent: title, hidden: !title });
    label.setAttribute("aria-hidden", "true");
    const group = buildElement("div", {}, [label, ...rows.map(({ element }) => element)]);
    if (title) {
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", title);
    }
    this.#rows.push(...rows);
    this.#groups.push([group, rows]);
    return group;
  }

  /**
   * @param {ChoiceList["groups"][number][1][number]} choice
   * @param {string} place
   * @returns {Option}
   */
  #option({ id, depth, searched }, place) {
    const count = buildElement("small");
    const name = buildElement("span", { textContent: this.#labels.get(id) ?? id });
    const element = buildElement("div", { className: "option" }, [name, count]);
    element.id = `option-${this.#options.name}-${place}`;
    element.dataset.name = `option-${id}`;
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    element.style.setProperty("--depth", String(depth));
    const option = { id, depth, lines: searched.split("\n"), element, count };
    element.addEventListener("click", () => {
      this.#walkTo(option);
      this.#options.toggle(id);
    });
    return option;
  }

  /** Shows the choices that have every typed word in one spelling, each part with its wholes above it. */
  #narrow() {
    const typed = foldText(this.#field.value).split(" ").filter(Boolean);
    let number = 0;
    for (const [group, rows] of this.#groups) {
      let needed = 0;
      // From below: a whole stands above its parts.
      for (const { depth, lines, element } of [...rows].reverse()) {
        const found = lines.some((line) => typed.every((word) => line.includes(word)));
        element.hidden = !found && depth >= needed;
        if (element.hidden) continue;
        number++;
        needed = depth;
      }
      group.hidden = rows.every(({ element }) => element.hidden);
    }
    const { words } = this.#options;
    this.#status.textContent = words.found
      .replace("{number}", () => this.#number(number))
      .replace("{all}", () => this.#number(this.#rows.length));
    if (this.#active?.element.hidden) this.#walkTo(undefined);
  }

  #visible() {
    return this.#rows.filter(({ element }) => !element.hidden);
  }

  /** @param {Option | undefined} option */
  #walkTo(option) {
    this.#active?.element.classList.remove("active");
    this.#active = option;
    if (option === undefined) {
      this.#box.removeAttribute("aria-activedescendant");
      return;
    }
    option.element.classList.add("active");
    this.#box.setAttribute("aria-activedescendant", option.element.id);
    const [top, bottom] = [option.element.offsetTop, option.element.offsetTop + option.element.offsetHeight];
    const { scrollTop, clientHeight } = this.#box;
    if (top < scrollTop) this.#box.scrollTop = top;
    else if (bottom > scrollTop + clientHeight) this.#box.scrollTop = bottom - clientHeight;
  }

  /** @param {KeyboardEvent} event */
  #onFieldKey(event) {
    if (event.key === "Escape" && this.#field.value) {
      this.#field.value = "";
      this.#narrow();
    } else if (event.key === "ArrowDown" || event.key === "Enter") {
      this.#walkTo(this.#visible()[0]);
      this.#box.focus();
    } else return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #onListKey(event) {
    const visible = this.#visible();
    const at = this.#active ? visible.indexOf(this.#active) : -1;
    const last = visible.length - 1;
    const steps = { ArrowDown: Math.min(at + 1, last), ArrowUp: at - 1, Home: 0, End: last };
    if (event.key in steps) {
      const to = steps[/** @type {keyof typeof steps} */ (event.key)];
      if (to < 0) this.#field.focus();
      else this.#walkTo(visible[to]);
    } else if ((event.key === " " || event.key === "Enter") && this.#active) {
      this.#options.toggle(this.#active.id);
    } else return;
    event.preventDefault();
  }

  /** @param {number} count */
  #number(count) {
    return formatCount(count, this.#options.language);
  }
}

/**
 * The group of a filter with many choices, and its list, which is brought up to date with each change.
 *
 * @param {FilterPanelData} data
 * @param {"actors" | "tags"} field
 * @param {string} find
 * @param {(id: string) => void} toggle
 */
export function createChoiceList({ labels, language, lists, words }, field, find, toggle) {
  const box = new ChoiceListBox({
    ...{ name: field, title: words[field], list: /** @type {ChoiceList} */ (lists[field]), toggle },
    ...{ labels: labels[field], language },
    words: { find, found: words["found-count"], unlisted: words.unlisted },
  });
  const group = createGroup(words[field], box.elements);
  group.classList.add("choice-list");
  return { group, box };
}

/**
 * A note that tells in how many more events members of the chosen alliances act: the filter finds none of those.
 *
 * @param {FilterPanelData} data
 */
export function createMemberNote({ labels, language, words }) {
  const names = new Map(labels.actors);
  const note = buildElement("p", { className: "quiet", hidden: true });
  note.setAttribute("role", "status");
  /** @param {ChoiceCounts} members */
  const refresh = (members) => {
    const told = Object.entries(members).filter(([, number]) => number > 0);
    const lines = told.map(([id, number]) =>
      words["members-act"]
        .replace("{name}", () => names.get(id) ?? id)
        .replace("{number}", () => formatCount(number, language)),
    );
    setText(note, lines.join("\n"));
    note.hidden = lines.length === 0;
  };
  return { note, refresh };
}
