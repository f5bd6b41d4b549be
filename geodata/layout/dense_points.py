"""Disc marks of a brief with so many events that each is only a point."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from geodata.atlas.atlas_frames import Atlas, event_titles
from geodata.atlas.selection import STANDINGS, Selection
from geodata.atlas.thinning import PointMarks, thin_marks
from geodata.kinds.kind_table import KindTable
from geodata.layout.mercator import Viewport
from geodata.layout.scene import DiscMark, DiscMarks
from geodata.layout.styles import THINNED_GROWTH, THINNED_RADIUS, Rgba, event_style
from geodata.view import Theme
from geodata.vocabulary import Standing, Status
from geodata.words import Lang, translate

MAX_LABELLED_EVENTS: Final = 150
"""A brief with up to this many events on the map has areas, lanes and labels; a larger one has discs."""


def is_disc_map(atlas: Atlas) -> bool:
    """Return whether a brief is drawn as discs; no filter changes that."""
    return int(atlas.events["on_map"].sum()) > MAX_LABELLED_EVENTS


def visible_disc_marks(selection: Selection, screen: Viewport, *, lang: Lang, theme: Theme) -> DiscMarks:
    """Return the discs on and near a screen, one for the events of a cell where they are merged."""
    thinned = thin_marks(selection, screen.camera, screen.size)
    discs = tuple(_disc_marks(thinned, selection.atlas, lang, theme))
    return DiscMarks(discs, thinned.events, thinned.exact)


def disc_colours(kinds: KindTable, theme: Theme) -> dict[tuple[str, Standing], Rgba]:
    """Return the ink of a disc by kind and standing."""
    return {
        (kind, standing): event_style(kinds.look_of(kind), Status.ACTUAL, standing, theme).ink
        for kind in kinds.kind_ids
        for standing in STANDINGS[1:]
    }


def disc_radius(count: int) -> float:
    """Return the pixels from middle to edge of a mark for ``count`` events, growing as their fourth root."""
    return round(THINNED_RADIUS + min(THINNED_GROWTH, (count - 1) ** 0.25 if count > 1 else 0.0), 1)


def _disc_marks(found: PointMarks, atlas: Atlas, lang: Lang, theme: Theme) -> Iterator[DiscMark]:
    titles = event_titles(atlas, lang)
    ids = atlas.events["event_id"].to_numpy()
    kinds = atlas.brief.kind_table
    inks, order = disc_colours(kinds, theme), kinds.kind_ids
    coded = {(order.index(kind), STANDINGS.index(standing)): ink for (kind, standing), ink in inks.items()}
    columns = (found.row, found.lon, found.lat, found.count, found.kind, found.standing)
    for row, lon, lat, count, kind, standing in zip(*(column.tolist() for column in columns), strict=True):
        one = count == 1
        yield DiscMark(
            event=ids[row] if one else None,
            at=(round(lon, 3), round(lat, 3)),
            ink=coded[kind, standing],
            radius=disc_radius(count),
            heading=titles[row] if one else _event_count_words(count, lang),
        )


@lru_cache(maxsize=4096)
def _event_count_words(count: int, lang: Lang) -> str:
    return translate("count.events", lang, n=count)
