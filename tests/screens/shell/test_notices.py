"""Warnings are complete, located and literal."""

import pytest

from geodata.brief.problems import Problem
from geodata.screens.shell.notices import MAX_PROBLEMS, problems_html

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
    html = problems_html((PROBLEM,), "en", broken=True)
    assert "unknown-id brief.yaml:12 events[0] (a) actors.0.actor" in html
    assert "&lt;b&gt;zz&lt;/b&gt;" in html
    assert "a known actor; write jpn" in html


@pytest.mark.parametrize(
    ("broken", "lang", "title"),
    [
        (True, "en", "This brief cannot be opened: 2 problems"),
        (False, "en", "2 problems in this brief"),
        (True, "ar", "يتعذر فتح هذا الموجز: مشكلتان"),
    ],
)
def test_title(broken: bool, lang: str, title: str) -> None:  # noqa: FBT001 - a column of the table
    """The box says how much is wrong and whether the brief opens."""
    assert title in problems_html((PROBLEM, PROBLEM), "ar" if lang == "ar" else "en", broken=broken)


def test_folder_is_not_told() -> None:
    """The path on the server is nobody's business."""
    assert "/briefs/demo" not in problems_html((PROBLEM,), "en", broken=True)


def test_list_ends() -> None:
    """A thousand problems do not fill the page; their number is in the title."""
    html = problems_html((PROBLEM,) * 1000, "en", broken=True)
    assert html.count("<li>") == MAX_PROBLEMS + 1
    assert "1,000 problems" in html
