// Style sheets, adopted by the document or shadow root in which a component stands.

const adopted = new WeakMap<Document | ShadowRoot, Set<string>>();

/** Adopts the CSS texts in their order, each once for a root. */
export function adoptStyles(root: Document | ShadowRoot, texts: readonly string[]): void {
  const before = adopted.get(root) ?? new Set();
  const sheets = texts
    .filter((text) => !before.has(text))
    .map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  adopted.set(root, new Set([...before, ...texts]));
}
