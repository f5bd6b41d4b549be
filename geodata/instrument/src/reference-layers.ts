// Reference layers in a view: `hide` names those that are not drawn as `layer:ID`.

const HIDE_PREFIX = "layer:";

/** The ids of the hidden reference layers. */
export function hiddenReferences(hide: readonly string[]): ReadonlySet<string> {
  const names = hide.filter((name) => name.startsWith(HIDE_PREFIX));
  return new Set(names.map((name) => name.slice(HIDE_PREFIX.length)));
}

/** `hide` with a reference layer hidden where it was shown, and shown where it was hidden. */
export function toggleReference(hide: readonly string[], id: string): string[] {
  const name = HIDE_PREFIX + id;
  return hide.includes(name) ? hide.filter((each) => each !== name) : [...hide, name].sort();
}
