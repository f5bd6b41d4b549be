"""Content of the briefing as JSON-plain data: slides, figures, speakers, citations.

Every word is the catalogue's or the brief's own restatement. The map of each slide is a map spec of its own,
named by its address; the screen needs no more to turn the slides.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final
from urllib.parse import urlencode

import numpy as np

from geodata import __version__
from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.document_citations import selected_document_lines, selected_documents
from geodata.atlas.product_stamp import brief_stamp, selection_stamp
from geodata.atlas.selection import Selection, select_events
from geodata.brief.derived_facts.comparable_figures import standing_claims
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.slide_record import Slide
from geodata.brief.records import Brief
from geodata.export.report_content import DIGEST_CHARACTERS, ReportContent
from geodata.export.report_maps import events_on_map, slide_camera
from geodata.ground.ground_sources import drawing_version
from geodata.layout.full_layout import LayoutOptions
from geodata.layout.legend import drawn_standings
from geodata.layout.looks.css_variables import map_css_variables
from geodata.phrasing.cited_words import LeavingWords
from geodata.phrasing.claim_words import claim_tags
from geodata.phrasing.clock_words import as_of_phrase, event_date_phrase
from geodata.phrasing.document_words import citation_locator, claim_locator, document_line
from geodata.phrasing.event_words import event_status_tags, off_map_reason
from geodata.phrasing.figure_words import (
    group_alternatives,
    revision_phrases,
    scope_phrase,
    split_figure_phrase,
)
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.map_content_words import cited_documents_note
from geodata.phrasing.source_words import speaker_phrase
from geodata.phrasing.teller_words import tellers_phrase
from geodata.view import Theme, View
from geodata.webmap.assets import language_facts
from geodata.webmap.map_spec import build_map_spec as document
from geodata.webmap.map_spec import encode_json
from geodata.words import LANGUAGES, Lang, catalogue_entries, next_language, translate
from geodata.words.localized_text import LocalizedText
from geodata.words.text_direction import strip_isolates
from geodata.words.untranslated_text import isolate_untranslated

PIXEL_KEYS: Final = frozenset({"getLineWidth", "getPointRadius", "offset", "size", "width", "x", "y"})
"""Keys of a map spec whose values are lengths in pixels."""
OUTLINE_WIDTH: Final = 1.2
LEAST_SIDE: Final = 60
"""Least pixels of a side of a map, on which a word still has room."""
MOST_MADE_SLIDES: Final = 60
"""Most slides made for a brief that has none of its own."""
_SCREEN: Final = "briefing-screen."
"""Prefix of the catalogue keys of the briefing's own words."""

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class _SlideContent:
    """Content of one slide, with its cited sources numbered."""

    selection: Selection
    slide: Slide
    lang: Lang
    leaving: LeavingWords

    @property
    def brief(self) -> Brief:
        return self.selection.atlas.brief

    @property
    def shown(self) -> list[Event]:
        """Events of the slide, the one in focus first."""
        events = [self.brief.events[int(row)] for row in self.selection.shown_rows]
        return sorted(events, key=lambda event: event.id != self.slide.parsed_view.focus)

    @property
    def spoken(self) -> list[Event]:
        """The event in focus; without focus all events."""
        focus = self.slide.parsed_view.focus
        return [event for event in self.shown if focus in {None, event.id}]

    @property
    def sources(self) -> list[str]:
        """Ids of the cited sources, in the order of their first citation."""
        named = (
            name for event in self.shown for claim in event.claims for name in (*claim.via, claim.source)
        )
        return list(dict.fromkeys(named))

    def told(self) -> JsonObject:
        """Return the slide as JSON-plain data."""
        slide, lang = self.slide, self.lang
        return {
            "id": slide.id,
            "title": slide.title[lang],
            "marking": selection_stamp(self.selection, lang).marking,
            "note": slide.note[lang] if slide.note else "",
            "seconds": slide.seconds,
            "query": slide.parsed_view.query_string(),
            "camera": slide.parsed_view.camera.model_dump() if slide.parsed_view.camera else None,
            "focus": slide.parsed_view.focus,
            "standing": self._standing(),
            "figures": [
                self._figure_entry(group, event)
                for event in self.spoken
                for group in group_alternatives(standing_claims(event))
            ],
            "claims": [
                self._claim_entry(claim)
                for event in self.spoken
                for claim in event.claims
                if claim.figure is None and (claim.gist or len(self.spoken) == 1)
            ],
            "tellers": self._tellers(),
            "off_map": [
                self._off_map_entry(event) for event in self.shown if not self.brief.is_on_map(event)
            ],
            "shows": cited_documents_note(len(selected_documents(self.selection)), lang),
            "sources": [self._source_entry(at, name) for at, name in enumerate(self.sources, 1)],
            "citations": [line for event in self.shown for line in self._citation_entries(event)],
        }

    def _tellers(self) -> list[str]:
        """Return who tells each event of the slide, with its title where there are several."""
        spoken = [(event, tellers_phrase(event, self.brief, self.lang)) for event in self.spoken]
        if len(spoken) == 1:
            return [spoken[0][1]]
        titles = ((event.title[self.lang], words) for event, words in spoken)
        return [join_facts(title, words) for title, words in titles]

    def _standing(self) -> dict[str, int]:
        codes, rows = self.selection.standing, self.selection.shown_rows
        return {self.brief.events[int(row)].id: int(codes[row]) for row in rows}

    def _figure_entry(self, claims: Sequence[Claim], event: Event) -> JsonObject:
        """Return the figures of one speaker: several where they are alternatives, never to be added."""
        entry = self._speaker_entry(claims[0])
        revised = (words for each in claims for words in revision_phrases(each, event, self.brief, self.lang))
        amounts = [self._amount_parts(claim) for claim in claims]
        return entry | {"amounts": amounts, "tags": [*entry["tags"], *revised]}

    def _amount_parts(self, claim: Claim) -> JsonObject:
        if claim.figure is None:
            message = f"briefing: found no figure in claim {claim.id}, expected one; choose by rivals()"
            raise ValueError(message)
        before, number, after = split_figure_phrase(claim.figure, self.brief, self.lang)
        covers, counts = claim.figure.covers, claim.figure.counts[self.lang]
        scope = f" {strip_isolates(scope_phrase(covers, self.brief, self.lang))}" if covers else ""
        return {"before": before, "number": number, "after": after, "counts": f"{counts}{scope}"}

    def _claim_entry(self, claim: Claim) -> JsonObject:
        return self._speaker_entry(claim) | {"gist": claim.gist[self.lang] if claim.gist else ""}

    def _speaker_entry(self, claim: Claim) -> JsonObject:
        """Return speaker, tags and source numbers of a claim."""
        tags = list(claim_tags(claim, self.lang, hedged=True))
        cited = [self.sources.index(name) + 1 for name in (*claim.via, claim.source)]
        return {
            "speaker": speaker_phrase(claim, self.brief, self.lang),
            "tags": tags,
            "source_numbers": cited,
        }

    def _off_map_entry(self, event: Event) -> JsonObject:
        """Return title, status and reason of an event that is not on the map."""
        return {
            "title": event.title[self.lang],
            "status": join_facts(*event_status_tags(event, self.lang), event_date_phrase(event, self.lang)),
            "reason": off_map_reason(event, self.brief, self.lang),
        }

    def _source_entry(self, number: int, name: str) -> JsonObject:
        claims = (claim for event in self.shown for claim in event.claims)
        spoken = [claim for claim in claims if name in (*claim.via, claim.source)]
        cited = {each.passage: each for claim in spoken for each in claim.cites}
        locators = [citation_locator(each, self.brief, self.lang) for each in _in_text_order(cited.values())]
        return {"number": number, "name": self.brief.source_by_id[name].name[self.lang], "locators": locators}

    def _citation_entries(self, event: Event) -> Iterator[JsonObject]:
        """Yield each claim with its words as far as they may leave, and the restatement of its sentence."""
        for claim in event.claims:
            sentence = self.brief.sentence_of(claim.cites[0])
            restated = sentence.restatement if sentence else None
            words = [claim.gist[self.lang]] if claim.gist else []
            words += [" ".join(part for part in each.values() if part) for each in self._amounts(claim)]
            yield self._speaker_entry(claim) | {
                "event": event.title[self.lang],
                "lines": words,
                "locator": claim_locator(claim, self.brief, self.lang),
                "quotations": [
                    translate("report.quotation", self.lang, words=each.words, credit=each.credit(self.lang))
                    for each in self.leaving.quotations((claim,))
                ],
                "restatement": restated[self.lang] if restated else "",
            }

    def _amounts(self, claim: Claim) -> Iterable[JsonObject]:
        return [self._amount_parts(claim)] if claim.figure else []


def slides_of_brief(brief: Brief) -> tuple[Slide, ...]:
    """Return the slides of a brief; where it has none, one for each event on the map."""
    if brief.slides:
        return brief.slides
    placed = list(islice((event for event in brief.events if brief.is_on_map(event)), MOST_MADE_SLIDES + 1))
    made = [
        Slide(id=each.id, title=each.title, view=f"focus={each.id}") for each in placed[:MOST_MADE_SLIDES]
    ]
    if len(placed) > len(made):
        made[-1] = made[-1].model_copy(update={"note": _further_events_note(len(brief.events))})
    return tuple(made)


def _further_events_note(events: int) -> LocalizedText:
    """Return the words, in every language, that a briefing shows only the first of its events."""
    words = {
        lang: translate(
            "briefing.first-events-only",
            lang,
            slides=MOST_MADE_SLIDES,
            events=translate("count.events", lang, n=events),
        )
        for lang in LANGUAGES
    }
    # Words of the catalogue isolate what is filled in, by signs that no words of a brief may have.
    return LocalizedText.model_construct(words)


def slide_selection(atlas: Atlas, slide: Slide) -> Selection:
    """Return the selection of a slide: by its view, or the one event of a slide that was made here."""
    selection = select_events(atlas, slide.parsed_view)
    if atlas.brief.slides or slide.parsed_view.focus is None:
        return selection
    alone = np.arange(len(selection.standing)) == atlas.row_of_event[slide.parsed_view.focus]
    return Selection(atlas, slide.parsed_view, selection.standing * alone, selection.reason)


def compose_briefing(atlas: Atlas, lang: Lang, theme: Theme) -> JsonObject:
    """Return the content of the briefing in one language, as JSON-plain data."""
    brief, stamp = atlas.brief, brief_stamp(atlas, lang)
    first = next((slide.parsed_view for slide in slides_of_brief(brief)), View())
    whole = ReportContent(select_events(atlas, first), lang)
    leaving = LeavingWords(brief)
    told = [
        _SlideContent(slide_selection(atlas, slide), slide, lang, leaving) for slide in slides_of_brief(brief)
    ]
    slides = [each.told() for each in told]
    documents = {line for each in told for line in selected_document_lines(each.selection, lang)}
    look = urlencode({"lang": lang, "theme": theme, "v": drawing_version()})
    for slide in slides:
        slide["map_url"] = f"slides/{atlas.digest}/{slide['id']}.json?{look}"
    content = {
        "brief": brief.id,
        "digest": atlas.digest,
        "language": language_facts(lang),
        "next_lang": next_language(lang),
        "theme": theme,
        "title": brief.title[lang],
        "marking": stamp.marking,
        "unfinished": stamp.unfinished,
        "language_note": stamp.language_note,
        "byline": whole.byline,
        "as_of": as_of_phrase(brief, lang),
        "cut_off": brief.cut_off,
        "age": catalogue_entries()["brief-age"][lang],
        "summary": list(whole.summary),
        "sources": [source.name[lang] for source in brief.sources],
        "documents": [
            line for each in brief.documents if (line := document_line(each, brief, lang)) in documents
        ],
        "colophon": join_facts(f"Briefmap {__version__}", brief.id, atlas.digest[:DIGEST_CHARACTERS]),
        "words": briefing_words(lang),
        "theme_variables": map_css_variables(theme),
        "slides": slides,
    }
    isolated: JsonObject = _isolate_untranslated_texts(content)
    return isolated


def _isolate_untranslated_texts(value: Any) -> Any:
    """Return JSON-plain data in which untranslated words keep their own direction."""
    if isinstance(value, dict):
        return {key: _isolate_untranslated_texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_isolate_untranslated_texts(each) for each in value]
    return isolate_untranslated(value) if isinstance(value, str) else value


def slide_map_spec(selection: Selection, look: LayoutOptions, *, scale: float) -> bytes:
    """Return the map spec of one slide: its events alone, everything ``scale`` times the usual size.

    ``look.size`` is the uncovered part of the map in pixels; the camera is the slide's own for that size.
    """
    size = (max(round(look.size[0] / scale), LEAST_SIDE), max(round(look.size[1] / scale), LEAST_SIDE))
    events = events_on_map(selection)
    view = selection.view
    small = replace(
        look,
        camera=slide_camera(selection, size),
        size=size,
        show=view.show,
        hide=view.hide,
        only_events=events,
    )
    found = document(selection.atlas, small, drawn_standings(selection))
    return encode_json(_enlarge_spec(found, scale))


def _enlarge_spec(found: JsonObject, scale: float) -> JsonObject:
    """Return the parts of a map spec that a slide draws, ``scale`` times as large for the same extent."""
    camera = found["camera"]
    return {
        **{
            name: found[name]
            for name in ("lang", "text_alternative", "signs", "ground_names", "inset", "legend", "numbers")
        },
        "camera": camera | {"zoom": round(camera["zoom"] + math.log2(scale), 4)},
        "deck": {"layers": [_enlarge_layer(layer, scale) for layer in found["deck"]["layers"]]},
        "labels": [_scale_lengths(label, scale) for label in found["labels"]],
        "note_lines": [_scale_lengths(line, scale) for line in found["note_lines"]],
        "taken": [[*room[:2], *_scale_value(room[2:], scale)] for room in found["taken"]],
    }


def _enlarge_layer(layer: JsonObject, scale: float) -> JsonObject:
    enlarged = _scale_lengths(_outline_focus(layer), scale)
    if isinstance(layer["data"], list):
        enlarged["data"] = [_scale_lengths(row, scale) for row in layer["data"]]
    return enlarged


def _outline_focus(layer: JsonObject) -> JsonObject:
    """Return a focus layer with a plain opaque outline: a slide needs no ring to show its subject."""
    if not layer.get("focus"):
        return layer
    strokes = {
        part: {"getColor": [*look["getColor"][:3], 255]} for part, look in layer["_subLayerProps"].items()
    }
    return layer | {"getLineWidth": OUTLINE_WIDTH, "_subLayerProps": strokes}


def _scale_lengths(record: JsonObject, scale: float) -> JsonObject:
    """Return a record with every length in pixels multiplied."""
    scaled = {
        key: _scale_value(value, scale) if key in PIXEL_KEYS else value for key, value in record.items()
    }
    if "lines" in scaled:
        scaled["lines"] = [_scale_lengths(line, scale) for line in scaled["lines"]]
    return scaled


def _scale_value(value: Any, scale: float) -> Any:
    if isinstance(value, list | tuple):
        return [_scale_value(each, scale) for each in value]
    return round(value * scale, 1)


def briefing_words(lang: Lang) -> dict[str, str]:
    """Return the briefing's own words, by their catalogue keys without the prefix, and the next language."""
    keys = (key for key in catalogue_entries() if key.startswith(_SCREEN))
    words = {key.removeprefix(_SCREEN): translate(key, lang) for key in keys}
    return words | {"next-language": LANGUAGES[next_language(lang)].name}


def _in_text_order(citations: Iterable[Citation]) -> list[Citation]:
    """Return citations in the order of their sentences, those of other documents last."""
    return sorted(citations, key=lambda each: (each.document or "", each.sentence or 0))
