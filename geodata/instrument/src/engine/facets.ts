// How many events each choice would show, all other filters as they are; the rules of `counts` in
// `geodata/atlas/selection.py`.

import { type Filters, type Selection, select } from "./filter";
import type { Table } from "./table";

/** Events by the name of a choice. */
type Numbers = Readonly<Record<string, number>>;

export interface Facets {
  readonly actors: Numbers;
  readonly layers: Numbers;
  readonly statements: Numbers;
}

/** The facets of a view, whose selection is at hand. */
export function facets(table: Table, view: Filters, selection: Selection): Facets {
  const without = (name: "actors" | "statements") =>
    view[name] === null ? selection.standing : select(table, { ...view, [name]: null }).standing;
  return {
    actors: takingPart(table, view.roles, without("actors")),
    layers: selection.kinds,
    statements: stated(table, without("statements")),
  };
}

/** Each actor's events in which it has one of the roles, where some are asked for. */
function takingPart(table: Table, roles: readonly string[] | null, standing: Uint8Array): Numbers {
  const roleOn = table.roles.map((name) => roles === null || roles.includes(name));
  const found = new Uint32Array(table.actors.length);
  // The parts of an event stand together: an actor that has two of them is counted once.
  const last = new Int32Array(table.actors.length).fill(-1);
  const { partEvent, partActor, partRole } = table;
  for (let at = 0; at < partEvent.length; at++) {
    const [event, actor] = [partEvent[at] as number, partActor[at] as number];
    if (standing[event] === 0 || !roleOn[partRole[at] as number] || last[actor] === event) continue;
    last[actor] = event;
    (found[actor] as number)++;
  }
  return named(table.actors, found);
}

function stated(table: Table, standing: Uint8Array): Numbers {
  const found = new Uint32Array(table.statements.length);
  for (let row = 0; row < table.rows; row++) {
    if (standing[row] === 0) continue;
    const bits = table.statementBits[row] as number;
    for (let at = 0; at < found.length; at++) (found[at] as number) += (bits >> at) & 1;
  }
  return named(table.statements, found);
}

function named(names: readonly string[], numbers: Uint32Array): Numbers {
  return Object.fromEntries(names.map((name, at) => [name, numbers[at] as number]));
}
