// The value of a filter after one of its items was pressed.

/**
 * A choice after one of its items was pressed; none chosen (null) means all.
 *
 * @param {readonly string[] | null} chosen
 * @param {string} id
 */
export function toggleChoice(chosen, id) {
  const before = chosen ?? [];
  const after = before.includes(id) ? before.filter((each) => each !== id) : [...before, id];
  return after.length ? after.sort() : null;
}

/**
 * The layers after one was switched; all of them are null, none is an empty list.
 *
 * @param {readonly string[] | null} chosen
 * @param {string} id
 * @param {readonly string[]} every
 */
export function switchLayer(chosen, id, every) {
  const after = every.filter((each) => (chosen ?? every).includes(each) !== (each === id));
  return after.length === every.length ? null : after;
}

/** The filters that show the whole brief. */
export const NO_FILTER = {
  ...{ start: null, end: null, actors: null, roles: null, match: "any", layers: null },
  ...{ statements: null, statuses: null, tags: null, bounds: null, hide: [], show: [] },
};

/** @param {object} view */
export function isUnfiltered(view) {
  return Object.keys(NO_FILTER).every((name) => sameField(view, NO_FILTER, name));
}

/**
 * @param {object} one
 * @param {object} other
 * @param {string} name
 */
function sameField(one, other, name) {
  /** @type {(fields: object) => string} */
  const printed = (fields) => JSON.stringify(/** @type {Record<string, unknown>} */ (fields)[name]);
  return printed(one) === printed(other);
}
