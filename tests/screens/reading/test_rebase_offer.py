"""A corrected text chosen on the reading page: the numbers, and the brief to download."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.schema.shape_rewrite import upgrade_text
from geodata.brief.source_text import text_from_string
from geodata.drafting.rebase import rebase_brief
from geodata.screens.reading.rebase_offer import rebase_count_lines

Run = Callable[..., AppTest]
BRIEF = "demo-to-rebase"
"""An id of its own: another test may have put the invented brief into the library of this process."""


@pytest.fixture
def page(
    run: Run, tmp_path: Path, demo_yaml: str, demo_text: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    """A function that opens the menu on the reading page, and chooses a corrected text."""
    folder = tmp_path / "demo"
    folder.mkdir()
    yaml = upgrade_text(demo_yaml.replace("demo-2030-01", BRIEF))
    (folder / "brief.yaml").write_text(f"# a remark\n{yaml}", encoding="utf-8")
    (folder / "text.en.txt").write_text(demo_text, encoding="utf-8")
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(tmp_path))

    def _open(data: bytes, lang: str = "en") -> AppTest:
        app = run(brief=BRIEF, lang=lang, open_=f"rebase-text-{lang}")
        app.switch_page("reading.py").run()
        app.get("file_uploader")[-1].upload("new.txt", data, "text/plain").run()
        assert not app.exception
        return app

    return _open


def html(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return " ".join(each.proto.body for each in app.get("html"))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "4 cited passages are carried",
                "1 passage has changed",
                "The words of 1 sentence",
                "briefmap check",
            ),
        ),
        ("ar", ("نُقلت كما هي", "موضع واحد تغيّر", "تغيّرت كلمات جملة واحدة", "briefmap check")),
    ],
)
def test_numbers_and_download(
    page: Callable[..., AppTest], demo_text: str, lang: str, said: tuple[str, ...]
) -> None:
    """What is carried and what has changed; the file has the hash of the new text, and its remark."""
    new = demo_text.replace("about 30 ships", "about 130 ships")
    app = page(new.encode(), lang)
    assert all(each in html(app) for each in said), html(app)
    made = app.session_state["rebased-brief"][1].yaml
    brief = read_brief_bytes(made.encode()).brief
    assert brief is not None
    assert text_from_string(new).matches(brief)
    assert made.startswith("# a remark\n")
    labels = [each.proto.label for each in app.get("download_button")]
    assert sum("brief.yaml" in label for label in labels) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Prices of grain rose again in every market.", "cannot be carried over"),
        (b"%PDF-1.7", "cannot be read as a text"),
        (None, "the text of the brief already"),
    ],
)
def test_texts_that_are_refused(
    page: Callable[..., AppTest], demo_text: str, data: bytes | None, said: str
) -> None:
    """Another text, another file, the same text with other line ends; nothing is offered."""
    app = page(demo_text.replace("\n", "\r\n").encode() if data is None else data)
    assert said in html(app)
    assert [each for each in app.get("download_button") if "brief.yaml" in each.proto.label] == []


def test_a_text_with_nothing_left_to_decide(demo_yaml: str, demo_text: str) -> None:
    """The words differ where something is left, and where the text has new parts or lost some."""
    yaml, old = upgrade_text(demo_yaml), text_from_string(demo_text)

    def said(new: str) -> list[str]:
        return rebase_count_lines(rebase_brief(yaml, old, text_from_string(new)), "en")

    assert said("\n" + demo_text)[1:] == [
        "Put the file and the new text in place; nothing is left to decide."
    ]
    assert said("It rained.\n" + demo_text)[1] == "1 new part of the text is in no sentence yet."
    gone = said(demo_text.replace("A rival paper counts 20 of them.", ""))
    assert "1 passage is gone from the text: its record is left off until you decide." in gone
