"""Imprint of a picture: brief, digest, View, dates, and the sources and documents of its contents."""

from collections.abc import Iterator

from geodata.atlas.document_citations import selected_document_lines, selected_documents
from geodata.layout.layout_context import LayoutContext
from geodata.layout.scene import CitedSource, Imprint
from geodata.phrasing.byline import byline_parts


def make_imprint(context: LayoutContext) -> Imprint:
    """Return the provenance of a picture of this selection."""
    selection = context.selection
    view = selection.view.with_changes(brief=context.brief.id, lang=context.lang, theme=context.theme)
    return Imprint(
        brief=context.brief.id,
        digest=selection.atlas.digest,
        query=view.query_string(),
        byline=byline_parts(context.brief, context.lang),
        cited=tuple(_cited(context)),
        documents=selected_document_lines(selection, context.lang),
        document_count=len(selected_documents(selection)),
    )


def _cited(context: LayoutContext) -> Iterator[CitedSource]:
    """Numbered sources cited by the selected events, on the map or off it, in the order of the brief."""
    citations = context.selection.atlas.citations
    shown = citations[context.selection.standing[citations["event"].to_numpy()] > 0]
    sentences = (
        shown.drop_duplicates(["source", "sentence"]).groupby("source", observed=True)["sentence"].agg(sorted)
    )
    known = [source for source in context.brief.sources if source.id in sentences.index]
    for number, source in enumerate(known, start=1):
        # Sentence 0 is a citation of another document.
        numbers = tuple(int(sentence) for sentence in sentences[source.id] if sentence)
        yield CitedSource(number, source.name[context.lang], numbers)
