"""Citation of a claim: the original sentence with the cited words marked, or its restatement."""

from geodata.brief.record_fields import Offsets
from geodata.brief.records import Brief, Claim
from geodata.brief.source_text import Text
from geodata.screens.shell.widget_text import Markup, element, together
from geodata.words import Lang, direction


def citation_quote(claims: tuple[Claim, ...], brief: Brief, lang: Lang, text: Text | None) -> Markup | None:
    """Return the sentence that claims share; None for a heading whose text is not available."""
    sentence = brief.sentence[claims[0].sentence]
    if text is not None and text.matches(brief):
        spans = tuple(span for claim in claims for span in claim.spans)
        marked = mark_spans(text.content, sentence.span, spans)
        return element("blockquote", marked, lang=brief.language, dir=direction(brief.language))
    if sentence.restatement is None:
        return None
    return element("blockquote", sentence.restatement[lang], lang=lang, dir=direction(lang))


def mark_spans(content: str, stretch: Offsets, spans: tuple[Offsets, ...]) -> Markup:
    """Return a stretch of a text with the spans marked; offsets are absolute and half-open."""
    start, end = stretch
    pieces: list[str] = []
    position = start
    for low, high in merge_spans(spans):
        first, last = max(low, position), min(high, end)
        if first < last:
            pieces += [content[position:first], element("mark", content[first:last])]
            position = last
    return together(*pieces, content[position:end])


def merge_spans(spans: tuple[Offsets, ...]) -> tuple[Offsets, ...]:
    """Merge overlapping and touching spans, in order."""
    found: list[Offsets] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)
