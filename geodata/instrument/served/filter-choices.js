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
