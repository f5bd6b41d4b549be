"""Link to an event."""

from geodata.brief.records import Brief
from geodata.screens.evidence.event_link import event_link


def test_a_link_names_the_event_twice(demo: Brief) -> None:
    """For the script of the page, and in an address that a new tab opens; words are escaped."""
    html = event_link(demo.event_by_id["parts"], demo, "ar", "<b>", class_="chip", document="log")
    assert html.startswith('<a href="?brief=demo-2030-01&amp;lang=ar')
    assert "focus=parts" in html
    assert "document=log" in html
    assert html.endswith('class="chip" data-focus="parts">&lt;b&gt;</a>')
