"""Session state beside the View."""

import pytest
import streamlit as st

from geodata.brief.grades import ChangedGrades
from geodata.screens.shell import session_store


@pytest.fixture(autouse=True)
def memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session of the test's own."""
    monkeypatch.setattr(st, "session_state", {})


def test_the_first_option_stands_where_nothing_was_chosen() -> None:
    """Settings do not touch each other; one that is offered no more falls back."""
    assert session_store.get_setting("sources", ("list", "matrix")) == "list"
    session_store.set_setting("sources", "matrix")
    session_store.set_setting("scale", "log")
    assert session_store.get_setting("sources", ("list", "matrix")) == "matrix"
    assert session_store.get_setting("sources", ("list", "grade")) == "list"
    assert session_store.is_log_scale()


def test_grades_belong_to_one_brief() -> None:
    """Another brief of the session has none of them."""
    session_store.set_grades("one", ChangedGrades({"nis": "B"}))
    assert session_store.session_grades("one").letters == {"nis": "B"}
    assert not session_store.session_grades("two")
