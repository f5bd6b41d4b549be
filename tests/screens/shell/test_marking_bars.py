"""The marking at the top and the foot of a page."""

import re

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.brief.records import Brief
from geodata.library.brief_entry import LibraryEntry
from geodata.screens.shell.marking_bars import marking_bar_html
from geodata.screens.shell.page_context import PageContext
from geodata.view import View


def context_of(atlas: Atlas, lang: str, query: View) -> PageContext:
    """The context of a page."""
    entry = LibraryEntry(atlas.brief.id, atlas.brief.title, atlas)
    return PageContext((entry,), entry, query, lang, "light")


def test_no_filter_lowers_the_marking_of_a_page(sparse: Brief) -> None:
    """It holds the whole brief; what is read aloud has the marking once."""
    context = context_of(build_atlas(sparse, "sparse"), "en", View(layers=frozenset({"transfer"})))
    top, foot = (marking_bar_html(context, place) for place in ("top", "foot"))
    assert top == '<p class="marking-bar top" lang="en" dir="ltr">TLP:GREEN</p>'
    assert re.search('class="marking-bar foot".* aria-hidden="true">TLP:GREEN<', foot)


def test_a_page_without_a_brief_has_no_marking() -> None:
    """Nor a stamp."""
    stamp = PageContext((), None, View(), "ar", "light").stamp
    assert (stamp.marking, stamp.unfinished, stamp.language_note) == ("", "", "")
