"""The ring round what the keyboard is at is seen whole, in a real Chromium."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Settle = Callable[[Page], None]
MOST_STOPS = 200
RING = """() => {
  const round = (each) => each.assignedSlot ?? each.parentElement ?? each.getRootNode().host;
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  const name = `${at.tagName} ${at.className} ${(at.innerText || at.ariaLabel || '').slice(0, 40)}`;
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(at);
  // The ring of a stop for the keyboard that is hidden stands on the map.
  if (outlineStyle === 'none' || at.closest('.visually-hidden')) return [name, []];
  const by = parseFloat(outlineWidth) + parseFloat(outlineOffset);
  const rings = [...at.getClientRects()];
  const cuts = [];
  const hold = (who, [left, top, right, bottom]) => {
    for (const ring of rings) {
      const before = [left - ring.left, top - ring.top];
      const over = [...before, ring.right - right, ring.bottom - bottom].map((each) => each + by);
      if (Math.max(...over) > 0.5) cuts.push([who, over.map(Math.round)]);
    }
  };
  hold('window', [0, 0, document.documentElement.clientWidth, innerHeight]);
  let { position } = getComputedStyle(at);
  for (let box = round(at); box && box !== document.body && position !== 'fixed'; box = round(box)) {
    const style = getComputedStyle(box);
    const holds = style.position !== 'static' || style.transform !== 'none';
    if (position === 'absolute' && !holds) continue;
    position = style.position;
    if (style.display === 'inline' || style.display === 'contents') continue;
    const { left, top } = box.getBoundingClientRect();
    const [x, y] = [left + box.clientLeft, top + box.clientTop];
    const wide = style.overflowX === 'visible' ? [-Infinity, Infinity] : [x, x + box.clientWidth];
    const high = style.overflowY === 'visible' ? [-Infinity, Infinity] : [y, y + box.clientHeight];
    hold(`${box.tagName} ${box.className}`, [wide[0], high[0], wide[1], high[1]]);
  }
  return [name, cuts];
}"""
"""What has the focus, and the boxes that cut its ring, each with the pixels at left, top, right, bottom."""


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    ("path", "until"),
    [
        ("?", ".instrument canvas"),
        ("reading?focus=troops-in-russia&", ".text"),
        ("figures?focus=troops-in-russia&", ".rungs"),
        ("sources?", ".claim-head"),
        ("briefing?", ".briefing canvas"),
    ],
)
def test_no_ring_is_cut(open_page: Open, settle: Settle, lang: str, path: str, until: str) -> None:
    """Neither by a box that scrolls or hides what runs over, nor by the edge of the window."""
    page = open_page(f"{path}lang={lang}", until=until)
    settle(page)
    cut, stops = {}, 0
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        found = page.evaluate(RING)
        if found is None and stops:
            break
        if found is not None:
            stops += 1
            name, by = found
            if by:
                cut[name] = by
    assert stops > 10
    assert cut == {}
