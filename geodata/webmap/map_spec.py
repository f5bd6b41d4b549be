"""The chart document: a whole brief drawn for one look, for a map that filters by itself.

Its layers are pydeck's. A row (or a layer, where it belongs to one event) names its ``event``; ``perhaps``
holds what changes where the event only perhaps falls in the period, and ``focus`` marks what is drawn only
while the event is in focus. So whoever chooses by the standings of events draws what ``compose`` draws.
Words stand beside the layers: no reader of expressions ever sees them, and they are exactly the brief's.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

import numpy as np

from geodata import __version__
from geodata.atlas.atlas_frames import Atlas
from geodata.layout.composition import Look, backdrop, drawn, fit
from geodata.layout.dense_points import colours, crowded
from geodata.layout.full_layout import everything
from geodata.layout.layout_context import Sheet, tip
from geodata.layout.scene import Panel, Scene, Text
from geodata.phrasing.byline import byline_parts
from geodata.phrasing.date_words import when_words
from geodata.phrasing.list_words import join_facts
from geodata.view import View
from geodata.vocabulary import Kind, Standing
from geodata.webmap.deck import grips, marks
from geodata.webmap.ground_layers import Layer, zone
from geodata.words import Lang, say
from geodata.words.text_direction import steady

VERSION: Final = 1
MOST_TITLES: Final = 50
"""Rows of which the titles are told at a time."""
_SHORT: Final = 12
"""Characters of a digest that tell it from another."""
_TOLD: Final = frozenset({"head", "body"})
"""Words of a tip, which the document has once an event and not at each mark."""


def document(atlas: Atlas, view: View, size: tuple[int, int] = (960, 640)) -> bytes:
    """The chart document of a brief for the look of a View: language, theme, camera, what is shown.

    Filters and focus of the View leave no trace in it. The same look gives the same bytes.
    """
    home = fit(atlas, size)
    look = Look(
        view.lang or atlas.brief.language, view.theme or "light", view.camera or home, size, view.show
    )
    return printed(chart(atlas, look) | {"home": home.model_dump()})


def chart(atlas: Atlas, look: Look) -> dict[str, Any]:
    """The document as plain data, all but the camera that shows the whole brief."""
    full, faint = _scenes(atlas, look)
    return {
        "v": VERSION,
        "lang": look.lang,
        "theme": look.theme,
        "brief": atlas.brief.id,
        "camera": look.camera.model_dump(),
        "size": look.size,
        "deck": {"layers": [] if full.dense else list(_merged(full, faint))},
        "dense": _inks(look) if full.dense else None,
        "blocks": [] if full.dense else list(_blocks(full, faint)),
        "names": [_name(text) for text in full.names],
        "legend": [
            {"group": item.group, "id": item.id, "label": item.label, "swatch": item.swatch}
            for item in full.legend
        ],
        "notes": full.notes,
        "alternative": full.text_alternative,
        "title": full.title,
        "caption": _caption(atlas, look),
        "events": {} if full.dense else dict(_events(atlas, look.lang)),
        "order": [] if full.dense else [event.id for event in atlas.brief.events if event.on_map],
    }


def titles(atlas: Atlas, rows: Iterable[int], lang: Lang) -> bytes:
    """Row, id, title, kind and the words of a tip of some events; rows that the brief lacks are left out."""
    known = [row for row in dict.fromkeys(rows) if 0 <= row < len(atlas.brief.events)]
    return printed([_row(atlas, row, lang) for row in known[:MOST_TITLES]])


def _row(atlas: Atlas, row: int, lang: Lang) -> dict[str, Any]:
    event = atlas.brief.events[row]
    said = tip(event, atlas.brief, lang)
    return {"row": row, "event": event.id, "title": said.head, "body": said.body, "kind": event.kind}


def printed(found: Any) -> bytes:
    """Plain data as compact JSON."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _scenes(atlas: Atlas, look: Look) -> tuple[Scene, Scene]:
    """The Scene of all events as within the period, and as perhaps within it."""
    if look.alone is None and crowded(atlas):
        return (backdrop(everything(atlas, look), look),) * 2
    full, faint = (
        drawn(everything(atlas, look, standing), look) for standing in (Standing.WITHIN, Standing.PERHAPS)
    )
    return full, faint


def _merged(full: Scene, faint: Scene) -> Iterator[Layer]:
    """The layers of both, each row with what changes in it."""
    for layer, other in zip(_layers(_ringed(full)), _layers(_ringed(faint)), strict=True):
        if isinstance(layer["data"], str):
            yield _both(layer, other)
        elif layer["data"]:
            rows = zip(layer["data"], other["data"], strict=True)
            yield layer | {"data": [_both(_untold(row), _untold(faint_row)) for row, faint_row in rows]}


def _ringed(scene: Scene) -> Scene:
    """The Scene with every mark in focus: rings are drawn, and marked as such."""
    return replace(
        scene,
        areas=tuple(replace(area, focused=True) for area in scene.areas),
        lanes=tuple(replace(lane, focused=True) for lane in scene.lanes),
        dots=tuple(replace(dot, focused=True) for dot in scene.dots),
    )


def _layers(scene: Scene) -> Iterator[Layer]:
    for area in scene.areas:
        yield from zone(area, scene)
    for layer in (grips(scene), *marks(scene)):
        yield layer | {"id": layer["id"].removesuffix(":-")}


def _untold(row: Layer) -> Layer:
    return {key: value for key, value in row.items() if key not in _TOLD}


def _both(full: Layer, faint: Layer) -> Layer:
    """A row or a layer with what changes where its event only perhaps falls in the period."""
    changed = {key: value for key, value in faint.items() if full[key] != value}
    return full | {"perhaps": changed} if changed else full


def _inks(look: Look) -> dict[str, Any]:
    """The colours of the marks of a map of points."""
    inks = colours(look.theme)
    return {
        "colours": {
            kind: {standing: inks[kind, standing] for standing in (Standing.WITHIN, Standing.PERHAPS)}
            for kind in Kind
        }
    }


def _blocks(full: Scene, faint: Scene) -> Iterator[dict[str, Any]]:
    """The words of each event on their panel."""
    pairs = zip(full.texts, faint.texts, strict=True)
    lines = {name: list(found) for name, found in groupby(pairs, key=lambda pair: pair[0].event)}
    for panel in full.panels:
        yield {
            "event": panel.event,
            "at": panel.at,
            "offset": panel.offset,
            "size": panel.size,
            **({"proposed": True} if panel.proposed else {}),
            "rows": [_line(*pair, panel) for pair in lines[panel.event]],
        }


def _line(text: Text, faint: Text, panel: Panel) -> dict[str, Any]:
    row = {
        "text": steady(text.text),
        "x": round(text.offset[0] - panel.offset[0], 1),
        "y": round(text.offset[1] - panel.offset[1], 1),
        "size": text.size,
        "strong": text.strong,
        "align": text.align,
        "ink": text.ink,
    }
    return row if faint.ink == text.ink else row | {"perhaps": {"ink": faint.ink}}


def _name(text: Text) -> dict[str, Any]:
    return {"at": text.at, "text": text.text, "size": text.size, "ink": text.ink}


def _caption(atlas: Atlas, look: Look) -> Sequence[str]:
    """Where the picture comes from, and what it was made with."""
    sheet = Sheet(everything(atlas, look), look.lang, look.theme, look.screen)
    made = {"version": f"Briefmap {__version__}", "brief": atlas.brief.id, "digest": atlas.digest[:_SHORT]}
    return join_facts(*byline_parts(sheet.brief, sheet.lang)), say(
        "picture.frame.colophon", look.lang, **made
    )


def _events(atlas: Atlas, lang: Lang) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is said of each event, on the map or not."""
    spots = zip(*(column.tolist() for column in atlas.spots), strict=True)
    for row, (event, spot, box) in enumerate(
        zip(atlas.brief.events, spots, atlas.boxes.tolist(), strict=True)
    ):
        found = _row(atlas, row, lang)
        del found["event"]
        days = sorted({claim.said_on.isoformat() for claim in event.claims if claim.said_on})
        yield (
            event.id,
            found
            | {
                "at": _degrees(spot),
                "bounds": _degrees(box),
                "said": days,
                "when": when_words(event.when, lang),
            },
        )


def _degrees(values: Sequence[float]) -> list[float] | None:
    return None if np.isnan(values).any() else [round(value, 4) for value in values]
