"""What a session remembers beside its View."""

import pytest
import streamlit as st

from geodata.brief.grades import Grades
from geodata.screens import session


@pytest.fixture(autouse=True)
def memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session of the test's own."""
    monkeypatch.setattr(st, "session_state", {})


def test_the_first_option_stands_where_nothing_was_chosen() -> None:
    """Settings do not touch each other; one that is offered no more falls back."""
    assert session.setting("sources", ("list", "matrix")) == "list"
    session.settle("sources", "matrix")
    session.settle("scale", "log")
    assert session.setting("sources", ("list", "matrix")) == "matrix"
    assert session.setting("sources", ("list", "grade")) == "list"
    assert session.log_scale()


def test_grades_belong_to_one_brief() -> None:
    """Another brief of the session has none of them."""
    session.grade("one", Grades({"nis": "B"}))
    assert session.grades("one").letters == {"nis": "B"}
    assert not session.grades("two")
