"""The sign-in page: until a user has signed in no page has a word of a brief."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.pages import sign_in_page
from geodata.screens.shell.page_registry import PAGES, PageEntry
from geodata.settings import FILE_VARIABLE
from geodata.words import translate
from tests.command_line.test_settings_command import AUTH

Run = Callable[..., AppTest]


@pytest.fixture
def _sign_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "briefmap.toml"
    file.write_text(AUTH.format(secret="s" * 32), encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(file))


@pytest.mark.usefixtures("_sign_in")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_shows_a_brief_without_the_sign_in(run: Run, page: PageEntry) -> None:
    """Each has the button alone, in the language of the link."""
    app = run(lang="ar")
    if page.url_path:
        app.switch_page(page.script).run()
    assert not app.exception
    assert [each.label for each in app.button] == [translate("sign-in.button", "ar")]
    words, style = sorted((each.proto.body for each in app.get("html")), key=len)
    assert (style.startswith("<style>"), words.count("<h1>")) == (True, 1)
    assert app.get("bidi_component") == []


@pytest.mark.usefixtures("_sign_in")
def test_who_has_signed_in_can_sign_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are as without a sign-in, with one button more."""
    monkeypatch.setattr(sign_in_page.st, "user", {"is_logged_in": True})
    app = run()
    assert app.button(key="sign-out-en").label == translate("sign-in.out", "en")
    assert app.get("bidi_component") != []


def test_without_a_sign_in_nothing_asks_for_it(run: Run) -> None:
    """Neither page nor header."""
    assert not [each for each in run().button if (each.key or "").startswith("sign-")]
