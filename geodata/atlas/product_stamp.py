"""The stamp of a product: what every page and every file says beside its content.

The marking is the highest of what the product holds: its brief, the events shown, the documents that they
cite, the layers. No link and no caller lowers it; a marking that was typed stands beside it.
"""

from dataclasses import dataclass, replace

import numpy as np

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.marked_records import highest_markings, layer_markings
from geodata.atlas.selection import Selection, count_member_events
from geodata.brief.record_fields import Marking
from geodata.phrasing.filter_words import filter_phrases
from geodata.phrasing.stamp_words import language_line, marking_line, unfinished_line
from geodata.words import Lang, translate


@dataclass(frozen=True)
class ProductStamp:
    """Marking, draft stamp, notes on language and grades of a product; each empty where there is none."""

    lang: Lang
    markings: tuple[Marking, ...] = ()
    typed: str = ""
    """Marking that was typed for this product."""
    unfinished: str = ""
    """Draft stamp, with the number of records that are not shown."""
    language_note: str = ""
    """Sentence on the language of what is not translated."""
    edits_note: str = ""
    """Sentence on grades of a session in the place of the brief's own."""

    @property
    def marking(self) -> str:
        """Markings on one line, the typed one last."""
        return marking_line(self.markings, self.lang, typed=self.typed)

    def with_typed(self, text: str) -> "ProductStamp":
        """Return the stamp with a marking that was typed beside its own."""
        return replace(self, typed=text) if text else self


def selection_stamp(selection: Selection, lang: Lang) -> ProductStamp:
    """Return the stamp of what a selection shows."""
    return _stamp(selection.atlas, lang, selection_markings(selection))


def brief_stamp(atlas: Atlas, lang: Lang) -> ProductStamp:
    """Return the stamp of a whole brief: of a page, whose search and texts reach what filters hide."""
    brief = atlas.brief
    documents = (document.marking for document in brief.documents)
    found = (brief.marking, *(marking for marking, _ in atlas.marked_rows), *documents)
    return _stamp(atlas, lang, highest_markings((*found, *layer_markings(brief))))


def selection_markings(selection: Selection) -> tuple[Marking, ...]:
    """Return the highest markings of what a selection shows; several where they are equally high."""
    atlas = selection.atlas
    shown = (marking for marking, rows in atlas.marked_rows if selection.standing[rows].any())
    layers = layer_markings(atlas.brief, selection.view.hidden_layers)
    return highest_markings((atlas.brief.marking, *shown, *layers))


def event_row_markings(atlas: Atlas, row: int) -> tuple[Marking, ...]:
    """Return the highest markings of one event row: its brief's, its own, those of its documents."""
    places = ((marking, rows, int(np.searchsorted(rows, row))) for marking, rows in atlas.marked_rows)
    own = (marking for marking, rows, at in places if at < len(rows) and rows[at] == row)
    return highest_markings((atlas.brief.marking, *own))


def _stamp(atlas: Atlas, lang: Lang, markings: tuple[Marking, ...]) -> ProductStamp:
    brief = atlas.brief
    return ProductStamp(
        lang,
        markings,
        unfinished=unfinished_line(brief, lang),
        language_note=language_line(brief, lang),
        edits_note=translate("stamp.working-copy", lang) if brief.is_working_copy else "",
    )


def filter_lines(selection: Selection, lang: Lang) -> tuple[str, ...]:
    """Return the filters of a selection in words, as every product of it states them."""
    members = count_member_events(selection)
    return filter_phrases(selection.view, selection.atlas.brief, members, lang)
