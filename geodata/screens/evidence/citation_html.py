"""Citation of a claim: the original sentence with the cited words marked, or its restatement."""

from geodata.brief.record_fields import TextSpan
from geodata.brief.records import Brief, Claim
from geodata.brief.source_text import SourceText
from geodata.screens.shell.widget_text import Markup, html_element, join_markup
from geodata.words import LANGUAGES, Lang, language_direction


def citation_quote(
    claims: tuple[Claim, ...], brief: Brief, lang: Lang, text: SourceText | None
) -> Markup | None:
    """Return the sentence that claims share; None for a heading whose text is not available."""
    sentence = brief.sentence_by_number[claims[0].sentence]
    if text is not None and text.matches(brief):
        spans = tuple(span for claim in claims for span in claim.spans)
        marked = mark_spans(text.content, sentence.span, spans)
        return html_element("blockquote", marked, lang=brief.language, dir=language_direction(brief.language))
    if sentence.restatement is None:
        return None
    own = LANGUAGES[lang].record_lang
    return html_element("blockquote", sentence.restatement[own], lang=own, dir=language_direction(own))


def mark_spans(content: str, stretch: TextSpan, spans: tuple[TextSpan, ...]) -> Markup:
    """Return a stretch of a text with the spans marked; offsets are absolute and half-open."""
    start, end = stretch
    pieces: list[str] = []
    position = start
    for low, high in merge_spans(spans):
        first, last = max(low, position), min(high, end)
        if first < last:
            pieces += [content[position:first], html_element("mark", content[first:last])]
            position = last
    return join_markup(*pieces, content[position:end])


def merge_spans(spans: tuple[TextSpan, ...]) -> tuple[TextSpan, ...]:
    """Merge overlapping and touching spans, in order."""
    found: list[TextSpan] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)
