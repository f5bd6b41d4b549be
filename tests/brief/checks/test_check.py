"""Tests of the checks across records and against the text."""

from geodata.brief.checks.check import check_brief, check_text
from geodata.brief.record_types.slide_record import Slide
from geodata.brief.records import Brief
from geodata.brief.source_text import decode_text
from geodata.brief.text_coverage import count_coverage


def codes(brief: Brief, text: str) -> list[str]:
    """The codes of the problems of a brief against a text."""
    return [problem.code for problem in check_text(brief, decode_text(text.encode()))]


def test_sound(demo: Brief, demo_text: str) -> None:
    """A sound brief has no problems, with and without its text."""
    assert check_brief(demo) == ()
    assert codes(demo, demo_text) == []
    assert codes(demo, demo_text.replace("\n", "\r\n")) == []


def test_wrong_hash(demo: Brief, demo_text: str) -> None:
    """Another text is one problem; its offsets are not checked."""
    assert codes(demo, demo_text + ".") == ["text-hash"]
    (other,) = check_text(demo, decode_text((demo_text + ".").encode()))
    assert other.record == "documents[0] (text)"


def test_words_in_no_sentence_are_no_problem(demo: Brief, demo_text: str) -> None:
    """They are open, and counted."""
    shorter = demo.model_copy(update={"sentences": demo.sentences[1:]})
    assert codes(shorter, demo_text) == []
    assert count_coverage(shorter, decode_text(demo_text.encode())).uncovered_characters == len("Harbournews")


def test_paragraph(demo: Brief, demo_text: str) -> None:
    """A wrong paragraph number is reported with the right one."""
    moved = demo.sentences[4].model_copy(update={"paragraph": 7})
    wrong = demo.model_copy(update={"sentences": (*demo.sentences[:4], moved)})
    assert codes(wrong, demo_text) == ["paragraph"]


def test_slides_name_what_the_brief_has(demo: Brief) -> None:
    """An actor, an event, a tag or a brief that a slide names and the brief lacks is a problem each."""
    words = {"ar": "عنوان", "en": "Headline"}
    view = "actor=irn&actor=fra&focus=harbour&brief=other&tag=oil"
    slide = Slide.model_validate({"id": "one", "title": words, "view": view})
    found = check_brief(demo.model_copy(update={"slides": (slide,)}))
    assert [(problem.code, problem.found, problem.field) for problem in found] == [
        ("unknown-id", "fra", "view"),
        ("unknown-id", "oil", "view"),
        ("unknown-id", "harbour", "view"),
        ("unknown-id", "other", "view"),
    ]
    assert "harbour-exercise" in str(found[2])
