"""The map spec: one brief drawn for one language, theme and camera, as the JSON that the map component reads.

Its layers are those of the fetched deck (``geodata.webmap.deck``): the whole brief, filtered in the browser.
Words stand beside the layers, exactly as the brief has them: deck.gl's JSON reader never sees them.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import numpy as np

from geodata import __version__
from geodata.atlas.atlas_frames import Atlas
from geodata.layout.composition import (
    LayoutOptions,
    compose_backdrop_scene,
    compose_labelled_scene,
    fit_camera,
)
from geodata.layout.dense_points import is_disc_map
from geodata.layout.full_layout import select_whole_brief
from geodata.layout.layout_context import LayoutContext, event_tooltip
from geodata.layout.scene import LabelPanel, MapText, Scene
from geodata.phrasing.byline import byline_parts
from geodata.phrasing.date_words import date_phrase
from geodata.phrasing.list_words import join_facts
from geodata.view import View
from geodata.vocabulary import Standing
from geodata.webmap.assets import column_file_url
from geodata.webmap.deck import FetchedData, build_deck
from geodata.webmap.layer_rows import ColumnSource
from geodata.words import Lang, translate
from geodata.words.text_direction import resolve_isolate_directions

MOST_TITLES: Final = 50
"""Most rows whose titles one request gets."""
_DIGEST_SHOWN: Final = 12
"""Characters of a digest in the caption."""


def encode_map_spec(atlas: Atlas, view: View, size: tuple[int, int] = (960, 640)) -> bytes:
    """Return the map spec of a brief as JSON, in a View's language, theme and camera and with what it shows.

    The View's filters and focus do not reach it. The same arguments give the same bytes.
    """
    home = fit_camera(atlas, size)
    look = LayoutOptions(
        view.lang or atlas.brief.language, view.theme or "light", view.camera or home, size, view.show
    )
    return encode_json(build_map_spec(atlas, look) | {"home": home.model_dump()})


def build_map_spec(atlas: Atlas, look: LayoutOptions) -> dict[str, Any]:
    """Return the map spec as plain data, without ``home``, the camera that shows the whole brief."""
    within, perhaps = _scenes(atlas, look)
    columns = ColumnSource(column_file_url(atlas.digest), atlas.brief.kind_table)
    drawn_deck = json.loads(build_deck(within, FetchedData(perhaps, columns)).to_json())
    return {
        "lang": look.lang,
        "theme": look.theme,
        "brief": atlas.brief.id,
        "camera": look.camera.model_dump(),
        "size": look.size,
        # The browser makes the layer of a dense brief itself, so it stands apart from those it converts.
        "deck": drawn_deck | {"layers": [] if within.thinned else drawn_deck["layers"]},
        "thinned": drawn_deck["layers"][0] if within.thinned else None,
        "labels": [] if within.thinned else list(_blocks(within, perhaps)),
        "place_names": [_place_name(text) for text in within.place_names],
        "legend": [
            {"group": item.group, "id": item.id, "label": item.label, "swatch": item.swatch_svg}
            for item in within.legend
        ],
        "notes": within.notes,
        "text_alternative": within.text_alternative,
        "title": within.title,
        "caption": _caption(atlas, look),
        "events": {} if within.thinned else dict(_events(atlas, look.lang)),
        "reading_order": []
        if within.thinned
        else [event.id for event in atlas.brief.events if atlas.brief.is_on_map(event)],
    }


def encode_event_titles(atlas: Atlas, rows: Iterable[int], lang: Lang) -> bytes:
    """Return row, id, title, kind and tooltip of events as JSON; rows that the brief lacks are left out."""
    known = [row for row in dict.fromkeys(rows) if 0 <= row < len(atlas.brief.events)]
    return encode_json([_title_record(atlas, row, lang) for row in known[:MOST_TITLES]])


def _title_record(atlas: Atlas, row: int, lang: Lang) -> dict[str, Any]:
    event = atlas.brief.events[row]
    texts = event_tooltip(event, atlas.brief, lang)
    return {
        "row": row,
        "event": event.id,
        "title": texts.heading,
        "body": texts.body,
        "kind": event.kind,
        "family": atlas.brief.family_of(event),
    }


def encode_json(found: Any) -> bytes:
    """Return plain data as compact JSON in UTF-8."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _scenes(atlas: Atlas, look: LayoutOptions) -> tuple[Scene, Scene]:
    """Return the Scene of all events as within the period, and as perhaps within it."""
    if look.only_events is None and is_disc_map(atlas):
        return (compose_backdrop_scene(select_whole_brief(atlas, look), look),) * 2
    within, perhaps = (
        compose_labelled_scene(select_whole_brief(atlas, look, standing), look)
        for standing in (Standing.WITHIN, Standing.PERHAPS)
    )
    return within, perhaps


def _blocks(within: Scene, perhaps: Scene) -> Iterator[dict[str, Any]]:
    """Yield the label of each event: its panel and the lines on it."""
    pairs = zip(within.label_texts, perhaps.label_texts, strict=True)
    lines = {name: list(found) for name, found in groupby(pairs, key=lambda pair: pair[0].event)}
    for panel in within.panels:
        yield {
            "event": panel.event,
            "at": panel.at,
            "offset": panel.offset,
            "size": panel.size,
            **({"proposed": True} if panel.proposed else {}),
            "lines": [_line(*pair, panel) for pair in lines[panel.event]],
        }


def _line(text: MapText, faint: MapText, panel: LabelPanel) -> dict[str, Any]:
    """Return one line, its anchor in pixels from the panel's top left corner."""
    row = {
        "text": resolve_isolate_directions(text.text),
        "x": round(text.offset[0] - panel.offset[0], 1),
        "y": round(text.offset[1] - panel.offset[1], 1),
        "size": text.size,
        "strong": text.strong,
        "align": text.align,
        "ink": text.ink,
    }
    return row if faint.ink == text.ink else row | {"perhaps": {"ink": faint.ink}}


def _place_name(text: MapText) -> dict[str, Any]:
    return {"at": text.at, "text": text.text, "size": text.size, "ink": text.ink}


def _caption(atlas: Atlas, look: LayoutOptions) -> Sequence[str]:
    """Return the byline, and the versions of program and brief, for under a picture."""
    sheet = LayoutContext(select_whole_brief(atlas, look), look.lang, look.theme, look.viewport)
    made = {
        "version": f"Briefmap {__version__}",
        "brief": atlas.brief.id,
        "digest": atlas.digest[:_DIGEST_SHOWN],
    }
    return join_facts(*byline_parts(sheet.brief, sheet.lang)), translate(
        "picture.frame.version-line", look.lang, **made
    )


def _events(atlas: Atlas, lang: Lang) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield id and facts of each event, on the map or not, for card and list."""
    spots = zip(*(column.tolist() for column in atlas.label_anchors), strict=True)
    for row, (event, spot, box) in enumerate(
        zip(atlas.brief.events, spots, atlas.bounding_boxes.tolist(), strict=True)
    ):
        facts = _title_record(atlas, row, lang) | {
            "at": _degrees(spot),
            "bounds": _degrees(box),
            "claim_days": sorted({claim.said_on.isoformat() for claim in event.claims if claim.said_on}),
            "date": date_phrase(event.when, lang),
        }
        del facts["event"]
        yield event.id, facts


def _degrees(values: Sequence[float]) -> list[float] | None:
    """Return longitudes and latitudes to four decimals; None for an event without a place."""
    return None if np.isnan(values).any() else [round(value, 4) for value in values]
