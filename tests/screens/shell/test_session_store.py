"""Session state beside the View."""

from types import SimpleNamespace

import pytest
import streamlit as st

from geodata.access.request_person import ANYONE, LOCAL_PERSON, Person
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


def test_names_that_are_no_places_belong_to_one_brief() -> None:
    """Another brief of the session has none of them."""
    session_store.dismiss_names("one", frozenset({"fairfield"}))
    assert session_store.dismissed_names("one") == {"fairfield"}
    assert session_store.dismissed_names("two") == frozenset()


@pytest.mark.parametrize(
    ("person", "embedded", "seen"),
    [(LOCAL_PERSON, False, True), (LOCAL_PERSON, True, False), (ANYONE, False, False), (None, False, False)],
)
def test_edits_are_seen_by_editors_outside_of_frames(
    person: Person | None, *, embedded: bool, seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader, a frame of another page, and whoever has not signed in see what is published."""
    empty = SimpleNamespace(to_dict=dict)
    visit = SimpleNamespace(headers=empty, cookies=empty, ip_address=None, is_embedded=embedded)
    monkeypatch.setattr(st, "context", visit)
    monkeypatch.setattr(session_store, "request_person", lambda *_: person)
    assert session_store.sees_edits() is seen
