"""Registry of the pages: navigation, links in header and footer, and the link menu are made of it.

A new page is its script in ``pages/`` and one entry of :data:`PAGES`.
"""

from dataclasses import dataclass
from typing import Final, Literal

MapSizes = tuple[tuple[int, int], tuple[int, int]]
"""Width and height of the map in CSS pixels on a desktop and on a phone."""
DESKTOP_MAP_SIZE: Final = (792, 600)
PHONE_MAP_SIZE: Final = (362, 420)
MapLayout = Literal["between-columns", "beside-text", "hidden"]
"""Arrangement of the map on a page, by the stem of its style sheet in ``screens/layouts``."""


@dataclass(frozen=True)
class PageEntry:
    """One page of the app; the first entry of the registry is the page at the root."""

    name: str
    """Stem of its script in ``pages/``."""
    url_path: str
    """Address below the root."""
    label: str
    """Catalogue key of a link to the page."""
    link_place: Literal["header", "footer", "none"]
    """The row of links that leads to the page."""
    needs_brief: bool = True
    """Whether the page shows nothing where no brief could be opened."""
    is_link_target: bool = True
    """Whether the link menu leads back to this page; from the others it leads to the root."""
    fills_window: bool = False
    """Whether the page is shown without the header."""
    map_layout: MapLayout = "hidden"
    """Arrangement of the frame's map, which stays mounted where it is hidden."""
    map_sizes: MapSizes = (DESKTOP_MAP_SIZE, PHONE_MAP_SIZE)

    @property
    def shows_map(self) -> bool:
        """Whether the page shows the frame's map."""
        return self.map_layout != "hidden"

    @property
    def script(self) -> str:
        """File of the page, relative to ``pages/``."""
        return f"{self.name}.py"


PAGES: tuple[PageEntry, ...] = (
    PageEntry("dashboard", "", "page.dashboard", "header", map_layout="between-columns"),
    PageEntry(
        "reading",
        "reading",
        "page.reading",
        "header",
        map_layout="beside-text",
        map_sizes=((480, 340), (362, 260)),
    ),
    PageEntry("figures", "figures", "page.figures", "header"),
    PageEntry("sources", "sources", "page.sources", "header"),
    PageEntry("actors", "actors", "page.actors", "header"),
    PageEntry("changes", "changes", "page.changes", "footer"),
    PageEntry("help", "help", "page.help", "footer", needs_brief=False),
    PageEntry("about", "about", "page.about", "footer", needs_brief=False, is_link_target=False),
    PageEntry("briefing", "briefing", "briefing.open", "none", is_link_target=False, fills_window=True),
)


def page_by_name(name: str) -> PageEntry:
    """Return the entry whose script has this stem.

    Raises
    ------
    KeyError
        Where no page has this name.
    """
    found = {entry.name: entry for entry in PAGES}
    return found[name]


def page_by_path(url_path: str) -> PageEntry:
    """Return the entry at an address; the page at the root for an unknown one."""
    return next((entry for entry in PAGES if entry.url_path == url_path), PAGES[0])
