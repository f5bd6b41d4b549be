// The filter panel beside the map: it shows the View's filters and asks for changes. The map draws a change
// at once and tells the server (src/filter-bus.ts); where our map is not on the page, the panel tells the
// server itself. Every text goes in as text; the style sheet of the page gives it its looks.

import { createChoiceList, createMemberNote } from "./choice-list.js";
import { formatCount } from "./count-format.js";
import { buildElement, createGroup, setText } from "./dom.js";
import { isUnfiltered, NO_FILTER, switchLayer, toggleChoice } from "./filter-choices.js";
import { parseDay } from "./typed-day.js";

/** @import { FilterPanelData, SelectionFacets, StreamlitComponent, View, ViewChange, ViewPatch } from "../src/contract" */
/** @import { ShownView } from "../src/filter-bus" */
/** @typedef {"actors" | "roles" | "statements" | "statuses" | "tags"} ChipField */
/** @typedef {"hide" | "show"} SwitchField */
/** @typedef {"start" | "end"} PeriodEnd */
/** @typedef {(change: ViewChange) => void} Send */
/** @typedef {(view: View, counts: SelectionFacets) => void} Refresh */

/** The event by which a change is asked for; who takes it prevents the default. */
const ASK_EVENT = "briefmap:ask";
/** The event by which the panel asks for the View that the map shows. */
const LOOK_EVENT = "briefmap:look";
/** The event by which the map says which View it shows. */
const SHOWN_EVENT = "briefmap:shown";
const COUNT_PAUSE_MS = 100;
/** @type {WeakMap<HTMLElement | ShadowRoot, FilterPanel>} */
const panels = new WeakMap();

/**
 * Shows or updates the panel; gives back the function that takes it away.
 *
 * @param {StreamlitComponent<FilterPanelData>} component
 */
export default function mountFilterPanel({ data, parentElement, setTriggerValue }) {
  const panel = panels.get(parentElement) ?? new FilterPanel(parentElement, data);
  panels.set(parentElement, panel);
  panel.update(data, (change) => setTriggerValue("ask", change));
  return () => {
    panel.dispose();
    panels.delete(parentElement);
  };
}

class FilterPanel {
  #root;
  /** @type {Send} */
  #send = () => {};
  #data;
  #view;
  /** @type {SelectionFacets} */
  #counts;
  #built = "";
  /**
   * Typed text that is no usable day, with the message about it, by the end of the period.
   *
   * @type {Partial<Record<PeriodEnd, { text: string, message: string }>>}
   */
  #invalid = {};
  /**
   * The functions that bring the elements up to date, called at each change.
   *
   * @type {Refresh[]}
   */
  #refreshers = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #counting;

  /**
   * @param {HTMLElement | ShadowRoot} root
   * @param {FilterPanelData} data
   */
  constructor(root, data) {
    this.#root = root;
    this.#data = data;
    this.#view = data.view;
    this.#counts = data.counts;
    document.addEventListener(SHOWN_EVENT, this.#onShown);
  }

  /**
   * Takes in the server's data; the View that the map shows prevails, as it has changes still on their way.
   *
   * @param {FilterPanelData} data
   * @param {Send} send
   */
  update(data, send) {
    this.#send = send;
    this.#data = data;
    this.#counts = data.counts;
    this.#setView(data.view);
    const { brief, language, labels, lists, families, presets } = data;
    const built = JSON.stringify([brief, language, labels, lists, families, presets]);
    if (built !== this.#built) this.#build();
    this.#built = built;
    this.#refresh();
    document.dispatchEvent(new Event(LOOK_EVENT));
  }

  dispose() {
    document.removeEventListener(SHOWN_EVENT, this.#onShown);
    clearTimeout(this.#counting);
  }

  /** @param {Event} event */
  #onShown = (event) => {
    /** @type {ShownView} */
    const { brief, view, facets } = /** @type {CustomEvent<ShownView>} */ (event).detail;
    if (brief !== this.#data.brief) return;
    this.#setView(view);
    this.#refresh();
    this.#facets = facets;
    this.#counting ??= setTimeout(() => {
      this.#counting = undefined;
      this.#counts = this.#facets();
      this.#refresh();
    }, COUNT_PAUSE_MS);
  };

  /**
   * Counts as the map has them, worked out a few times a second.
   *
   * @type {() => SelectionFacets}
   */
  #facets = () => this.#counts;

  /** @param {View} view */
  #setView(view) {
    // A period that came from elsewhere replaces text that was no day.
    if (view.start !== this.#view.start || view.end !== this.#view.end) this.#invalid = {};
    this.#view = view;
  }

  #refresh() {
    for (const refresh of this.#refreshers) refresh(this.#view, this.#counts);
  }

  /** @param {ViewPatch} patch */
  #ask(patch) {
    this.#setView({ ...this.#view, ...patch });
    this.#refresh();
    const event = new CustomEvent(ASK_EVENT, { detail: patch, cancelable: true });
    if (document.dispatchEvent(event)) this.#send({ seq: 0, patch });
  }

  #build() {
    const { language, words, actors_alone: alone } = this.#data;
    this.#refreshers = [];
    this.#invalid = {};
    const actors = buildElement("div", { className: "group" }, [
      this.#choiceGroup("actors", words["find-actor"]),
      this.#memberNotes(),
      this.#matchGroup(),
    ]);
    const children = alone ? [actors] : this.#allGroups(actors);
    const facts = { className: "filters", lang: language.code, dir: language.direction };
    this.#root.replaceChildren(buildElement("div", facts, children));
  }

  /** @param {HTMLElement} actors */
  #allGroups(actors) {
    const { labels, words } = this.#data;
    const more = buildElement("details", {}, [
      buildElement("summary", { textContent: words.more }),
      ...(labels.roles.length ? [this.#chipGroup("roles")] : []),
      this.#switchGroup("hide", (view, id) => !view.hide.includes(id)),
      this.#switchGroup("show", (view, id) => view.show.includes(id)),
    ]);
    return [
      this.#periodGroup(),
      ...(labels.actors.length ? [actors] : []),
      this.#layerGroup(),
      this.#chipGroup("statements"),
      ...(labels.statuses.length ? [this.#chipGroup("statuses")] : []),
      ...(labels.tags.length ? [this.#choiceGroup("tags", words["find-tag"])] : []),
      more,
      this.#resetButton(),
    ];
  }

  #periodGroup() {
    const { presets, words } = this.#data;
    const buttons = presets.map(([id, label, start, end]) => {
      /** @type {(view: View) => boolean} */
      const pressed = (view) => view.start === start && view.end === end;
      return this.#choiceButton(`preset-${id}`, label, pressed, () =>
        this.#ask(pressed(this.#view) ? { start: null, end: null } : { start, end }),
      );
    });
    const alert = buildElement("p", { className: "notice quiet", hidden: true });
    alert.setAttribute("role", "alert");
    this.#refreshers.push(() => {
      const messages = Object.values(this.#invalid).map(({ message }) => message);
      setText(alert, messages.join(" "));
      alert.hidden = messages.length === 0;
    });
    const days = buildElement("div", { className: "days" }, [
      this.#dayField("start", words.from),
      this.#dayField("end", words.to),
    ]);
    return createGroup(words.period, [buildElement("div", { className: "chips" }, buttons), days, alert]);
  }

  /**
   * @param {PeriodEnd} end
   * @param {string} label
   */
  #dayField(end, label) {
    const field = buildElement("input", {
      ...{ type: "text", autocomplete: "off", maxLength: 20, dir: "ltr" },
      placeholder: this.#data.words["date-example"],
    });
    field.dataset.name = end;
    let typing = false;
    field.addEventListener("input", () => {
      typing = true;
    });
    field.addEventListener("change", () => {
      typing = false;
      this.#takeDay(end, field.value);
    });
    this.#refreshers.push((view) => {
      const value = this.#invalid[end]?.text ?? view[end] ?? "";
      if (!typing && field.value !== value) field.value = value;
      field.setAttribute("aria-invalid", String(end in this.#invalid));
    });
    return buildElement("label", {}, [buildElement("span", { textContent: label }), field]);
  }

  /**
   * Asks for the day that was typed, or says why it cannot be taken.
   *
   * @param {PeriodEnd} edge
   * @param {string} text
   */
  #takeDay(edge, text) {
    const { words } = this.#data;
    const day = parseDay(text, edge);
    const start = edge === "start" ? day : this.#view.start;
    const end = edge === "end" ? day : this.#view.end;
    const message =
      (day === undefined && words["bad-date"].replace("{typed}", () => `\u2068${text}\u2069`)) ||
      (start && end && start > end && words["period-reversed"]);
    this.#invalid = message ? { ...this.#invalid, [edge]: { text, message } } : {};
    if (!message && day !== this.#view[edge]) this.#ask({ [edge]: day });
    else this.#refresh();
  }

  /**
   * Chips, or a searchable list where there are many choices.
   *
   * @param {"actors" | "tags"} field
   * @param {string} find
   */
  #choiceGroup(field, find) {
    if (this.#data.lists[field] === undefined) return this.#chipGroup(field);
    const toggle = (/** @type {string} */ id) => this.#ask({ [field]: toggleChoice(this.#view[field], id) });
    const { group, box } = createChoiceList(this.#data, field, find, toggle);
    this.#refreshers.push((view, counts) => box.refresh(view[field] ?? [], counts[field]));
    return group;
  }

  #memberNotes() {
    const { note, refresh } = createMemberNote(this.#data);
    this.#refreshers.push((_, { members }) => refresh(members));
    return note;
  }

  /**
   * Chips of which none chosen means all; a counted one tells how many events it would show.
   *
   * @param {ChipField} field
   */
  #chipGroup(field) {
    const { labels, words, counts } = this.#data;
    const counted = field !== "roles" && field in counts ? field : undefined;
    const chips = labels[field].map(([id, label]) =>
      this.#choiceButton(
        `${field}-${id}`,
        label,
        (view) => (view[field] ?? []).includes(id),
        () => this.#ask({ [field]: toggleChoice(this.#view[field], id) }),
        counted && ((facets) => facets[counted][id]),
      ),
    );
    return createGroup(words[field], [buildElement("div", { className: "chips" }, chips)]);
  }

  /** Any of the chosen actors or all of them; shown where it makes a difference. */
  #matchGroup() {
    const { labels, words } = this.#data;
    const chips = labels.match.map(([id, label]) =>
      this.#choiceButton(
        `match-${id}`,
        label,
        (view) => view.match === id,
        () => this.#ask({ match: id }),
      ),
    );
    const group = createGroup(words.match, [buildElement("div", { className: "chips" }, chips)]);
    this.#refreshers.push((view) => {
      group.hidden = (view.actors ?? []).length < 2;
    });
    return group;
  }

  /** A switch for each layer, with the swatch of the legend before its name, under the name of its family. */
  #layerGroup() {
    const { families, labels, words } = this.#data;
    const switches = new Map(this.#layerSwitches(labels.layers));
    const groups = families.map(([, label, kinds]) => {
      const inside = kinds.flatMap((id) => switches.get(id) ?? []);
      return families.length > 1 ? createGroup(label, inside) : inside;
    });
    return createGroup(words.layers, groups.flat());
  }

  /**
   * @param {FilterPanelData["labels"]["layers"]} layers
   * @returns {[string, HTMLElement][]} Each layer with its switch.
   */
  #layerSwitches(layers) {
    const { language } = this.#data;
    const every = layers.map(([id]) => id);
    return layers.map(([id, label]) => {
      const count = buildElement("small");
      this.#refreshers.push((_, counts) => setText(count, formatCount(counts.layers[id], language)));
      const name = buildElement("span", { className: `name layer-${id}` }, [label, " ", count]);
      const layer = this.#switch(
        `layer-${id}`,
        name,
        (view) => (view.layers ?? every).includes(id),
        () => this.#ask({ layers: switchLayer(this.#view.layers, id, every) }),
      );
      return [id, layer];
    });
  }

  /**
   * @param {SwitchField} field
   * @param {(view: View, id: string) => boolean} isOn
   */
  #switchGroup(field, isOn) {
    const switches = this.#data.labels[field].map(([id, label]) => {
      const toggle = () => this.#ask({ [field]: toggleChoice(this.#view[field], id) ?? [] });
      const name = buildElement("span", { textContent: label });
      return this.#switch(`${field}-${id}`, name, (view) => isOn(view, id), toggle);
    });
    return buildElement("div", { className: "switches" }, switches);
  }

  #resetButton() {
    const { words } = this.#data;
    const button = buildElement("button", { type: "button", className: "reset", textContent: words.reset });
    button.dataset.name = "reset";
    button.addEventListener("click", () => {
      this.#invalid = {};
      this.#ask(NO_FILTER);
    });
    this.#refreshers.push((view) => {
      button.disabled = isUnfiltered(view) && Object.keys(this.#invalid).length === 0;
    });
    return button;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {(view: View) => boolean} isPressed
   * @param {() => void} onClick
   * @param {(counts: SelectionFacets) => number | undefined} [countOf]
   */
  #choiceButton(name, label, isPressed, onClick, countOf) {
    const count = buildElement("small");
    const children = [label, ...(countOf ? [" ", count] : [])];
    const button = buildElement("button", { type: "button", className: "choice" }, children);
    button.dataset.name = name;
    button.addEventListener("click", onClick);
    this.#refreshers.push((view, counts) => {
      button.setAttribute("aria-pressed", String(isPressed(view)));
      if (countOf) setText(count, formatCount(countOf(counts), this.#data.language));
    });
    return button;
  }

  /**
   * @param {string} name
   * @param {HTMLElement} label
   * @param {(view: View) => boolean} isOn
   * @param {() => void} onChange
   */
  #switch(name, label, isOn, onChange) {
    const box = buildElement("input", { type: "checkbox" });
    box.dataset.name = name;
    box.addEventListener("change", onChange);
    this.#refreshers.push((view) => {
      box.checked = isOn(view);
    });
    return buildElement("label", { className: "switch" }, [box, label]);
  }
}
