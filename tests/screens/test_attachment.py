"""A text that is attached is the right one, or it is explained why not."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens import state
from geodata.screens.attachment import take

Run = Callable[..., AppTest]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was attached to the session."""
    found: list[object] = []
    monkeypatch.setattr(state, "attach", found.append)
    return found


def test_right_text_is_kept(demo_text: str, kept: list[object]) -> None:
    """CRLF is the same text."""
    digest = sha256(demo_text.encode()).hexdigest()
    assert take(demo_text.replace("\n", "\r\n").encode(), digest, "en") is None
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"another", "not the text that the brief was made from"), (b"\xff\xfe\x00", "UTF-16"), (b"", "empty")],
)
def test_wrong_text_is_explained_and_not_kept(data: bytes, said: str, kept: list[object]) -> None:
    """Another text, another encoding, nothing at all."""
    assert said in str(take(data, "0" * 64, "en"))
    assert kept == []


def test_field_is_offered_where_no_text_is(run: Run) -> None:
    """The shipped brief comes without its text."""
    assert len(run().get("file_uploader")) == 1
