"""Event card: date, places, actors, figures, claims, queries."""

import re

import pytest

from geodata.brief.records import Brief
from geodata.screens.evidence.event_card import event_card_html, queries_html
from geodata.screens.shell.card_context import CardContext
from geodata.words.text_direction import strip_isolates


def plain(html: object) -> str:
    """The words of some HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", str(html)).split())


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("harbour-exercise", "December 2029 At some time in it"),
        ("harbour-exercise", "Sea of Japan Area named, limits unknown · Place stated"),
        ("harbour-exercise", "Japan Lead South Korea Participant"),
        ("harbour-exercise", "Grade B6: Usually reliable; Truth cannot be judged"),
        ("harbour-exercise", "said 10 January 2030"),
        ("parts", "From Iran Country only · Place stated To Russia"),
        ("parts", "The line is schematic: the brief gives no path."),
        ("closer", "Not on the map A relation without a place"),
        ("closer", "Judgement"),
        ("closer", "Hedge as said: “perhaps”"),
        ("closer", "South Korea Party as written; North Korea probably meant"),
        ("closer", "Notes on the text Contradiction The name of an actor"),
        ("closer", "paragraph 3, sentence 2 · restatement"),
    ],
)
def test_card_says(event: str, words: str, reader: CardContext) -> None:
    """The card shows date, place, actors, certainty and citations."""
    assert words in plain(event_card_html(reader.brief.event_by_id[event], reader))


def test_ungraded_is_not_shown(reader: CardContext) -> None:
    """F6 means unknown and stays off the card."""
    assert "Grade" not in plain(event_card_html(reader.brief.event_by_id["parts"], reader))


def test_original_text_is_named_so(reader_with_text: CardContext) -> None:
    """With its text the card shows the original words and names them so."""
    words = plain(event_card_html(reader_with_text.brief.event_by_id["parts"], reader_with_text))
    assert "Iran has long shipped parts to Russia , they say." in words
    assert "original text" in words


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_event_of_the_shipped_brief_has_a_card(shipped: Brief, lang: str) -> None:
    """Each claim's speaker heads its words, each sentence is cited, in both languages."""
    reader = CardContext(shipped, "ar" if lang == "ar" else "en")
    for event in shipped.events:
        html = event_card_html(event, reader)
        assert html.count('class="claim-head"') - html.count('class="query"') == len(event.claims)
        assert f'lang="{lang}"' in html


def test_note_and_standing_stand_first(reader: CardContext) -> None:
    """A reader sees at once that the filters hide the event."""
    html = event_card_html(
        reader.brief.event_by_id["parts"], reader, standing="Filtered out", note="Hidden by a filter"
    )
    assert plain(html).startswith("Transfer Actual Filtered out Spare parts Hidden by a filter")


def test_no_queries_no_section(reader: CardContext) -> None:
    """Without queries there is no section for them."""
    assert queries_html((), reader) is None


def test_what_is_proposed_says_so(demo: Brief) -> None:
    """An event and a claim, there and in its ladder, carry the mark while no person has accepted them."""
    data = demo.model_dump(mode="json")
    data["events"][0] |= {"proposed": {"record": {"rule": "draft"}}}
    data["events"][0]["claims"][1] |= {"proposed": {"record": {"rule": "draft"}}}
    brief = Brief.model_validate(data)
    assert event_card_html(brief.events[0], CardContext(brief, "en")).count(">Found by rule<") == 3
    assert "Found by rule" not in event_card_html(demo.events[0], CardContext(demo, "en"))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            (
                "10 April 2031, 04:30 to 05:10 (Asia/Aden)",
                "4 independent sources",
                "likely (55–80 %)",
                "low confidence",
                "revises the earlier figure: 3 people",
                "205 people killed in all, 4–18 April 2031, in Yemen",
            ),
        ),
        ("ar", ("من الساعة 04:30 إلى 05:10 (Asia/Aden)", "4 مصادر مستقلة", "مرجّح (55–80 %)", "ثقة منخفضة")),
    ],
)
def test_a_card_tells_the_rest_of_an_event(told: Brief, lang: str, words: tuple[str, ...]) -> None:
    """Time of day, tellers, likelihood, confidence, revisions and totals, tags, ids and addresses as text."""
    html = event_card_html(told.event_by_id["raid"], CardContext(told, lang))
    shown = strip_isolates(re.sub("<[^>]+>", " ", html)).replace(" · killed in all", " killed in all")
    assert [each for each in words if each not in shown] == []
    assert all(each in shown for each in ("harbour", "acled: YEM123", "https://example.org/raid"))
    assert re.findall(r'href="([a-z]+)', html) == ["reading"] * html.count("href")


def test_a_card_says_that_a_party_alone_claims_it(told: Brief) -> None:
    """The status says that it is alleged."""
    html = event_card_html(told.event_by_id["depot"], CardContext(told, "en"))
    assert "claimed by a party alone: the Front&#x27;s wing" in html
    assert ">Alleged<" in html


def test_an_event_without_actors_has_no_line_for_them(demo: Brief) -> None:
    """No term stands over nothing."""
    lonely = demo.events[0].model_copy(update={"actors": ()})
    reader = CardContext(demo, "en")
    assert "Actors" in plain(event_card_html(demo.events[0], reader))
    assert "Actors" not in plain(event_card_html(lonely, reader))
