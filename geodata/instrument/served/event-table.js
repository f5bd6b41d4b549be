// The table of events: a page of rows with headers that sort and buttons that turn the page. Sorting and
// paging
// happen on the server; every text goes in as text. The style sheet of the page gives it its looks.

import { buildElement } from "./dom.js";

/** @import { EventTableData, StreamlitComponent } from "../src/contract" */
/** @typedef {(request: object) => void} Send */

/** @type {WeakMap<HTMLElement | ShadowRoot, Uint8Array<ArrayBuffer>>} */
const latest = new WeakMap();

/**
 * Draws the table; gives back the function that forgets it.
 *
 * @param {StreamlitComponent<Uint8Array<ArrayBuffer>>} component
 */
export default function mountEventTable({ data, parentElement, setTriggerValue }) {
  latest.set(parentElement, data);
  inflate(data).then((table) => {
    if (latest.get(parentElement) !== data) return;
    drawTable(parentElement, table, (request) => setTriggerValue("ask", request));
  });
  return () => {
    latest.delete(parentElement);
  };
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Promise<EventTableData>}
 */
async function inflate(packed) {
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(plain).json();
}

/**
 * @param {HTMLElement | ShadowRoot} root
 * @param {EventTableData} table
 * @param {Send} send
 */
function drawTable(root, table, send) {
  const focused = focusedName(root);
  const rows = table.rows.map((row) => tableRow(table, row, send));
  const headers = table.columns.map((column) => columnHeader(table, column, send));
  const grid = buildElement("table", {}, [
    buildElement("caption", { className: "visually-hidden", textContent: table.title }),
    buildElement("thead", {}, [buildElement("tr", {}, headers)]),
    buildElement("tbody", {}, rows),
  ]);
  const hint = buildElement("p", { className: "map-note", textContent: table.hint });
  const frame = buildElement("div", { className: "events", lang: table.lang, dir: table.direction }, [
    buildElement("div", { className: "scroll-area" }, [grid]),
    buildElement("div", { className: "table-footer" }, [...pageButtons(table, send), hint]),
  ]);
  root.replaceChildren(frame);
  if (focused === undefined) return;
  const button = frame.querySelector(`[data-name="${CSS.escape(focused)}"]:not(:disabled)`);
  if (button instanceof HTMLElement) button.focus();
}

/**
 * The name of the button that has the focus: the table is made anew at each answer, and the focus must stay.
 *
 * @param {HTMLElement | ShadowRoot} root
 */
function focusedName(root) {
  const tree = root.getRootNode();
  const active = tree instanceof Document || tree instanceof ShadowRoot ? tree.activeElement : null;
  return active instanceof HTMLElement && root.contains(active) ? active.dataset.name : undefined;
}

/**
 * @param {EventTableData} table
 * @param {readonly [id: string, label: string]} column
 * @param {Send} send
 */
function columnHeader(table, [name, label], send) {
  const [by, descending] = table.sort;
  const cell = buildElement("th", { scope: "col" });
  if (name === by) cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
  cell.append(createButton(`sort-${name}`, label, () => send({ sort: name })));
  return cell;
}

/**
 * @param {EventTableData} table
 * @param {EventTableData["rows"][number]} row
 * @param {Send} send
 */
function tableRow(table, [event, ...cells], send) {
  const open = () => send({ open: event });
  const [title = "", ...others] = cells.map((at) => table.cell_texts[at] ?? "");
  const row = buildElement("tr", {}, [
    buildElement("th", { scope: "row" }, [
      createButton(`open-${event}`, title, open),
      ...notedSign(table, event),
    ]),
    ...others.map((text) => buildElement("td", { textContent: text })),
  ]);
  if (event === table.focus) row.setAttribute("aria-current", "true");
  row.addEventListener("click", ({ target }) => {
    const onButton = target instanceof Element && target.closest("button") !== null;
    if (!onButton && !String(getSelection())) open();
  });
  return row;
}

/**
 * The sign of an event that carries a note on the text; none for another.
 *
 * @param {EventTableData} table
 * @param {string} event
 */
function notedSign(table, event) {
  if (!table.noted.includes(event)) return [];
  const sign = buildElement("span", { className: "noted-sign", title: table.noted_label, role: "img" });
  sign.ariaLabel = table.noted_label;
  return ["\u00a0", sign];
}

/**
 * The way to the previous and the next page; none where all rows fit on one.
 *
 * @param {EventTableData} table
 * @param {Send} send
 */
function pageButtons(table, send) {
  if (table.pages < 2) return [];
  /** @type {(name: "previous" | "next", page: number) => HTMLButtonElement} */
  const turn = (name, page) => {
    const button = createButton(name, table[name], () => send({ page }));
    button.disabled = page < 1 || page > table.pages;
    return button;
  };
  return [
    turn("previous", table.page - 1),
    buildElement("p", { textContent: table.page_label, role: "status" }),
    turn("next", table.page + 1),
  ];
}

/**
 * @param {string} name
 * @param {string} text
 * @param {() => void} onClick
 */
function createButton(name, text, onClick) {
  const button = buildElement("button", { type: "button", textContent: text });
  button.dataset.name = name;
  button.addEventListener("click", onClick);
  return button;
}
