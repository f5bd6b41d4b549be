"""Tests of slides: strict parsing of the view, references, order."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from geodata.brief.brief_reader import read_brief
from geodata.brief.record_types.slide_record import Slide

TITLE = {"ar": "عنوان", "en": "Headline"}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"view": "focus=a&colour=red"}, "colour=red"),
        ({"view": "from=2024-13-01"}, "from=2024-13-01"),
        ({"view": "lon=200&lat=1&zoom=2"}, "lon=200"),
        ({"view": "focus=a&lang=ar"}, "without lang"),
        ({"seconds": "2"}, "greater than or equal to 3"),
        ({"seconds": 601}, "less than or equal to 600"),
        ({"id": "One"}, "pattern"),
    ],
)
def test_what_is_no_slide(fields: dict[str, object], says: str) -> None:
    """Unknown parameters, times outside the limits and invalid ids are refused."""
    with pytest.raises(ValidationError, match=says):
        Slide.model_validate({"id": "one", "title": TITLE, **fields})


def test_a_slide_asks_a_view() -> None:
    """The query becomes a View, and its ids are listed."""
    slide = Slide.model_validate({"id": "one", "title": TITLE, "view": "focus=a&actor=prk", "seconds": "30"})
    assert (slide.parsed_view.focus, slide.seconds, slide.note) == ("a", 30, None)
    assert list(slide.referenced_ids()) == [("actor", "prk"), ("event", "a")]


def test_a_problem_has_its_line(tmp_path: Path, demo_yaml: str) -> None:
    """A problem of a slide gives the line of its view."""
    slides = 'slides:\n  - id: one\n    title: {ar: "عنوان", en: "One"}\n    view: focus=none-such\n'
    (tmp_path / "brief.yaml").write_text(demo_yaml + slides, encoding="utf-8")
    found = read_brief(tmp_path).problems
    assert [(problem.code, problem.line) for problem in found] == [
        ("unknown-id", len(demo_yaml.splitlines()) + 4)
    ]


def test_a_brief_has_its_slides_in_order(tmp_path: Path, demo_yaml: str) -> None:
    """Slides keep the order of the file."""
    slides = "slides:\n" + "".join(f'  - {{id: {name}, title: {{ar: "أ", en: "A"}}}}\n' for name in "ba")
    (tmp_path / "brief.yaml").write_text(demo_yaml + slides, encoding="utf-8")
    brief = read_brief(tmp_path).brief
    assert brief is not None
    assert [slide.id for slide in brief.slides] == ["b", "a"]
