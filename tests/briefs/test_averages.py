"""No output has an average or a sum of rival figures."""

import re
from collections.abc import Iterator
from itertools import combinations
from statistics import mean
from typing import Any

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.geojson import feature_collection
from geodata.atlas.selection import Selection, select_events
from geodata.brief.records import Brief
from geodata.charts.ladders import event_ladders
from geodata.export.html_report import html_report_file
from geodata.layout.composition import compose_scene
from geodata.screens.evidence.event_card import event_card_html
from geodata.screens.shell.card_context import CardContext
from geodata.view import View
from geodata.words import LANGS, Lang, format_number

TAG = re.compile(r"<tfoot.*?</tfoot>|<[^>]+>")
"""Markup, and the axes with their round ticks."""
AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")


def merged(brief: Brief) -> Iterator[float]:
    """Return averages and sums of rival figures of an event that no source states."""
    found = [event_ladders(event, brief) for event in brief.events]
    said = {value for ladders in found for ladder in ladders for value in ladder.values}
    amounts: dict[tuple[int, str], set[float]] = {}
    for event, ladders in enumerate(found):
        for ladder in ladders:
            amounts.setdefault((event, ladder.key.measure), set()).update(ladder.values)
    for each in amounts.values():
        values = sorted(each)
        some = [part for size in range(2, len(values) + 1) for part in combinations(values, size)]
        yield from {value for part in some for value in (mean(part), sum(part))} - said


def amounts(text: str) -> set[str]:
    """Every number in a text, without its commas."""
    return {found.replace(",", "").rstrip(".") for found in AMOUNT.findall(TAG.sub(" ", text))}


@pytest.fixture(scope="module")
def forbidden(shipped: Brief) -> set[str]:
    """Return the forbidden numbers, without small ones, which may be days or sentence numbers."""
    return {
        printed
        for found in merged(shipped)
        if found > 31
        for printed in (format_number(round(found), "en").replace(",", ""), f"{found:g}")
    }


def exported(selection: Selection) -> list[dict[str, Any]]:
    """The claims of the exported features."""
    return [
        claim for each in feature_collection(selection)["features"] for claim in each["properties"]["claims"]
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_no_output_holds_a_mean_or_a_sum(lang: Lang, shipped_atlas: Atlas, forbidden: set[str]) -> None:
    """Cards, the report, the map's words and the exported features keep every figure apart."""
    brief, selection = shipped_atlas.brief, select_events(shipped_atlas, View())
    outputs = [event_card_html(event, CardContext(brief, lang)) for event in brief.events]
    outputs += [html_report_file(selection, lang=lang).decode().partition("<body>")[2]]
    outputs += [text.text for text in compose_scene(selection, lang=lang, theme="light").label_texts]
    outputs += [str(claim["figure"]) for claim in exported(selection)]
    assert "9850" in forbidden
    assert {found for text in outputs for found in amounts(text)} & forbidden == set()
