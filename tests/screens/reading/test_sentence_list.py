"""The text sentence by sentence: marked words, restatements, reasons, notes."""

import re
from dataclasses import replace

import pytest

from geodata.brief.brief_files import DocumentFile
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.records import Brief
from geodata.screens.reading.event_chips import MAX_EVENTS_PER_SENTENCE
from geodata.screens.reading.sentence_list import (
    SENTENCES_PER_PART,
    TextPage,
    part_of_event,
    part_of_sentence,
    sentence_list_html,
    split_into_parts,
)
from geodata.screens.shell.card_context import CardContext
from geodata.words.localized_text import LocalizedText


def sentence(html: str, number: int) -> str:
    """The part of the text that is one sentence."""
    return re.split(r'<div id="s-\d+"', html)[number]


@pytest.fixture(scope="session")
def original(reader_with_text: CardContext) -> str:
    """The invented text with its own words."""
    return sentence_list_html(TextPage(reader_with_text, {}))


@pytest.fixture(scope="session")
def restated(reader: CardContext) -> str:
    """The invented text in other words."""
    return sentence_list_html(TextPage(reader, {"harbour-exercise": "layer switched off"}))


def test_cited_words_are_marked(original: str) -> None:
    """The words themselves, in the colour of the layer, with the event that they lead to."""
    assert (
        '<mark class="cited family-military" data-events="harbour-exercise" data-focus="harbour-exercise" '
        'title="Harbour exercise: The ministry">about 30 ships</mark>'
    ) in original.replace("counts <mark", "<mark")


def test_both_languages_stand_beside_each_other(original: str, restated: str) -> None:
    """The brief's language in its direction; the other one restated."""
    assert '<p class="own" lang="en" dir="ltr">The ministry counts' in original
    assert '<p class="own" lang="en" dir="ltr">Some thirty vessels' in restated
    for html in (original, restated):
        assert '<p class="other" lang="ar" dir="rtl">تذكر الوزارة نحو ثلاثين سفينة</p>' in html


def with_restatement(reader: CardContext, **wordings: str) -> str:
    """The second sentence of the invented text, restated in the given languages alone."""
    words = LocalizedText(wordings)
    told = [
        each.model_copy(update={"restatement": words}) if each.number == 2 else each
        for each in reader.brief.sentences
    ]
    brief = reader.brief.model_copy(update={"sentences": tuple(told)})
    return sentence(sentence_list_html(TextPage(replace(reader, brief=brief), {})), 2)


def test_one_language_is_said_once(reader: CardContext) -> None:
    """A restatement in one language stands once, in its own direction."""
    own, other = with_restatement(reader, en="Ships"), with_restatement(reader, ar="سفن")
    assert (own.count("Ships"), other.count("سفن")) == (1, 1)
    assert '<p class="own" lang="ar" dir="rtl">' in other
    assert 'class="other"' not in own + other


def test_headings_are_headings(original: str, restated: str) -> None:
    """With the text the words as a heading; without it, that they can be read with it."""
    assert '<h3 class="own" lang="en" dir="ltr">Harbour news</h3>' in sentence(original, 1)
    assert "attach the text to read it" in sentence(restated, 1)


def test_sentence_off_the_map_says_why(restated: str) -> None:
    """The reason stands under the sentence."""
    assert "Not on the map: A relation without a place" in sentence(restated, 5)
    assert "Not on the map:" not in sentence(restated, 2)


def test_every_event_is_a_link(restated: str) -> None:
    """Each sentence links to its events; hidden and off-map ones are marked."""
    assert 'href="?brief=demo-2030-01&amp;lang=en&amp;focus=harbour-exercise"' in sentence(restated, 2)
    assert "filtered out: layer switched off" in sentence(restated, 3)
    assert 'data-focus="closer"' in sentence(restated, 5)
    assert '<span class="quiet">not on the map</span>' in sentence(restated, 5)


@pytest.mark.parametrize("name", ["original", "restated"])
def test_notes_stand_at_their_words(name: str, request: pytest.FixtureRequest) -> None:
    """A number after the words links to the query with subject and reason."""
    html = sentence(request.getfixturevalue(name), 5)
    assert '<sup class="note-mark"><a href="#note-which-korea"' in html
    note = html.partition('<aside id="note-which-korea"')[2]
    assert "The name of an actor" in note
    assert "The argument needs another" in note


def test_questioned_words_are_marked(original: str) -> None:
    """Words that are cited and questioned carry both signs, and only they."""
    assert len(re.findall(r'class="cited family-diplomacy queried"', sentence(original, 5))) == 1


def test_words_are_no_markup(demo: Brief, reader: CardContext) -> None:
    """Whatever the restatements say, it is text."""
    nasty = demo.sentences[1].model_copy(
        update={
            "restatement": demo.title.model_copy(
                update={"root": {"en": "<script>x</script>", "ar": "<b>ن</b>"}}
            )
        }
    )
    brief = demo.model_copy(update={"sentences": (demo.sentences[0], nasty, *demo.sentences[2:])})
    html = sentence_list_html(TextPage(replace(reader, brief=brief), {}))
    assert "<script" not in html
    assert "&lt;b&gt;ن&lt;/b&gt;" in html


def long(brief: Brief, number: int) -> Brief:
    """The invented brief with so many paragraphs of one sentence."""
    first = brief.sentences[1]
    every = (first.model_copy(update={"number": at + 1, "paragraph": at + 1}) for at in range(number))
    return brief.model_copy(update={"sentences": tuple(every)})


def test_long_text_comes_in_parts(demo: Brief, reader: CardContext) -> None:
    """Every sentence is in one part; a part is sent alone."""
    brief = long(demo, 3 * SENTENCES_PER_PART + 1)
    found = split_into_parts(brief)
    assert [len(each) for each in found] == [SENTENCES_PER_PART] * 3 + [1]
    assert sum(found, ()) == brief.sentences
    html = sentence_list_html(TextPage(replace(reader, brief=brief), {}, part=3))
    assert html.count('class="sentence ') == 1


def test_part_of_an_event(demo: Brief) -> None:
    """The part is that of the first words for the event."""
    brief = long(demo, 3 * SENTENCES_PER_PART)
    cited = Citation(sentence=2 * SENTENCES_PER_PART + 5, spans=((0, 1),))
    claim = demo.event_by_id["parts"].claims[0].model_copy(update={"cites": (cited,)})
    moved = demo.event_by_id["parts"].model_copy(update={"claims": (claim,)})
    brief = Brief.model_validate(brief.model_copy(update={"events": (demo.events[0], moved)}).model_dump())
    assert [part_of_event(brief, name) for name in (None, "harbour-exercise", "parts")] == [0, 0, 2]


def test_many_events_of_a_sentence_are_counted(demo: Brief, reader: CardContext) -> None:
    """The first are named, the one in focus too, the others counted."""
    event = demo.event_by_id["harbour-exercise"]
    many = tuple(event.model_copy(update={"id": f"event-{at}"}) for at in range(MAX_EVENTS_PER_SENTENCE + 20))
    brief = demo.model_copy(update={"events": many, "queries": ()})
    html = sentence(sentence_list_html(TextPage(replace(reader, brief=brief), {}, focus="event-45")), 2)
    assert html.count('class="chip ') == MAX_EVENTS_PER_SENTENCE + 1
    assert "event-45" in html
    assert "and 19 events more" in html


def test_another_text_is_not_shown(reader: CardContext, reader_with_text: CardContext) -> None:
    """With another text the sentences are restated."""
    other = reader.brief.text.model_copy(update={"sha256": "0" * 64})
    brief = reader.brief.model_copy(update={"documents": (other,)})
    assert "Some thirty vessels" in sentence_list_html(TextPage(replace(reader_with_text, brief=brief), {}))


@pytest.mark.parametrize(("own", "other"), [("ar", "en"), ("en", "ar")])
def test_the_restatement_is_in_the_other_language(reader: CardContext, own: str, other: str) -> None:
    """The language of a record that the brief is not written in."""
    brief = reader.brief.model_copy(update={"language": own})
    assert TextPage(replace(reader, brief=brief), {}).other_lang == other


def test_cited_sentences_of_another_text(papers_reader: CardContext) -> None:
    """With their numbers in it, and the cited words marked; links stay at the document."""
    html = sentence_list_html(TextPage(papers_reader, {}, document="second"))
    assert re.findall(r'<div id="s-(\d+)"', html) == ["2", "4"]
    assert re.findall(r'aria-label="(sentence \d)"', html) == ["sentence 2", "sentence 4"]
    assert ">nine ships</mark>" in html
    assert "twelve" not in html
    assert "document=second" in html
    assert 'dir="ltr"' in html


def test_another_text_that_is_not_at_hand(papers_reader: CardContext) -> None:
    """Its restatement, in the direction of its own language; without one that its words are missing."""
    html = sentence_list_html(TextPage(papers_reader, {}, document="arabic"))
    assert "Seven ships left" in html
    assert 'aria-label="sentence 2" lang="en" dir="rtl"' in html
    without = replace(papers_reader, open_file=lambda _: DocumentFile())
    assert "its words are not at hand" in sentence_list_html(TextPage(without, {}, document="second"))


def test_part_with_a_sentence(demo: Brief) -> None:
    """By its number; the first without one, or where there is no such sentence."""
    brief = long(demo, 2 * SENTENCES_PER_PART)
    numbers = (None, 1, SENTENCES_PER_PART + 1, 9 * SENTENCES_PER_PART)
    assert [part_of_sentence(brief, None, number) for number in numbers] == [0, 0, 1, 0]


def test_a_part_beyond_the_sentences_is_empty(reader: CardContext) -> None:
    """Rows of the same document can make more parts."""
    assert TextPage(reader, {}, part=3).shown == ()
