"""Content of report and slides: every shown event is in it, in the words of the cards."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.geojson import feature_collection
from geodata.atlas.selection import select_events
from geodata.export.export_layers import selection_frame
from geodata.export.report_content import ReportContent
from geodata.kinds.kind_table import shipped_kinds
from geodata.view import HideOption, View, parse_view
from geodata.words import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("query", ["", "actor=prk", "from=2024-10-01&to=2024-10-31", "layer=-"])
def test_what_is_shown_is_told(query: str, lang: Lang, shipped_atlas: Atlas) -> None:
    """The same ids as on the screen, in the order of the brief; every claim of each is there."""
    selection = select_events(shipped_atlas, parse_view(query).view)
    items = ReportContent(selection, lang).items
    events = [selection.atlas.brief.events[int(row)] for row in selection.shown_rows]
    assert [item.id for item in items] == [event.id for event in events]
    claim_ids = [[said.id for passage in item.passages for said in passage.claims] for item in items]
    assert claim_ids == [[claim.id for claim in event.claims] for event in events]


def test_what_is_not_on_the_map_has_a_reason(shipped_atlas: Atlas) -> None:
    """An event is on the map or has a reason."""
    selection = select_events(shipped_atlas, View())
    placed = {item.id for item in ReportContent(selection, "en").items if item.reason is None}
    assert placed == {
        event.id for event in shipped_atlas.brief.events if shipped_atlas.brief.is_on_map(event)
    }


def test_figures_stand_with_their_speakers(shipped_atlas: Atlas) -> None:
    """Rival figures are side by side, each with its speaker."""
    items = {item.id: item for item in ReportContent(select_events(shipped_atlas, View()), "en").items}
    assert items["troops-in-russia"].figures == (
        "close to 1,500 soldiers sent (South Korean intelligence)",
        "10,000 soldiers in all (Zelensky)",
        "3,000 soldiers in training (Kirby)",
    )


def test_sources_are_those_of_what_is_shown(demo_atlas: Atlas) -> None:
    """A source that is cited for nothing shown is not listed; sentences stand beside the others."""
    dossier = ReportContent(select_events(demo_atlas, parse_view("layer=transfer").view), "en")
    assert dossier.sources == (("A rival paper", "sentences 4"),)
    assert dossier.omitted == ("2 events: layer switched off",)


@pytest.mark.parametrize(("query", "told"), [("", [0, 1]), ("focus=closer", [0, 2])])
def test_of_very_many_events_the_rest_is_counted(
    query: str, told: list[int], demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one in focus is told in any case; the number of the others stands in words."""
    selection = select_events(demo_atlas, parse_view(query).view)
    assert ReportContent(selection, "en").untold == ""
    monkeypatch.setattr("geodata.export.report_content.MAX_TOLD_EVENTS", 2)
    content = ReportContent(selection, "en")
    assert list(content.told_rows) == told
    assert len(content.items) == 2
    assert content.untold.startswith("Counted, not told in this file: 1 event.")


DAYS = st.none() | st.dates(date(2010, 1, 1), date(2026, 1, 1))


@given(
    days=st.tuples(DAYS, DAYS),
    actors=st.none() | st.frozensets(st.sampled_from(["prk", "rus", "chn", "irn", "kor"])),
    layers=st.none() | st.frozensets(st.sampled_from(list(shipped_kinds().kind_ids))),
    hide=st.frozensets(st.sampled_from(list(HideOption))),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_conservation(
    days: tuple[date | None, date | None],
    actors: frozenset[str] | None,
    layers: frozenset[str] | None,
    hide: frozenset[HideOption],
    shipped_atlas: Atlas,
) -> None:
    """With any filters, screen, data, report and slides have the same events, and the others are counted."""
    start, end = sorted(days) if None not in days else days  # type: ignore[type-var]
    view = View(start=start, end=end, actors=actors, layers=layers, hide=hide)
    selection = select_events(shipped_atlas, view)
    shown = [shipped_atlas.brief.events[int(row)].id for row in selection.shown_rows]
    assert list(selection_frame(selection)["event_id"]) == shown
    assert [feature["id"] for feature in feature_collection(selection)["features"]] == shown
    assert [item.id for item in ReportContent(selection, "en").items] == shown
    assert len(shown) + sum(selection.hidden_by_reason.values()) == len(shipped_atlas.brief.events)


def test_what_is_proposed_says_so(drafted_atlas: Atlas) -> None:
    """The tags of an event or a claim that no person has accepted end with the mark."""
    items = ReportContent(select_events(drafted_atlas, View()), "en").items
    claims = [claim for passage in items[0].passages for claim in passage.claims]
    assert [each.tags[-1] == "Found by rule" for each in items] == [True, False, False]
    assert [each.tags[-1] == "Found by rule" for each in claims] == [False, True]


def test_an_event_says_when_in_the_day_and_who_tells_it(told_atlas: Atlas) -> None:
    """Among its facts, with tags, ids elsewhere and addresses where it has them."""
    content = ReportContent(select_events(told_atlas, View()), "en")
    raid, depot, _ = content.items
    facts = dict(raid.facts)
    assert facts["When"].startswith("10 April 2031, 04:30 to 05:10 (Asia/Aden)")
    assert facts["Told by"] == raid.tellers == "4 independent sources"
    assert facts["Tags"] == "harbour · night"
    assert (facts["Ids elsewhere"], facts["Addresses"]) == ("acled: YEM123", "https://example.org/raid")
    assert depot.tellers == "claimed by a party alone: the Front's wing"
    assert "Tags" not in dict(depot.facts)
    assert "Alleged" in depot.tags
