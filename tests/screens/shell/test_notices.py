"""Warnings are complete, located and literal."""

from dataclasses import replace

import pytest
import streamlit as st

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.brief_entry import LibraryEntry
from geodata.atlas.library import BriefLibrary
from geodata.brief.problems import Problem
from geodata.screens.shell.notices import MAX_PROBLEMS, BriefState, problems_html, show_notices
from geodata.screens.shell.page_context import PageContext
from geodata.view import View
from geodata.words import Lang

PROBLEM = Problem(
    "unknown-id",
    "/briefs/demo/brief.yaml",
    12,
    "events[0] (a)",
    "actors.0.actor",
    "<b>zz</b>",
    "a known actor",
    "write jpn",
)


def test_problem_line() -> None:
    """Code, file with line, record, field, finding, expectation and remedy."""
    html = problems_html((PROBLEM,), "en", "broken")
    assert "unknown-id brief.yaml:12 events[0] (a) actors.0.actor" in html
    assert "&lt;b&gt;zz&lt;/b&gt;" in html
    assert "a known actor; write jpn" in html


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
    context = PageContext(BriefLibrary(tuple), entry, View(), "en", "light")
    show_notices(context)
    show_notices(replace(context, entry=replace(entry, is_last_good=False)))
    show_notices(replace(context, entry=replace(entry, atlas=None, is_last_good=False)))
    assert ["last good version" in html for html in written] == [True, False, False]
    assert "cannot be opened" in written[2]
