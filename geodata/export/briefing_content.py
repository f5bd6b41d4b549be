"""What the briefing screen shows of a brief, as plain data: slides, figures, speakers, citations.

Every word is the catalogue's or the brief's own restatement; what the screen draws are the chart documents
that are named here. The screen turns its slides by itself and needs nothing more.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

import numpy as np

from geodata import __version__
from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select
from geodata.brief.records import Brief, Claim, Event
from geodata.brief.slide_record import Slide
from geodata.export.report_content import SHORT, Dossier
from geodata.export.report_maps import placed, sight
from geodata.layout.full_layout import Look
from geodata.layout.styles import variables
from geodata.phrasing.byline import as_of_words
from geodata.phrasing.claim_words import claim_tags
from geodata.phrasing.date_words import when_words
from geodata.phrasing.event_words import off_map_reason, status_tags
from geodata.phrasing.figure_words import figure_parts, group_alternatives, rivals
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import locator
from geodata.phrasing.source_words import speaker
from geodata.view import Theme
from geodata.webmap.map_spec import chart as document
from geodata.webmap.map_spec import printed
from geodata.words import Lang, entries, say

VERSION: Final = 1
PIXELS: Final = frozenset({"getLineWidth", "offset", "s", "size", "w", "x", "y"})
"""What of a chart document is a length in pixels."""
OUTLINE: Final = 1.2
LEAST: Final = 60
"""Pixels of a map on which a word still finds a place."""
MOST: Final = 60
"""Slides made of a brief that has none: one for each event on the map, up to so many."""
_SCREEN: Final = "screen."
"""What the catalogue's keys of the screen's own words begin with."""

Plain = dict[str, Any]


@dataclass(frozen=True)
class _Teller:
    """Says what stands on one slide, and numbers the sources that are cited for it."""

    selection: Selection
    slide: Slide
    lang: Lang

    @property
    def brief(self) -> Brief:
        return self.selection.atlas.brief

    @property
    def shown(self) -> list[Event]:
        """The events of the slide, the one that is spoken of first."""
        found = [self.brief.events[int(row)] for row in self.selection.shown]
        return sorted(found, key=lambda event: event.id != self.slide.asked.focus)

    @property
    def spoken(self) -> list[Event]:
        """The event in focus; without one all events."""
        focus = self.slide.asked.focus
        return [event for event in self.shown if focus in {None, event.id}]

    @property
    def sources(self) -> list[str]:
        """Ids of the sources cited, in the order in which they are first cited."""
        named = (
            name for event in self.shown for claim in event.claims for name in (*claim.via, claim.source)
        )
        return list(dict.fromkeys(named))

    def told(self) -> Plain:
        """The slide."""
        slide, lang = self.slide, self.lang
        return {
            "id": slide.id,
            "title": slide.title[lang],
            "note": slide.note[lang] if slide.note else "",
            "seconds": slide.seconds,
            "query": slide.asked.query(),
            "camera": slide.asked.camera.model_dump() if slide.asked.camera else None,
            "focus": slide.asked.focus,
            "standing": self._standing(),
            "figures": [
                self._rung(group) for event in self.spoken for group in group_alternatives(rivals(event))
            ],
            "said": [
                self._said(claim) for event in self.spoken for claim in event.claims if claim.figure is None
            ],
            "listed": [self._listed(event) for event in self.shown if not event.on_map],
            "sources": [self._source(at, name) for at, name in enumerate(self.sources, 1)],
            "citations": [line for event in self.shown for line in self._citations(event)],
        }

    def _standing(self) -> dict[str, int]:
        codes, rows = self.selection.standing, self.selection.shown
        return {self.brief.events[int(row)].id: int(codes[row]) for row in rows}

    def _rung(self, claims: Sequence[Claim]) -> Plain:
        """The figures of one speaker: several where they are alternatives, never to be added."""
        return self._voice(claims[0]) | {"amounts": [self._amount(claim) for claim in claims]}

    def _amount(self, claim: Claim) -> Plain:
        if claim.figure is None:
            message = f"briefing: found no figure in claim {claim.id}, expected one; choose by rivals()"
            raise ValueError(message)
        before, number, after = figure_parts(claim.figure, self.lang)
        return {"before": before, "number": number, "after": after, "counts": claim.figure.counts[self.lang]}

    def _said(self, claim: Claim) -> Plain:
        return self._voice(claim) | {"gist": claim.gist[self.lang] if claim.gist else ""}

    def _voice(self, claim: Claim) -> Plain:
        """Who says it, in what manner, and the numbers of the sources."""
        tags = list(claim_tags(claim, self.lang, hedged=True))
        cited = [self.sources.index(name) + 1 for name in (*claim.via, claim.source)]
        return {"speaker": speaker(claim, self.brief, self.lang), "tags": tags, "cites": cited}

    def _listed(self, event: Event) -> Plain:
        """An event that is in the brief and not on the map, with the reason."""
        return {
            "title": event.title[self.lang],
            "status": join_facts(*status_tags(event, self.lang), when_words(event.when, self.lang)),
            "reason": off_map_reason(event, self.lang),
        }

    def _source(self, number: int, name: str) -> Plain:
        claims = (claim for event in self.shown for claim in event.claims)
        cited = {claim.sentence for claim in claims if name in (*claim.via, claim.source)}
        where = [locator(each, self.brief, self.lang) for each in sorted(cited)]
        return {"number": number, "name": self.brief.source[name].name[self.lang], "where": where}

    def _citations(self, event: Event) -> Iterator[Plain]:
        """What the speaker has at hand: each claim with its sentence in other words."""
        for claim in event.claims:
            restated = self.brief.sentence[claim.sentence].restatement
            words = [claim.gist[self.lang]] if claim.gist else []
            words += [" ".join(part for part in each.values() if part) for each in self._amounts(claim)]
            yield self._voice(claim) | {
                "event": event.title[self.lang],
                "words": words,
                "where": locator(claim.sentence, self.brief, self.lang),
                "restated": restated[self.lang] if restated else "",
            }

    def _amounts(self, claim: Claim) -> Iterable[Plain]:
        return [self._amount(claim)] if claim.figure else []


def slides(brief: Brief) -> tuple[Slide, ...]:
    """The slides of a brief; where it has none, one for each event on the map."""
    if brief.slides:
        return brief.slides
    placed = [event for event in brief.events if event.on_map][:MOST]
    return tuple(Slide(id=event.id, title=event.title, view=f"focus={event.id}") for event in placed)


def chosen(atlas: Atlas, slide: Slide) -> Selection:
    """The events of a slide: those that its view asks for; of a slide that was made here the one event."""
    found = select(atlas, slide.asked)
    if atlas.brief.slides or slide.asked.focus is None:
        return found
    alone = np.arange(len(found.standing)) == atlas.row[slide.asked.focus]
    return Selection(atlas, slide.asked, found.standing * alone, found.reason)


def briefing(atlas: Atlas, lang: Lang, theme: Theme) -> Plain:
    """Everything that the briefing screen says of a brief, in one language."""
    brief, whole = atlas.brief, Dossier(select(atlas, slides(atlas.brief)[0].asked), lang)
    told = [_Teller(chosen(atlas, slide), slide, lang).told() for slide in slides(brief)]
    look = urlencode({"lang": lang, "theme": theme, "v": __version__})
    for slide in told:
        slide["chart"] = f"slides/{atlas.digest}/{slide['id']}.json?{look}"
    return {
        "v": VERSION,
        "brief": brief.id,
        "digest": atlas.digest,
        "lang": lang,
        "theme": theme,
        "title": brief.title[lang],
        "byline": whole.byline,
        "as_of": as_of_words(brief, lang),
        "summary": list(whole.summary),
        "sources": [source.name[lang] for source in brief.sources],
        "made": join_facts(f"Briefmap {__version__}", brief.id, atlas.digest[:SHORT]),
        "words": words(lang),
        "tones": variables(theme),
        "slides": told,
    }


def chart(selection: Selection, look: Look, *, scale: float) -> bytes:
    """The chart document of one slide: its events alone, everything on it ``scale`` times as large as usual.

    The size of the look is that of the map that is not covered; its camera is the slide's own for it.
    """
    size = (max(round(look.size[0] / scale), LEAST), max(round(look.size[1] / scale), LEAST))
    events = placed(selection)
    small = replace(look, camera=sight(selection, size), size=size, show=selection.view.show, alone=events)
    return printed(_larger(document(selection.atlas, small), scale))


def _larger(found: Plain, scale: float) -> Plain:
    """A document for a map with more pixels for the same ground; only what a slide draws."""
    camera = found["camera"]
    return {
        **{name: found[name] for name in ("v", "lang", "theme", "dense", "notes", "alternative")},
        "camera": camera | {"zoom": round(camera["zoom"] + math.log2(scale), 4)},
        "deck": {"layers": [_wider(layer, scale) for layer in found["deck"]["layers"]]},
        "blocks": [_grown(block, scale) for block in found["blocks"]],
        "names": [_grown(name, scale) for name in found["names"]],
    }


def _wider(layer: Plain, scale: float) -> Plain:
    made = _grown(_outlined(layer), scale)
    if isinstance(layer["data"], list):
        made["data"] = [_grown(row, scale) for row in layer["data"]]
    return made


def _outlined(layer: Plain) -> Plain:
    """The ring round an area as a plain outline: on a wall nothing but the slide says what is spoken of."""
    if not layer.get("focus"):
        return layer
    found = layer["_subLayerProps"]["polygons-stroke"]["getColor"]
    stroke = {"polygons-stroke": {"getColor": [*found[:3], 255]}}
    return layer | {"getLineWidth": OUTLINE, "_subLayerProps": stroke}


def _grown(record: Plain, scale: float) -> Plain:
    """A record with every length in pixels so many times as long."""
    made = {key: _times(value, scale) if key in PIXELS else value for key, value in record.items()}
    if "rows" in made:
        made["rows"] = [_grown(row, scale) for row in made["rows"]]
    return made


def _times(value: Any, scale: float) -> Any:
    if isinstance(value, list | tuple):
        return [_times(each, scale) for each in value]
    return round(value * scale, 1)


def words(lang: Lang) -> dict[str, str]:
    """The screen's own words, by their keys without the room."""
    found = (key for key in entries() if key.startswith(_SCREEN))
    return {key.removeprefix(_SCREEN): say(key, lang) for key in found}
