"""Tests of drafts: they open, pass the check, quote nothing and find the records of known texts."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.brief_reader import read_brief
from geodata.brief.checks.check import check_brief, check_text
from geodata.brief.proposal_counts import count_proposals
from geodata.brief.records import Brief
from geodata.brief.source_text import decode_text
from geodata.brief.yaml_writer import format_brief_yaml
from geodata.drafting.brief_draft import draft_brief, last_named_day
from geodata.words import fold_text

NEWS = (
    "Harbour report, May 2031\n\n"
    "Japan's ministry said that France sent close to 1.200 soldiers to Japan on 3 May. "
    "Smith, the British envoy, confirmed that some 900 soldiers had arrived. "
    "In April 2031, Japan and France held drills in the Sea of Japan with 40 ships. "
    "France fears the supply of weapons from Iran to Russia. It rained.\n"
)


def drafted(content: str, **options: date) -> Brief:
    """A draft of a text."""
    return draft_brief(decode_text(content.encode()), brief_id="draft", **options).brief


@pytest.fixture(scope="module")
def news() -> Brief:
    """The draft of an invented report."""
    return drafted(NEWS)


def test_events(news: Brief) -> None:
    """Kind, status, date and roles."""
    assert [
        (event.kind, event.status, event.when.edtf, {part.actor: part.role for part in event.actors})
        for event in news.events
    ] == [
        ("deployment", "actual", "2031-05-03", {"fra": "sender", "jpn": "host"}),
        ("exercise", "actual", "2031-04", {"jpn": "participant", "fra": "participant"}),
        ("transfer", "feared", None, {"irn": "supplier", "rus": "recipient"}),
    ]


def test_rival_figures_are_claims_of_one_event(news: Brief) -> None:
    """Another speaker in the next sentence adds a claim to the event."""
    claims = news.events[0].claims
    assert [news.source_by_id[claim.source].actor for claim in claims] == ["jpn", "gbr"]
    assert [claim.figure.value if claim.figure else None for claim in claims] == [None, 900]


def test_two_readings_are_asked() -> None:
    """An ambiguous 1.200 becomes a question and no figure."""
    found = draft_brief(decode_text(NEWS.encode()), brief_id="draft")
    at = NEWS.index("close to 1.200")
    assert found.ambiguities == (f"[{at}, {at + len('close to 1.200 soldiers')}] reads as 1200 or 1.2",)


def test_places(news: Brief) -> None:
    """Places of a deployment and a drill, and the route of a transfer."""
    assert [[(at.place, at.role) for at in event.places] for event in news.events] == [
        [("jpn", "at")],
        [("sea-of-japan", "at")],
        [("irn", "from"), ("rus", "to")],
    ]


def test_everything_is_proposed(news: Brief) -> None:
    """Every sentence, event and claim is marked, and counted; headings need no words."""
    count = count_proposals(news)
    assert (count.sentences, count.events) == (len(news.sentences), len(news.events))
    assert count.claims == sum(len(event.claims) for event in news.events)
    assert count.to_restate == (2, 3, 4, 5, 6)


def test_it_passes_the_check_and_the_reader(news: Brief, tmp_path: Path) -> None:
    """A draft has no problems, alone and against its text, and its YAML reads back the same."""
    assert check_brief(news) == check_text(news, decode_text(NEWS.encode())) == ()
    (tmp_path / "brief.yaml").write_text(
        format_brief_yaml(news, ("A remark\nof two lines",)), encoding="utf-8"
    )
    reading = read_brief(tmp_path)
    assert (reading.problems, reading.brief) == ((), news)


def test_it_quotes_nothing(news: Brief) -> None:
    """No three words in a row of the text are in the file, but for names."""
    row, written = (
        re.findall(r"\w+", fold_text(NEWS)),
        " ".join(re.findall(r"\w+", fold_text(format_brief_yaml(news)))),
    )
    runs = {" ".join(row[at : at + 3]) for at in range(len(row) - 2)}
    assert {run for run in runs if run in written and not run.replace(" ", "").isdigit()} <= {
        "the sea of",
        "sea of japan",
        "japan s ministry",
        "smith the british",
        "the british envoy",
    }


@pytest.mark.parametrize(
    ("content", "day"),
    [
        ("Report, May 2031. It began on 3 May.", date(2031, 5, 3)),
        ("In 2030 it began, in May 2031 it ended.", date(2031, 5, 31)),
        ("By 2040 it may end; it began in 2031.", date(2031, 12, 31)),
        ("It began in May.", None),
    ],
)
def test_own_day(content: str, day: date | None) -> None:
    """The last day that a text names, else the end of its last month; what lies ahead does not count."""
    assert last_named_day(content) == day


@pytest.mark.parametrize("content", ["x", "Poetry\nof no day", "def f():\n    return 1\n", "١٢٣", "?!. …"])
def test_no_text_is_refused(content: str) -> None:
    """A text without a day dates from today; one without an event is open."""
    text = decode_text(content.encode())
    found = draft_brief(text, brief_id="draft").brief
    assert found.as_of == date.today()  # noqa: DTZ011 - the day of the desk
    assert check_brief(found) == check_text(found, text) == ()


@given(
    st.lists(
        st.sampled_from([*NEWS.split(" "), "قال", "أن", "إلى", "مناورات", "روسيا", "بين", "و3", "\n", "،"]),
        max_size=40,
    )
)
def test_any_words_give_a_sound_brief(words: list[str]) -> None:
    """The draft of any words passes its check."""
    text = decode_text(("x " + " ".join(words)).encode())
    found = draft_brief(text, brief_id="draft", as_of=date(2031, 5, 3))
    assert check_brief(found.brief) == check_text(found.brief, text) == ()


@given(st.text(min_size=1, max_size=200))
def test_any_text_gives_a_sound_brief(content: str) -> None:
    """So does that of any characters."""
    text = decode_text(content.encode("utf-8", "replace"))
    found = draft_brief(text, brief_id="draft", as_of=date(2031, 5, 3))
    assert check_brief(found.brief) == check_text(found.brief, text) == ()


def test_a_place_with_several_bearers_is_asked() -> None:
    """The event has no place, its candidates are listed best first, and the reason says so."""
    found = drafted("On 3 May 2031 a bomb hit a market in Springfield.", as_of=date(2031, 6, 1))
    (event,) = found.events
    assert event.places == ()
    assert len(event.proposed["places"].readings) > 1
    assert event.off_map is not None


def test_every_sentence_is_told_or_open() -> None:
    """Speech and figures without a known event are proposed too; nothing else is."""
    found = drafted("Smith said it was late.\n\nIt cost 40 dollars.\n\nIt was dark.", as_of=date(2031, 6, 1))
    assert [claim.sentence for event in found.events for claim in event.claims] == [1, 2]


def test_every_place_of_its_own_is_read_back(tmp_path: Path) -> None:
    """Distances and positions are written so that the reader of a brief takes them."""
    content = (
        "On 3 May 2031 a ship was hit 66 nautical miles southwest of Hodeidah. On 4 May 2031 a ship was "
        "seized at 12°30.3'N 045°10.4'E. On 5 May 2031 a boat sank 90 nautical miles southwest of Socotra."
    )
    found = drafted(content, as_of=date(2031, 6, 1))
    (tmp_path / "brief.yaml").write_text(format_brief_yaml(found), encoding="utf-8")
    reading = read_brief(tmp_path)
    assert reading.problems == ()
    assert reading.brief is not None
    assert [bool(event.places) for event in reading.brief.events] == [True] * len(found.events)
