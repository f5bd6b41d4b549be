"""Tests of the checks across records and against the text."""

from geodata.brief.check import check_brief
from geodata.brief.records import Brief
from geodata.brief.slide_record import Slide
from geodata.brief.source_text import decode_text
from geodata.brief.text_coverage import count_coverage


def codes(brief: Brief, text: str) -> list[str]:
    """The codes of the problems of a brief against a text."""
    return [problem.code for problem in check_brief(brief, text=decode_text(text.encode()))]


def test_sound(demo: Brief, demo_text: str) -> None:
    """A sound brief has no problems, with and without its text."""
    assert check_brief(demo) == ()
    assert codes(demo, demo_text) == []
    assert codes(demo, demo_text.replace("\n", "\r\n")) == []


def test_wrong_hash(demo: Brief, demo_text: str) -> None:
    """Another text is one problem; its offsets are not checked."""
    assert codes(demo, demo_text + ".") == ["text-hash"]


def test_uncovered(demo: Brief, demo_text: str) -> None:
    """Words outside sentences are reported with offsets and line."""
    shorter = demo.model_copy(update={"sentences": demo.sentences[1:]})
    problem = check_brief(shorter, text=decode_text(demo_text.encode()))[0]
    assert (problem.code, problem.found) == (
        "uncovered",
        "[0, 12] in no sentence (line 1 of the text: Harbour news)",
    )
    assert count_coverage(shorter, decode_text(demo_text.encode())).uncovered_characters == len("Harbournews")


def test_many_uncovered_words_are_cut(demo: Brief) -> None:
    """Twenty runs of words are listed, the others counted."""
    text = decode_text(("ab\n" * 30).encode())
    facts = demo.text.model_copy(update={"sha256": text.sha256, "characters": len(text.content)})
    every = tuple(
        demo.sentences[0].model_copy(
            update={"number": at + 1, "paragraph": at + 1, "span": (3 * at, 3 * at + 1)}
        )
        for at in range(30)
    )
    brief = demo.model_copy(update={"text": facts, "sentences": every, "events": (), "queries": ()})
    found = check_brief(brief, text=text)
    assert [problem.code for problem in found] == ["uncovered"] * 21
    assert found[-1].found == "10 more"


def test_paragraph(demo: Brief, demo_text: str) -> None:
    """A wrong paragraph number is reported with the right one."""
    moved = demo.sentences[4].model_copy(update={"paragraph": 7})
    wrong = demo.model_copy(update={"sentences": (*demo.sentences[:4], moved)})
    assert codes(wrong, demo_text) == ["paragraph"]


def test_slides_name_what_the_brief_has(demo: Brief) -> None:
    """An actor, an event or a brief that a slide names and the brief does not have is a problem each."""
    words = {"ar": "عنوان", "en": "Headline"}
    view = "actor=irn&actor=fra&focus=harbour&brief=other"
    slide = Slide.model_validate({"id": "one", "title": words, "view": view})
    found = check_brief(demo.model_copy(update={"slides": (slide,)}))
    assert [(problem.code, problem.found, problem.field) for problem in found] == [
        ("unknown-id", "fra", "view"),
        ("unknown-id", "harbour", "view"),
        ("unknown-id", "other", "view"),
    ]
    assert "write harbour-exercise" in str(found[1])
