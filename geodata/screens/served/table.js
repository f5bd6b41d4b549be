// The table of events: a page of rows with heads that sort and ways to the other pages. What is asked goes to
// the server; here is only what is on the screen, as text. Its looks are the page's style sheet's business.

const latest = new WeakMap();

export default function table({ data, parentElement, setTriggerValue }) {
  latest.set(parentElement, data);
  read(data).then((shown) => {
    if (latest.get(parentElement) === data) draw(parentElement, shown, (wish) => setTriggerValue("ask", wish));
  });
  return () => latest.delete(parentElement);
}

async function read(packed) {
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(plain).json();
}

function draw(place, shown, ask) {
  const held = focused(place);
  const rows = shown.rows.map((row) => line(shown, row, ask));
  const grid = made("table", {}, [
    made("caption", { className: "unseen", textContent: shown.title }),
    made("thead", {}, [made("tr", {}, shown.columns.map((column) => head(shown, column, ask)))]),
    made("tbody", {}, rows),
  ]);
  const hint = made("p", { className: "map-note", textContent: shown.hint });
  const frame = made("div", { className: "events", lang: shown.lang, dir: shown.dir }, [
    made("div", { className: "scroll" }, [grid]),
    made("div", { className: "under" }, [...turns(shown, ask), hint]),
  ]);
  place.replaceChildren(frame);
  if (held) frame.querySelector(`[data-name="${CSS.escape(held)}"]:not(:disabled)`)?.focus();
}

// The table is made anew at each answer: who works with the keyboard goes on from the same button.
function focused(place) {
  const at = place.getRootNode().activeElement;
  return at && place.contains(at) ? at.dataset.name : undefined;
}

function head(shown, [name, label], ask) {
  const [by, descending] = shown.sort;
  const cell = made("th", { scope: "col" });
  if (name === by) cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
  cell.append(button(`sort-${name}`, label, () => ask({ sort: name })));
  return cell;
}

function line(shown, [event, ...words], ask) {
  const open = () => ask({ open: event });
  const [title, ...others] = words.map((at) => shown.words[at]);
  const row = made("tr", {}, [
    made("th", { scope: "row" }, [button(`open-${event}`, title, open)]),
    ...others.map((text) => made("td", { textContent: text })),
  ]);
  if (event === shown.focus) row.setAttribute("aria-current", "true");
  row.addEventListener("click", ({ target }) => {
    if (!target.closest("button") && !String(getSelection())) open();
  });
  return row;
}

function turns(shown, ask) {
  if (shown.pages < 2) return [];
  const turn = (name, page) => {
    const made = button(name, shown[name], () => ask({ page }));
    made.disabled = page < 1 || page > shown.pages;
    return made;
  };
  return [
    turn("previous", shown.page - 1),
    made("p", { textContent: shown.where, role: "status" }),
    turn("next", shown.page + 1),
  ];
}

function button(name, text, press) {
  const pressed = made("button", { type: "button", textContent: text });
  pressed.dataset.name = name;
  pressed.addEventListener("click", press);
  return pressed;
}

function made(tag, fields, children = []) {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
}
