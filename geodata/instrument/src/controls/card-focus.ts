// The way of the keyboard from a mark to the card of its event, which stands far behind it on the page, and back.

const CARD_TITLE = ".card h2";

/** Moves the focus to the title of the open card; Escape there leads back. False where there is no card. */
export function focusCard(page: Document, back: HTMLElement): boolean {
  const title = page.querySelector<HTMLElement>(CARD_TITLE);
  if (!title) return false;
  title.tabIndex = -1;
  title.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !back.isConnected) return;
    event.preventDefault();
    event.stopPropagation();
    back.focus();
  });
  title.focus();
  return true;
}
