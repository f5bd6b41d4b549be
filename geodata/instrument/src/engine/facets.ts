// Number of events that each choice would show, all other filters as they are; the rules of `counts` in
// `geodata/atlas/selection.py`.

import type { ChoiceCounts, SelectionFacets } from "../contract";
import type { EventColumns } from "./column-file";
import { codesActing, type Selection, selectEvents, type ViewFilters } from "./view-filter";

/** The facets of a view; `selection` is the one of this view. */
export function countFacets(table: EventColumns, view: ViewFilters, selection: Selection): SelectionFacets {
  const without = (name: "actors" | "statements" | "statuses" | "tags") =>
    view[name] === null ? selection.standing : selectEvents(table, { ...view, [name]: null }).standing;
  const anyActor = without("actors");
  return {
    actors: countActors(table, view.roles, anyActor),
    layers: selection.kinds,
    statements: countStatements(table, without("statements")),
    statuses: countStatuses(table, without("statuses")),
    tags: countTags(table, without("tags")),
    members: countMembers(table, view, anyActor, selection.standing),
  };
}

/** Events in which each actor acts, itself or by a part, in one of the roles where roles are chosen. */
function countActors(
  table: EventColumns,
  roles: readonly string[] | null,
  standing: Uint8Array,
): ChoiceCounts {
  const roleOn = rolesOn(table, roles);
  const found = new Uint32Array(table.actors.length);
  // The participations of an event are adjacent: an actor with two of them is counted once.
  const last = new Int32Array(table.actors.length).fill(-1);
  const { partEvent, partActor, partRole } = table;
  for (let at = 0; at < partEvent.length; at++) {
    const [event, part] = [partEvent[at] as number, partActor[at] as number];
    if (standing[event] === 0 || !roleOn[partRole[at] as number]) continue;
    for (const actor of [part, ...(table.wholes[part] as number[])]) {
      if (last[actor] === event) continue;
      last[actor] = event;
      (found[actor] as number)++;
    }
  }
  return countsByName(table.actors, found);
}

/** Events that the actor filter hides and in which members act, by the alliances among its actors. */
function countMembers(
  table: EventColumns,
  view: ViewFilters,
  anyActor: Uint8Array,
  shown: Uint8Array,
): ChoiceCounts {
  const roleOn = rolesOn(table, view.roles);
  const { partEvent, partActor, partRole } = table;
  const countEvents = (members: readonly number[]) => {
    const memberOn = codesActing(table, (actor) => members.includes(actor));
    const found = new Set<number>();
    for (let at = 0; at < partEvent.length; at++) {
      const event = partEvent[at] as number;
      if (anyActor[event] === 0 || shown[event] !== 0 || !roleOn[partRole[at] as number]) continue;
      if (memberOn[partActor[at] as number] === 1) found.add(event);
    }
    return found.size;
  };
  const chosen = Object.entries(table.members).filter(([name]) => view.actors?.includes(name));
  return Object.fromEntries(chosen.map(([name, members]) => [name, countEvents(members)]));
}

function rolesOn(table: EventColumns, roles: readonly string[] | null): boolean[] {
  return table.roles.map((name) => roles === null || roles.includes(name));
}

function countStatuses(table: EventColumns, standing: Uint8Array): ChoiceCounts {
  const found = new Uint32Array(table.statuses.length);
  for (let row = 0; row < table.rows; row++) {
    if (standing[row] !== 0) (found[table.status[row] as number] as number)++;
  }
  return countsByName(table.statuses, found);
}

/** An event has each of its tags once. */
function countTags({ tags, tagEvent, tagCode }: EventColumns, standing: Uint8Array): ChoiceCounts {
  const found = new Uint32Array(tags.length);
  for (let at = 0; at < tagEvent.length; at++) {
    if (standing[tagEvent[at] as number] !== 0) (found[tagCode[at] as number] as number)++;
  }
  return countsByName(tags, found);
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
