"""The map spec: one brief drawn for one language, theme and camera, as the JSON that the map component reads.

Its layers are those of the fetched deck (``geodata.webmap.deck``): the whole brief, filtered in the browser.
Words stand beside the layers, exactly as the brief has them: deck.gl's JSON reader never sees them.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, astuple
from itertools import groupby
from typing import Any, Final

import numpy as np

from geodata import __version__
from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.document_citations import selected_document_lines, selected_documents
from geodata.layout.camera_fit import far_ends
from geodata.layout.composition import (
    LayoutOptions,
    compose_backdrop_scene,
    compose_labelled_scene,
    fit_camera,
)
from geodata.layout.dense_points import is_disc_map
from geodata.layout.full_layout import select_whole_brief
from geodata.layout.insets.inset_map import find_inset, svg_path
from geodata.layout.labels.number_key import numbered_titles
from geodata.layout.layout_context import LayoutContext, event_tooltip
from geodata.layout.legend import standing_items
from geodata.layout.map_notes import ground_credit_lines
from geodata.layout.scene import GroundName, GroupSign, LabelPanel, LonLat, MapText, Scene
from geodata.phrasing.byline import byline_parts
from geodata.phrasing.clock_words import event_date_phrase
from geodata.phrasing.list_words import join_clauses, join_facts
from geodata.phrasing.map_content_words import cited_documents_note
from geodata.view import View
from geodata.vocabulary import Standing
from geodata.webmap.assets import area_asset_name, asset_url, column_file_url
from geodata.webmap.deck import FetchedData, build_deck
from geodata.webmap.graticule_deck import graticule_texts
from geodata.webmap.layer_rows import ColumnSource
from geodata.words import Lang, language_direction, translate
from geodata.words.languages import Direction
from geodata.words.text_direction import resolve_isolate_directions
from geodata.words.untranslated_text import isolate_untranslated

FILTERED_STANDINGS: Final = (Standing.WITHIN, Standing.PERHAPS)
"""Standings that the browser's filters give to events."""
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


def build_map_spec(
    atlas: Atlas, look: LayoutOptions, standings: Collection[Standing] = FILTERED_STANDINGS
) -> dict[str, Any]:
    """Return the map spec as plain data, without ``home``, the camera that shows the whole brief.

    ``standings`` are those that the legend explains.
    """
    within, perhaps = _scenes(atlas, look)
    columns = ColumnSource(column_file_url(atlas.digest), atlas.brief.kind_table)
    drawn_deck = json.loads(build_deck(within, FetchedData(perhaps, columns)).to_json())
    layers = drawn_deck["layers"]
    # The browser makes the last layer of a dense brief itself, so it stands apart from those it converts.
    thinned = layers.pop() if within.thinned else None
    return {
        "lang": look.lang,
        "theme": look.theme,
        "brief": atlas.brief.id,
        "camera": look.camera.model_dump(),
        "size": look.size,
        "deck": drawn_deck,
        "thinned": thinned,
        "labels": list(_blocks(within, perhaps)),
        "signs": {sign.key: _shared_sign(sign) for sign in within.group_signs},
        "note_lines": [*_note_lines(within), *_graticule_labels(within)],
        "ground_names": [_ground_name(name) for name in within.ground_names],
        "taken": [(*room.at, *room.size) for room in within.taken],
        "inset": _inset(look),
        "legend": [
            {
                "group": item.group,
                "id": item.id,
                "label": isolate_untranslated(item.label),
                "swatch": item.swatch_svg,
            }
            for item in (
                *within.legend,
                *standing_items(
                    {each: None for each in FILTERED_STANDINGS if each in standings}, look.lang, look.theme
                ),
            )
        ],
        "numbers": [
            {"event": each.event, "number": each.number, "title": each.title}
            for each in numbered_titles(within)
        ],
        "notes": within.notes,
        "credits": list(ground_credit_lines(look.viewport, look.lang)),
        "text_alternative": within.text_alternative,
        "title": within.title,
        "caption": _caption(atlas, look),
        "events": {} if within.thinned else dict(_events(atlas, look.lang, _middles_of_lanes(within))),
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
        compose = compose_backdrop_scene
    else:
        compose = compose_labelled_scene
    within, perhaps = (
        compose(select_whole_brief(atlas, look, standing), look)
        for standing in (Standing.WITHIN, Standing.PERHAPS)
    )
    return within, perhaps


def _shared_sign(sign: GroupSign) -> dict[str, Any]:
    """Return the events of a sign, with the words by which the browser counts those that are shown."""
    return {
        "events": sign.events,
        "count_words": [resolve_isolate_directions(words) for words in sign.count_words],
    }


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
            **({"number": True} if panel.is_number else {}),
            **({"note": panel.note_corner} if panel.note_corner else {}),
            "lines": [_line(*pair, panel, language_direction(within.lang)) for pair in lines[panel.event]],
        }


def _line(text: MapText, faint: MapText, panel: LabelPanel, direction: Direction) -> dict[str, Any]:
    """Return one line, its anchor in pixels from the panel's top left corner."""
    row = {
        "text": resolve_isolate_directions(text.text, direction),
        "x": round(text.offset[0] - panel.offset[0], 1),
        "y": round(text.offset[1] - panel.offset[1], 1),
        "size": text.size,
        "strong": text.strong,
        "align": text.align,
        "ink": text.ink,
    }
    if text.is_count:
        row["counts"] = True
    return row if faint.ink == text.ink else row | {"perhaps": {"ink": faint.ink}}


def _ground_name(name: GroundName) -> dict[str, Any]:
    """Return a name of the ground with the address of the land of a state that acts."""
    land = asset_url(area_asset_name(name.id)) if name.acts else ""
    return asdict(name) | {"text": resolve_isolate_directions(name.text), "land": land}


def _inset(look: LayoutOptions) -> dict[str, Any] | None:
    """Return the inset that says where the map is; None where it shows a state or more."""
    found = find_inset(look.viewport, look.lang)
    if found is None:
        return None
    frame = found.frame
    label = translate("picture.inset", look.lang, state=" ".join(found.lines))
    return {
        "label": resolve_isolate_directions(label, language_direction(look.lang)),
        "lines": [resolve_isolate_directions(line) for line in found.lines],
        "state": [round(side, 6) for side in astuple(frame.state)],
        "west": round(frame.west, 6),
        "north": round(frame.north, 6),
        "world_pixels": round(frame.world_pixels, 3),
        "neighbours": svg_path(found.neighbours),
        "land": svg_path(found.land),
    }


def _note_lines(scene: Scene) -> Iterator[dict[str, Any]]:
    """Yield the lines of the notes of reference layers, which stand beside their signs."""
    for mark in scene.references:
        for text in mark.texts:
            yield _map_line(text) | {"reference": mark.layer}


def _map_line(text: MapText) -> dict[str, Any]:
    return {
        "at": text.at,
        "text": resolve_isolate_directions(text.text),
        "size": text.size,
        "ink": text.ink,
        "offset": text.offset,
        "align": text.align,
    }


def _graticule_labels(scene: Scene) -> Iterator[dict[str, Any]]:
    """Yield the labels at the edges of a map whose camera stays, as a slide's does."""
    for text in graticule_texts(scene):
        yield _map_line(text)


def _caption(atlas: Atlas, look: LayoutOptions) -> Sequence[str]:
    """Return what is under a picture: what it shows, byline, versions of program and brief, documents."""
    sheet = LayoutContext(select_whole_brief(atlas, look), look.lang, look.theme, look.viewport)
    made = {
        "version": f"Briefmap {__version__}",
        "brief": atlas.brief.id,
        "digest": atlas.digest[:_DIGEST_SHOWN],
    }
    documents = selected_document_lines(sheet.selection, look.lang)
    shown = cited_documents_note(len(selected_documents(sheet.selection)), look.lang)
    listed = translate("picture.frame.documents", look.lang, items=join_clauses(documents, look.lang))
    return (
        shown,
        join_facts(*byline_parts(sheet.brief, sheet.lang)),
        translate("picture.frame.version-line", look.lang, **made),
        *([listed] if documents else []),
    )


def _middles_of_lanes(scene: Scene) -> dict[str, LonLat]:
    """Return the middle of the lane of each event that has one, for the ring that the keyboard moves."""
    lanes = {lane.event: lane.parts[len(lane.parts) // 2] for lane in scene.lanes}
    shared = {event: sign.key for sign in scene.group_signs for event in sign.events}
    found = {
        event: lanes[key] for event, key in ({name: name for name in lanes} | shared).items() if key in lanes
    }
    return {event: part[len(part) // 2] for event, part in found.items()}


def _events(atlas: Atlas, lang: Lang, middles: Mapping[str, LonLat]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield id and facts of each event, on the map or not, for card and list."""
    spots = zip(*(column.tolist() for column in atlas.label_anchors), strict=True)
    for row, (event, spot, box) in enumerate(
        zip(atlas.brief.events, spots, atlas.bounding_boxes.tolist(), strict=True)
    ):
        facts = _title_record(atlas, row, lang) | {
            "at": _degrees(middles.get(event.id, spot)),
            "bounds": _degrees(box),
            "ends": _degrees(ends) if (ends := far_ends(atlas, event.id)) else None,
            "claim_days": sorted({claim.said_on.isoformat() for claim in event.claims if claim.said_on}),
            "date": event_date_phrase(event, lang),
        }
        del facts["event"]
        yield event.id, facts


def _degrees(values: Sequence[float]) -> list[float] | None:
    """Return longitudes and latitudes to four decimals; None for an event without a place."""
    return None if np.isnan(values).any() else [round(value, 4) for value in values]
