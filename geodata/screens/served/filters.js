// The filters beside the map: they say what the View has, and ask for another. The map draws what was asked at
// once and tells the server (instrument/src/beside.ts); where no map of ours is, the server hears of it from
// here. Every word goes in as text; the looks are the page's style sheet's business.

const ASK = "briefmap:ask";
const LOOK = "briefmap:look";
const SHOWN = "briefmap:shown";
const COUNTED_MS = 100;
/** The View that asks for the whole brief. */
const WHOLE = {
  ...{ start: null, end: null, actors: null, roles: null, match: "any", layers: null },
  ...{ statements: null, bounds: null, hide: [], show: [] },
};

const panels = new WeakMap();

export default function filters({ data, parentElement, setTriggerValue }) {
  const panel = panels.get(parentElement) ?? new Panel(parentElement);
  panels.set(parentElement, panel);
  panel.update(data, (asked) => setTriggerValue("ask", asked));
  return () => {
    panel.dispose();
    panels.delete(parentElement);
  };
}

/** The day that was typed (2024, 2024-10, 2024-10-23, any digits) as YYYY-MM-DD; null for an empty text and
 * undefined for what is no day. A year or a month is its first day at the start of a period, its last at its end. */
export function day(text, edge) {
  const plain = text
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Pd}/gu, "-")
    .trim();
  if (plain === "") return null;
  const digits = plain.replace(/\p{Nd}/gu, digit);
  const found = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(digits);
  if (!found) return undefined;
  const year = Number(found[1]);
  const month = Number(found[2] ?? (edge === "start" ? 1 : 12));
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  const date = Number(found[3] ?? (edge === "start" ? 1 : last.getUTCDate()));
  const exists = year > 0 && month > 0 && month < 13 && date > 0 && date <= last.getUTCDate();
  return exists ? `${found[1]}-${two(month)}-${two(date)}` : undefined;
}

/** A digit of any script as one of 0 to 9: the ten of a script stand in a row. */
function digit(character) {
  const plain = character.normalize("NFKC");
  if (/\d/.test(plain)) return plain;
  const code = character.codePointAt(0);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

function two(number) {
  return String(number).padStart(2, "0");
}

/** A choice after one of it was pressed: none chosen means all. */
export function toggled(chosen, id) {
  const left = (chosen ?? []).includes(id) ? chosen.filter((each) => each !== id) : [...(chosen ?? []), id];
  return left.length ? left.sort() : null;
}

/** The layers after one was switched: all of them are null, none is an empty list. */
export function switched(chosen, id, every) {
  const left = every.filter((each) => (chosen ?? every).includes(each) !== (each === id));
  return left.length === every.length ? null : left;
}

class Panel {
  #place;
  #tell = () => {};
  #data = null;
  #view = WHOLE;
  #counts = {};
  #made = "";
  /** What was typed and could not be taken, by the end of the period. */
  #wrong = {};
  /** What shows the View: called at each change. */
  #parts = [];
  /** How many events each choice would show, as the map last said; counted a few times a second. */
  #facets = () => ({});
  #counting = 0;

  constructor(place) {
    this.#place = place;
    document.addEventListener(SHOWN, this.#shown);
  }

  /** What the server says; what the map shows counts more, since it knows what is still on its way. */
  update(data, tell) {
    this.#tell = tell;
    this.#data = data;
    this.#counts = data.counts;
    this.#take(data.view);
    const { brief, lang, labels, presets } = data;
    const made = JSON.stringify([brief, lang, labels, presets]);
    if (made !== this.#made) this.#make();
    this.#made = made;
    this.#show();
    document.dispatchEvent(new Event(LOOK));
  }

  dispose() {
    document.removeEventListener(SHOWN, this.#shown);
    clearTimeout(this.#counting);
  }

  #shown = ({ detail }) => {
    if (detail.brief !== this.#data?.brief) return;
    this.#take(detail.view);
    this.#show();
    this.#facets = detail.facets;
    this.#counting ||= setTimeout(() => {
      this.#counting = 0;
      this.#counts = this.#facets();
      this.#show();
    }, COUNTED_MS);
  };

  #take(view) {
    // A period that came from elsewhere takes the place of what was typed in vain.
    if (view.start !== this.#view.start || view.end !== this.#view.end) this.#wrong = {};
    this.#view = view;
  }

  #show() {
    for (const part of this.#parts) part(this.#view, this.#counts);
  }

  #ask(patch) {
    this.#take({ ...this.#view, ...patch });
    this.#show();
    const asked = new CustomEvent(ASK, { detail: patch, cancelable: true });
    if (document.dispatchEvent(asked)) this.#tell({ seq: 0, patch });
  }

  #make() {
    const { lang, dir, words } = this.#data;
    this.#parts = [];
    this.#wrong = {};
    const more = made("details", {}, [
      made("summary", { textContent: words.more }),
      this.#chips("roles"),
      this.#switches("hide", (view, id) => !view.hide.includes(id)),
      this.#switches("show", (view, id) => view.show.includes(id)),
    ]);
    const groups = [
      this.#period(),
      made("div", { className: "group" }, [this.#chips("actors"), this.#match()]),
      this.#layers(),
      this.#chips("statements"),
    ];
    const panel = made("div", { className: "filters", lang, dir }, [...groups, more, this.#reset()]);
    this.#place.replaceChildren(panel);
  }

  #period() {
    const { presets, words } = this.#data;
    const buttons = presets.map(([id, label, start, end]) =>
      this.#button(
        `preset-${id}`,
        label,
        ({ start: first, end: last }) => first === start && last === end,
        () =>
          this.#ask(
            this.#view.start === start && this.#view.end === end
              ? { start: null, end: null }
              : { start, end },
          ),
      ),
    );
    const said = made("p", { className: "notice quiet", hidden: true });
    said.setAttribute("role", "alert");
    this.#parts.push(() => {
      const wrong = Object.values(this.#wrong).map(({ words: told }) => told);
      text(said, wrong.join(" "));
      said.hidden = wrong.length === 0;
    });
    const days = made("div", { className: "days" }, [
      this.#edge("start", words.from),
      this.#edge("end", words.to),
    ]);
    return group(words.period, [made("div", { className: "chips" }, buttons), days, said]);
  }

  #edge(edge, label) {
    const field = made("input", {
      ...{ type: "text", autocomplete: "off", maxLength: 20, dir: "ltr" },
      placeholder: this.#data.words["any-day"],
    });
    field.dataset.name = edge;
    let writing = false;
    field.addEventListener("input", () => {
      writing = true;
    });
    field.addEventListener("change", () => {
      writing = false;
      this.#typed(edge, field.value);
    });
    this.#parts.push((view) => {
      const shown = this.#wrong[edge]?.text ?? view[edge] ?? "";
      if (!writing && field.value !== shown) field.value = shown;
      field.setAttribute("aria-invalid", String(edge in this.#wrong));
    });
    return made("label", {}, [made("span", { textContent: label }), field]);
  }

  #typed(edge, typed) {
    const { words } = this.#data;
    const found = day(typed, edge);
    const { start, end } = { start: this.#view.start, end: this.#view.end, [edge]: found };
    const wrong =
      (found === undefined && words["bad-day"].replace("{typed}", () => `\u2068${typed}\u2069`)) ||
      (start && end && start > end && words.reversed);
    this.#wrong = wrong ? { ...this.#wrong, [edge]: { text: typed, words: wrong } } : {};
    if (!wrong && found !== this.#view[edge]) this.#ask({ [edge]: found });
    else this.#show();
  }

  /** Chips of which none chosen means all; where it is counted, a chip tells how many events it would show. */
  #chips(field) {
    const { labels, words } = this.#data;
    const chips = labels[field].map(([id, label]) =>
      this.#button(
        `${field}-${id}`,
        label,
        (view) => (view[field] ?? []).includes(id),
        () => this.#ask({ [field]: toggled(this.#view[field], id) }),
        field in this.#data.counts && ((counts) => counts[field][id]),
      ),
    );
    return group(words[field], [made("div", { className: "chips" }, chips)]);
  }

  /** Any of the chosen actors or all of them: asked where it makes a difference. */
  #match() {
    const { labels, words } = this.#data;
    const chips = labels.match.map(([id, label]) =>
      this.#button(
        `match-${id}`,
        label,
        (view) => view.match === id,
        () => this.#ask({ match: id }),
      ),
    );
    const whole = group(words.match, [made("div", { className: "chips" }, chips)]);
    this.#parts.push((view) => {
      whole.hidden = (view.actors ?? []).length < 2;
    });
    return whole;
  }

  /** A switch a layer, with the swatch of the legend before its name. */
  #layers() {
    const { labels, words } = this.#data;
    const every = labels.layers.map(([id]) => id);
    const switches = labels.layers.map(([id, label]) => {
      const count = made("small");
      this.#parts.push((_, counts) => text(count, number(counts.layers[id])));
      const name = made("span", { className: `name layer-${id}` }, [label, " ", count]);
      return this.#switch(
        `layer-${id}`,
        name,
        (view) => (view.layers ?? every).includes(id),
        () => this.#ask({ layers: switched(this.#view.layers, id, every) }),
      );
    });
    return group(words.layers, switches);
  }

  #switches(field, on) {
    const switches = this.#data.labels[field].map(([id, label]) => {
      const turn = () => this.#ask({ [field]: toggled(this.#view[field], id) ?? [] });
      return this.#switch(
        `${field}-${id}`,
        made("span", { textContent: label }),
        (view) => on(view, id),
        turn,
      );
    });
    return made("div", { className: "switches" }, switches);
  }

  #reset() {
    const { words } = this.#data;
    const button = made("button", { type: "button", className: "reset", textContent: words.reset });
    button.dataset.name = "reset";
    button.addEventListener("click", () => {
      this.#wrong = {};
      this.#ask(WHOLE);
    });
    this.#parts.push((view) => {
      const plain = Object.entries(WHOLE).every(([name, value]) => same(view[name], value));
      button.disabled = plain && Object.keys(this.#wrong).length === 0;
    });
    return button;
  }

  #button(name, label, on, press, count) {
    const counted = made("small");
    const button = made("button", { type: "button", className: "choice" }, [
      label,
      ...(count ? [" ", counted] : []),
    ]);
    button.dataset.name = name;
    button.addEventListener("click", press);
    this.#parts.push((view, counts) => {
      button.setAttribute("aria-pressed", String(on(view)));
      if (count) text(counted, number(count(counts)));
    });
    return button;
  }

  #switch(name, label, on, turn) {
    const box = made("input", { type: "checkbox" });
    box.dataset.name = name;
    box.addEventListener("change", turn);
    this.#parts.push((view) => {
      box.checked = on(view);
    });
    return made("label", { className: "switch" }, [box, label]);
  }
}

let groups = 0;

function group(title, children) {
  const name = made("p", { className: "group-label", id: `filters-${++groups}`, textContent: title });
  const whole = made("div", { className: "group" }, [name, ...children]);
  whole.setAttribute("role", "group");
  whole.setAttribute("aria-labelledby", name.id);
  return whole;
}

/** How many; what would show nothing is left out of what is sent. */
function number(value = 0) {
  return value.toLocaleString("en-US");
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Writes only what changes: the clock says many times a second what is shown. */
function text(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

function made(tag, fields = {}, children = []) {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
}
