"""List of the events on the map, as HTML."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.screens.map.mark_list import mark_list_html
from geodata.view import View, parse_view
from geodata.words import LANGS, Lang
from geodata.words.text_direction import strip_isolates

Run = Callable[..., AppTest]


def listed(atlas: Atlas, query: str = "", lang: Lang = "en") -> str:
    """The list under some filters, without isolates."""
    return strip_isolates(mark_list_html(select_events(atlas, parse_view(query).view), lang))


def ids(html: str) -> list[str]:
    """The events of a list, in its order."""
    return re.findall(r'data-focus="([^"]+)"', html)


def numbers(html: str) -> list[int]:
    """The numbers of the rows of a list."""
    return [int(number) for number in re.findall(r'<li><span class="event-number"[^>]*>(\d+)<', html)]


def test_every_selected_event_with_a_mark_is_listed(whole: Atlas) -> None:
    """In the order of the file, whose numbers no filter changes: gaps are right."""
    brief = whole.brief
    on_map = [event.id for event in brief.events if brief.is_on_map(event)]
    assert ids(listed(whole)) == on_map
    some = listed(whole, "actor=irn")
    assert 0 < len(ids(some)) < len(on_map)
    assert numbers(some) == [brief.event_numbers[name] for name in ids(some)]
    assert numbers(listed(whole, "actor=irn&lang=ar", "ar")) == numbers(some)


def test_a_row_says_what_is_said_and_by_whom(demo_atlas: Atlas) -> None:
    """Rival figures stand side by side, each with its speaker; then the date and the tellers."""
    html = listed(demo_atlas)
    first = html[html.index("<li>") : html.index("</li>")]
    assert 'aria-label="Event 1">1</span>' in first
    assert re.findall(r'class="figure">([^<]+)<', first) == [
        "about 30 ships taking part (The ministry)",
        "20 ships taking part (The ministry, according to A rival paper)",
    ]
    assert "December 2029" in first
    assert "two independent sources" in first


def test_a_number_stands_before_what_it_counts_in_arabic(demo_atlas: Atlas) -> None:
    """Amount and thing counted are isolated together: the isolate round both runs from the right."""
    html = mark_list_html(select_events(demo_atlas, View()), "ar")
    assert 'class="figure">\u2067\u2067نحو ' in html


@pytest.mark.parametrize("lang", LANGS)
def test_a_note_on_the_text_is_a_sign_and_is_explained(whole: Atlas, lang: Lang) -> None:
    """Rows of events with one wear the sign; the foot says what it is, where there is any."""
    html = listed(whole, lang=lang)
    noted = {name for query in whole.brief.queries for name in query.events} & set(ids(html))
    assert html.count('class="noted-sign"') == len(noted) + 1
    assert 'data-list="notes"' in html


def test_an_event_that_is_perhaps_within_the_period_says_so(demo_atlas: Atlas) -> None:
    """The standing is the filter's, so it stands in no kept row."""
    assert "Perhaps within the period" not in listed(demo_atlas, "to=2029-12-31&layer=exercise")
    assert "Perhaps within the period" in listed(demo_atlas, "to=2029-12-15&layer=exercise")


def test_an_unsettled_event_has_its_status_in_words(told_atlas: Atlas) -> None:
    """What is only alleged does not stand as if it had happened."""
    html = listed(told_atlas)
    assert "Alleged" in html[html.index('data-focus="depot"') :]
    assert "Alleged" not in html[: html.index('data-focus="depot"')]
    assert "Actual" not in html


def test_what_nobody_reports_is_no_fact(whole: Atlas) -> None:
    """A judgement or a forecast says so in its row; what is reported does not."""
    rows = dict(re.findall(r'data-focus="([^"]+)"(.*?)</li>', listed(whole)))
    assert "Judgement" not in rows["ocean-2024"]
    judged = whole.events.set_index("event_id")["judged"]
    told = {name: bool(re.search("Judgement|Forecast", row)) for name, row in rows.items()}
    assert told == {name: bool(judged[name]) for name in rows}


def test_events_off_the_map_are_counted_and_led_to(demo_atlas: Atlas) -> None:
    """The foot has the number of those that are listed elsewhere; where there are none it leads nowhere."""
    link = 'data-list="off-map">2 of 3 events have a place on the map; 1 is listed</a>'
    assert link in listed(demo_atlas)
    placed = listed(demo_atlas, "layer=exercise")
    assert "1 of 1 event has a place on the map" in placed
    assert 'data-list="off-map"' not in placed


def test_a_long_list_leads_to_the_table_for_the_rest(
    demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its number is said, so that nothing is hidden silently."""
    assert 'data-list="table"' not in listed(demo_atlas)
    monkeypatch.setattr("geodata.screens.map.mark_list.MAX_LISTED_EVENTS", 1)
    html = listed(demo_atlas)
    assert len(ids(html)) == 1
    assert 'data-list="table">1 more event on the map is in the table below</a>' in html
    assert "2 of 3 events have a place" in html


def test_an_empty_list_says_why(demo_atlas: Atlas) -> None:
    """No event passes, or none that does has a place."""
    assert "reset the filters" in listed(demo_atlas, "layer=-")
    assert "No event that passes the filters has a place" in listed(demo_atlas, "layer=alignment")


def test_events_of_rows_have_no_number(run: Run) -> None:
    """Nor does the foot explain a sign that is not there; 60 of them are listed."""
    context = run(brief="invented-incident-log-2031").session_state["page_context"]
    html = mark_list_html(context.selection, "en")
    assert len(ids(html)) == 60
    assert "event-number" not in html
    assert "more events on the map are in the table below" in strip_isolates(html)


def test_words_of_a_brief_are_escaped(demo: Brief) -> None:
    """A title runs nothing."""
    event = demo.events[0]
    title = event.title.model_validate({"en": "<img src=x>", "ar": "<b>"})
    changed = event.model_copy(update={"title": title})
    atlas = build_atlas(demo.model_copy(update={"events": (changed, *demo.events[1:])}), "x")
    html = mark_list_html(select_events(atlas, View()), "en")
    assert "&lt;img src=x&gt;" in html
    assert "<img" not in html
