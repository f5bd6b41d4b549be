// Number of events that each choice would show, all other filters as they are; the rules of `counts` in
// `geodata/atlas/selection.py`.

import type { ChoiceCounts, SelectionFacets } from "../contract";
import type { EventColumns } from "./column-file";
import { type Selection, selectEvents, type ViewFilters } from "./view-filter";

/** The facets of a view; `selection` is the one of this view. */
export function countFacets(table: EventColumns, view: ViewFilters, selection: Selection): SelectionFacets {
  const without = (name: "actors" | "statements") =>
    view[name] === null ? selection.standing : selectEvents(table, { ...view, [name]: null }).standing;
  return {
    actors: countActors(table, view.roles, without("actors")),
    layers: selection.kinds,
    statements: countStatements(table, without("statements")),
  };
}

/** Events of each actor, in one of the roles where roles are chosen. */
function countActors(
  table: EventColumns,
  roles: readonly string[] | null,
  standing: Uint8Array,
): ChoiceCounts {
  const roleOn = table.roles.map((name) => roles === null || roles.includes(name));
  const found = new Uint32Array(table.actors.length);
  // The participations of an event are adjacent: an actor with two of them is counted once.
  const last = new Int32Array(table.actors.length).fill(-1);
  const { partEvent, partActor, partRole } = table;
  for (let at = 0; at < partEvent.length; at++) {
    const [event, actor] = [partEvent[at] as number, partActor[at] as number];
    if (standing[event] === 0 || !roleOn[partRole[at] as number] || last[actor] === event) continue;
    last[actor] = event;
    (found[actor] as number)++;
  }
  return countsByName(table.actors, found);
}

function countStatements(table: EventColumns, standing: Uint8Array): ChoiceCounts {
  const found = new Uint32Array(table.statements.length);
  for (let row = 0; row < table.rows; row++) {
    if (standing[row] === 0) continue;
    const bits = table.statementBits[row] as number;
    for (let at = 0; at < found.length; at++) (found[at] as number) += (bits >> at) & 1;
  }
  return countsByName(table.statements, found);
}

function countsByName(names: readonly string[], numbers: Uint32Array): ChoiceCounts {
  return Object.fromEntries(names.map((name, at) => [name, numbers[at] as number]));
}
