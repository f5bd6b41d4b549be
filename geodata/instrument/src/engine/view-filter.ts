// The events that pass the filters of a view, and the reason that hides each of the others.
//
// The rules are those of `geodata/atlas/selection.py`; shared test vectors in `tests/vectors` keep both equal.

import type { Bounds, View } from "../contract";
import { AHEAD_FLAG, ON_MAP_FLAG, UNDATED_FLAG } from "../generated/limits";
import type { EventColumns } from "./column-file";
import { eventStandings, viewPeriod } from "./standing";

/** Names of the codes in `Selection.reason`; an event has the first that applies. */
export const REASONS = [
  "",
  "layer",
  "statement",
  "status",
  "tag",
  "actor",
  "role",
  "bounds",
  "undated",
  "ahead",
  "period",
] as const;

type HiddenReason = (typeof REASONS)[number];
export const REASON_CODE = Object.fromEntries(REASONS.map((name, at) => [name, at])) as Record<
  HiddenReason,
  number
>;

/** The fields of a view that filter. */
export type ViewFilters = Omit<View, "focus" | "show">;

/** Numbers of a selection that the controls show. */
export interface SelectionCounts {
  readonly within: number;
  readonly perhaps: number;
  readonly hidden: number;
  /** Shown events that have a place on the map. */
  readonly placed: number;
  /** Hidden events by the first reason that hides them. */
  readonly omitted: Readonly<Record<string, number>>;
  /** Events of each layer, as `Selection.kinds`. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Those of them that have a place on the map; of a layer without places, which is drawn as relations, all. */
  readonly drawn: Readonly<Record<string, number>>;
}

/** The events of a view; every hidden event has a reason. */
export interface Selection extends SelectionCounts {
  /** 0 filtered out, 1 perhaps, 2 within; one value for each row. */
  readonly standing: Uint8Array;
  /** Index into `REASONS`; 0 is shown. */
  readonly reason: Uint8Array;
  /** Events that each layer would show, all other filters as they are. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** Filters the events by a view. */
export function selectEvents(table: EventColumns, view: ViewFilters): Selection {
  const time = eventStandings(table, viewPeriod(view));
  const before = findUntimedReasons(table, view);
  const hideUndated = view.hide.includes("undated");
  const hideAhead = view.hide.includes("ahead");
  const { last } = viewPeriod(view);
  // A period that ends with the brief must not silently hide events ahead of it.
  const endsWithBrief = last !== null && last <= table.asOf;
  const layerOff = layersOff(table, view.layers);
  const { rows, flags, kind } = table;
  const reason = new Uint8Array(rows);
  const perReason = new Uint32Array(REASONS.length);
  const perKind = new Uint32Array(256);
  const drawn = new Uint32Array(256);
  const hasPlaces = new Uint8Array(256);
  let within = 0;
  let placed = 0;
  for (let row = 0; row < rows; row++) {
    const code = kind[row] as number;
    const standing = time[row] as number;
    const flag = flags[row] as number;
    const isPlaced = (flag & ON_MAP_FLAG) !== 0;
    if (isPlaced) hasPlaces[code] = 1;
    let why = before === null ? 0 : (before[row] as number);
    if (why === 0) {
      const outside = standing === 0;
      if ((flag & UNDATED_FLAG) !== 0 && (outside || hideUndated)) why = REASON_CODE.undated;
      else if ((flag & AHEAD_FLAG) !== 0 && ((outside && endsWithBrief) || hideAhead))
        why = REASON_CODE.ahead;
      else if (outside) why = REASON_CODE.period;
      else {
        (perKind[code] as number)++;
        if (isPlaced) (drawn[code] as number)++;
      }
    }
    if (layerOff[code] === 1) why = REASON_CODE.layer;
    (perReason[why] as number)++;
    if (why !== 0) {
      reason[row] = why;
      time[row] = 0;
    } else {
      if (standing === 2) within++;
      if (isPlaced) placed++;
    }
  }
  const shown = perReason[0] as number;
  return {
    standing: time,
    reason,
    within,
    perhaps: shown - within,
    hidden: rows - shown,
    placed,
    omitted: countsByReason(perReason),
    kinds: Object.fromEntries(table.kinds.map((name, at) => [name, perKind[at] as number])),
    drawn: Object.fromEntries(
      table.kinds.map((name, at) => [name, (hasPlaces[at] === 1 ? drawn : perKind)[at] as number]),
    ),
  };
}

function countsByReason(counts: Uint32Array): Record<string, number> {
  const named = REASONS.map((name, at) => [name, counts[at] as number] as const);
  return Object.fromEntries(named.filter(([name, count]) => name !== "" && count > 0));
}

/** Whether each kind is hidden: a layer is a kind, or a family with all of its kinds. */
function layersOff({ kinds, families }: EventColumns, chosen: readonly string[] | null): Uint8Array {
  const off = new Uint8Array(256);
  if (chosen !== null) {
    kinds.forEach((name, at) => {
      off[at] = chosen.includes(name) || chosen.includes(families[at] as string) ? 0 : 1;
    });
  }
  return off;
}

interface KeptReasons {
  readonly key: string;
  readonly reasons: Uint8Array | null;
}

/** The last result for each column file: while the time bar plays, only the period changes. */
const kept = new WeakMap<EventColumns, KeptReasons>();

/** The first reason that hides each event, apart from layer and time; null where no such filter is set. */
function findUntimedReasons(table: EventColumns, view: ViewFilters): Uint8Array | null {
  const { statements, statuses, tags, actors, roles, match, bounds } = view;
  const key = JSON.stringify([statements, statuses, tags, actors, roles, match, bounds]);
  const last = kept.get(table);
  if (last?.key === key) return last.reasons;
  const reasons = untimedReasons(table, view);
  kept.set(table, { key, reasons });
  return reasons;
}

function untimedReasons(table: EventColumns, view: ViewFilters): Uint8Array | null {
  const tests: [number, (row: number) => boolean][] = [];
  if (view.statements !== null) tests.push([REASON_CODE.statement, testStatements(table, view.statements)]);
  if (view.statuses !== null) tests.push([REASON_CODE.status, testStatuses(table, view.statuses)]);
  if (view.tags !== null) tests.push([REASON_CODE.tag, testTags(table, view.tags)]);
  if (view.actors !== null) tests.push([REASON_CODE.actor, testActors(table, view, null)]);
  if (view.roles !== null) tests.push([REASON_CODE.role, testActors(table, view, view.roles)]);
  if (view.bounds !== null) tests.push([REASON_CODE.bounds, testBounds(table, view.bounds)]);
  if (tests.length === 0) return null;
  const reasons = new Uint8Array(table.rows);
  for (const [reason, passes] of tests) {
    for (let row = 0; row < table.rows; row++) {
      if (reasons[row] === 0 && !passes(row)) reasons[row] = reason;
    }
  }
  return reasons;
}

function testStatements(table: EventColumns, statements: readonly string[]): (row: number) => boolean {
  const chosen = table.statements.reduce((bits, name, at) => bits | (+statements.includes(name) << at), 0);
  return (row) => ((table.statementBits[row] as number) & chosen) !== 0;
}

function testStatuses(table: EventColumns, statuses: readonly string[]): (row: number) => boolean {
  const on = table.statuses.map((name) => statuses.includes(name));
  return (row) => on[table.status[row] as number] === true;
}

function testTags(table: EventColumns, tags: readonly string[]): (row: number) => boolean {
  const on = Uint8Array.from(table.tags, (name) => +tags.includes(name));
  const found = new Uint8Array(table.rows);
  table.tagEvent.forEach((event, at) => {
    if (on[table.tagCode[at] as number] === 1) found[event] = 1;
  });
  return (row) => found[row] === 1;
}

/** Whether each actor is one of some actors, or a part of one. */
export function codesActing(table: EventColumns, isOn: (actor: number) => boolean): Uint8Array {
  return Uint8Array.from(table.wholes, (wholes, actor) => +(isOn(actor) || wholes.some(isOn)));
}

/**
 * A test whether the chosen actors (any, or all) act in an event, themselves or by a part of them, in one of the
 * roles if given.
 */
function testActors(
  table: EventColumns,
  view: ViewFilters,
  roles: readonly string[] | null,
): (row: number) => boolean {
  const chosen = view.actors === null ? null : [...new Set(view.actors)];
  const roleOn = Uint8Array.from(table.roles, (name) => +(roles === null || roles.includes(name)));
  if (view.match !== "all" || !chosen?.length) {
    const names = chosen && new Set(chosen);
    const actorOn = codesActing(table, (at) => names === null || names.has(table.actors[at] as string));
    const found = participants(table, actorOn, roleOn);
    return (row) => found[row] === 1;
  }
  const each = chosen.map((name) => {
    return participants(
      table,
      codesActing(table, (at) => table.actors[at] === name),
      roleOn,
    );
  });
  return (row) => each.every((found) => found[row] === 1);
}

function participants(table: EventColumns, actorOn: Uint8Array, roleOn: Uint8Array): Uint8Array {
  const found = new Uint8Array(table.rows);
  const { partEvent, partActor, partRole } = table;
  for (let at = 0; at < partEvent.length; at++) {
    if (actorOn[partActor[at] as number] === 1 && roleOn[partRole[at] as number] === 1) {
      found[partEvent[at] as number] = 1;
    }
  }
  return found;
}

const FULL_TURN = 360;

/** A test whether the box of an event meets a box, edges included, also across the antimeridian. */
export function testBounds(
  table: EventColumns,
  [west, south, east, north]: Bounds,
): (row: number) => boolean {
  const width = degreesBetween(west, east);
  return (row) => {
    const [left, right] = [table.west[row] as number, table.east[row] as number];
    // Comparisons with NaN are false: an event without a place meets nothing.
    if (!((table.south[row] as number) <= north && (table.north[row] as number) >= south)) return false;
    return degreesEastward(left, west) <= degreesBetween(left, right) || degreesEastward(west, left) <= width;
  };
}

/** Degrees from west eastward to east; from -180 to 180 it is a full turn. */
function degreesBetween(west: number, east: number): number {
  return east - west === FULL_TURN ? FULL_TURN : degreesEastward(west, east);
}

/** Degrees eastward from one meridian to another, at least 0 and less than 360. */
function degreesEastward(start: number, end: number): number {
  const turned = (end - start) % FULL_TURN;
  return turned < 0 ? turned + FULL_TURN : turned;
}
