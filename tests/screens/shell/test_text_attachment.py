"""Text attachment: the right text is kept, another refused with the reason."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.records import Brief
from geodata.brief.source_text import text_from_string
from geodata.screens.shell import view_state
from geodata.screens.shell.text_attachment import attach_matching_text, text_mismatch_lines
from tests.conftest import PAPERS

Run = Callable[..., AppTest]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the list that collects attached texts."""
    found: list[object] = []
    monkeypatch.setattr(view_state, "attach_text", found.append)
    return found


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("\n", "\r"), ("Harbour news", "\ufeffHarbour news")])
def test_right_text_is_kept(change: tuple[str, str], demo: Brief, demo_text: str, kept: list[object]) -> None:
    """Other line ends or a byte-order mark are the same text."""
    assert attach_matching_text(demo_text.replace(*change).encode(), demo, "en") is None
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"another", "not the text that “Demo brief” was made from"),
        (b"\xff\xfe\x00", "UTF-16"),
        (b"%PDF-1.7", "PDF"),
        (b"", "empty"),
    ],
)
def test_wrong_text_is_explained_and_not_kept(
    data: bytes, said: str, demo: Brief, kept: list[object]
) -> None:
    """Another text, another encoding, another file, nothing at all."""
    assert said in str(attach_matching_text(data, demo, "en"))
    assert kept == []


def test_explanation_says_by_what_they_differ(demo: Brief, shipped: Brief) -> None:
    """Sizes and hashes of both are given, and the brief that the text belongs to."""
    lines = text_mismatch_lines(text_from_string("another"), demo, "en", others=(shipped,))
    assert lines[1] == f"Expected: 193 characters, SHA-256 begins {demo.text.sha256[:12]}"
    assert lines[2].startswith("In this file: 7 characters")
    assert "briefmap rebase" in lines[3]
    owner = demo.model_copy(
        update={"documents": (demo.text.model_copy(update={"sha256": text_from_string("another").sha256}),)}
    )
    assert text_mismatch_lines(text_from_string("another"), shipped, "en", others=(owner,))[3] == (
        "It is the text of “Demo brief”: choose that brief first."
    )


def test_the_text_of_any_document_is_kept(papers: Brief, kept: list[object]) -> None:
    """Of the one that is expected, and of another one."""
    data = (PAPERS / "arabic.txt").read_bytes()
    arabic, second = papers.document_by_id["arabic"], papers.document_by_id["second"]
    assert attach_matching_text(data, papers, "en", document=arabic) is None
    assert attach_matching_text(data, papers, "en", document=second) is None
    assert len(kept) == 2


def test_the_expected_document_is_named(papers: Brief, kept: list[object]) -> None:
    """With its size and hash; a table's bytes are no text."""
    second = papers.document_by_id["second"]
    data = (PAPERS / "rows.csv").read_bytes()
    said = str(attach_matching_text(data, papers, "en", document=second))
    assert "not the text of “Second paper”" in said
    assert str(second.sha256)[:12] in said
    assert kept == []


def test_blanks_round_the_text_are_named(demo: Brief, demo_text: str) -> None:
    """A trimmed text is recognised as such, in Arabic too."""
    assert "blank space" in text_mismatch_lines(text_from_string(demo_text + "\n\n"), demo, "en")[3]
    assert "الفراغ" in text_mismatch_lines(text_from_string(demo_text.rstrip()), demo, "ar")[3]


def test_field_is_offered_where_no_text_is(run: Run) -> None:
    """The shipped brief comes without its text."""
    assert len(run(open_="text-False-en").get("file_uploader")) == 1
