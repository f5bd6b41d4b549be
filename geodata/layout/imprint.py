"""The imprint of a picture: brief, state, View, dates, and the sources of what it shows, numbered."""

from collections.abc import Iterator

from geodata.layout.layout_context import Sheet
from geodata.layout.scene import Cited, Imprint
from geodata.phrasing.byline import byline_parts


def imprint(sheet: Sheet) -> Imprint:
    """Where a picture of this sheet comes from."""
    selection = sheet.selection
    view = selection.view.change(brief=sheet.brief.id, lang=sheet.lang, theme=sheet.theme)
    return Imprint(
        brief=sheet.brief.id,
        digest=selection.atlas.digest,
        query=view.query(),
        byline=byline_parts(sheet.brief, sheet.lang),
        cited=tuple(_cited(sheet)),
    )


def _cited(sheet: Sheet) -> Iterator[Cited]:
    """The sources of what is shown, on the map or beside it, in the order of the brief."""
    said = sheet.selection.atlas.citations
    found = said[sheet.selection.standing[said["event"].to_numpy()] > 0]
    sentences = (
        found.drop_duplicates(["source", "sentence"]).groupby("source", observed=True)["sentence"].agg(sorted)
    )
    known = [source for source in sheet.brief.sources if source.id in sentences.index]
    for number, source in enumerate(known, start=1):
        yield Cited(number, source.name[sheet.lang], tuple(map(int, sentences[source.id])))
