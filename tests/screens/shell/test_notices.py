"""Warnings are complete, located and literal."""

from dataclasses import replace

import pytest
import streamlit as st

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.problems import Problem, ProblemLevel
from geodata.library.brief_entry import LibraryEntry
from geodata.screens.shell.notices import MAX_PROBLEMS, BriefState, problems_html, show_notices
from geodata.screens.shell.page_context import PageContext
from geodata.view import View
from geodata.words import CatalogueText, Lang
from geodata.words.value_faults import write_remedy

PROBLEM = Problem(
    "unknown-id",
    "/briefs/demo/brief.yaml",
    12,
    "events[0] (a)",
    "actors.0.actor",
    "<b>zz</b>",
    CatalogueText("problem.unknown-id.expected-actor"),
    write_remedy(["jpn"]),
)


def test_problem_line() -> None:
    """Code, file with line, record, field, finding, expectation and remedy."""
    html = problems_html((PROBLEM,), "en", "broken")
    assert "unknown-id brief.yaml:12 events[0] (a) actors.0.actor" in html
    assert "&lt;b&gt;zz&lt;/b&gt;" in html
    assert "a known actor" in html
    assert "write jpn" in html


def test_a_problem_is_in_the_readers_language() -> None:
    """Finding, expectation, remedy and level."""
    html = problems_html((PROBLEM,), "ar", "broken")
    assert 'المطلوب: <bdi dir="auto">طرف معروف</bdi>' in html
    assert 'المعالجة: <bdi dir="auto">اكتب \u2068jpn\u2069</bdi>' in html
    nothing = replace(PROBLEM, found=CatalogueText("problem.missing.found"))
    assert 'الموجود: <bdi dir="auto">لا شيء</bdi>' in problems_html((nothing,), "ar", "broken")
    assert "لا يُفتح الموجز معها." in html
    assert "تُختم" not in html
    assert "ويُختم" in problems_html((replace(PROBLEM, level=ProblemLevel.BLOCKS),), "ar", "problems")


@pytest.mark.parametrize(
    ("state", "lang", "title"),
    [
        ("broken", "en", "This brief cannot be opened: 2 problems"),
        ("problems", "en", "2 problems in this brief"),
        ("broken", "ar", "يتعذر فتح هذا الموجز: مشكلتان"),
        ("last-good", "en", "can no longer be read (2 problems). Shown is its last good version"),
        ("last-good", "ar", "المعروض آخر نسخة سليمة منه"),
    ],
)
def test_title(state: BriefState, lang: Lang, title: str) -> None:
    """The box says how much is wrong and whether the brief opens."""
    assert title in problems_html((PROBLEM, PROBLEM), lang, state)


def test_folder_is_not_told() -> None:
    """The path on the server is nobody's business."""
    assert "/briefs/demo" not in problems_html((PROBLEM,), "en", "broken")


def test_list_ends() -> None:
    """A thousand problems do not fill the page; their number is in the title."""
    html = problems_html((PROBLEM,) * 1000, "en", "broken")
    assert html.count("<li>") == MAX_PROBLEMS + 1
    assert "1,000 problems" in html


def test_the_last_good_version_says_so(demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the page, where problems of a brief stand."""
    written: list[str] = []
    monkeypatch.setattr(st, "html", written.append)
    entry = LibraryEntry("demo-2030-01", None, demo_atlas, (PROBLEM,), is_last_good=True)
    context = PageContext((entry,), entry, View(), "en", "light")
    show_notices(context)
    show_notices(replace(context, entry=replace(entry, is_last_good=False)))
    show_notices(replace(context, entry=replace(entry, atlas=None, is_last_good=False)))
    assert ["last good version" in html for html in written] == [True, False, False]
    assert "cannot be opened" in written[2]


def test_warnings_alone_are_folded() -> None:
    """They take no room from the map; a problem that leaves something off does."""
    warning = replace(PROBLEM, level=ProblemLevel.WARNS)
    folded = str(problems_html((warning, warning), "en", "problems"))
    assert folded.startswith('<details class="warnings"')
    assert "<summary>2 problems in this brief</summary>" in folded
    for found, state in (((warning, PROBLEM), "problems"), ((warning,), "broken"), ((warning,), "last-good")):
        assert "<details" not in problems_html(found, "en", state)  # type: ignore[arg-type]
