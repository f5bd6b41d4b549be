"""The one edited brief of a session, wherever it is offered."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.grades import ChangedGrades
from geodata.brief.records import Brief
from geodata.brief.yaml_edit import EditError, load_yaml
from geodata.drafting.pending_edits import AddedSlide, PendingEdits, apply_edits
from geodata.screens.shell import edits_download
from geodata.screens.shell.edits_download import edited_yaml, edits_summary, may_offer_file
from geodata.words import Lang
from tests.withheld_brief import YAML as WITHHELD_YAML

Run = Callable[..., AppTest]
FOLDER = Path(__file__).parents[3] / "geodata/data/briefs/siyaqat-2024-10"
SLIDE = {"id": "a", "title": {"ar": "أ", "en": "A"}, "view": "actor=irn", "seconds": "20"}
EDITS = PendingEdits((), ChangedGrades({"author": "C"}, {"troops-ready-1": 3}), (AddedSlide(SLIDE),))


def test_only_the_lines_of_the_changes_differ() -> None:
    """Comments and order of the brief's own file stay."""
    made = edited_yaml(FOLDER, PendingEdits(grades=EDITS.grades)).decode()
    own = (FOLDER / "brief.yaml").read_text(encoding="utf-8")
    assert set(made.splitlines()) - set(own.splitlines()) == {"    reliability: C", "        credibility: 3"}
    assert load_yaml(made)["sources"][0]["reliability"] == "C"


def test_a_file_that_has_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """The page may be hours old: another session's slide of that id has come into the file."""
    other = AddedSlide(SLIDE | {"view": "layer=transfer"})
    own = (FOLDER / "brief.yaml").read_text(encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(apply_edits(own, PendingEdits(slides=(other,))), encoding="utf-8")
    with pytest.raises(EditError, match=r"changed meanwhile: slide a \(id-taken\)"):
        edited_yaml(tmp_path, EDITS)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "2 grades set, 1 slide saved"), ("ar", "تقييمان معدّلان، شريحة محفوظة")]
)
def test_each_kind_of_change_is_counted(lang: Lang, words: str) -> None:
    """In words of the language; kinds without a change are not named."""
    assert edits_summary(EDITS, lang).translate(dict.fromkeys(range(0x2066, 0x206A))) == words


@pytest.mark.parametrize("page", ["", "reading.py", "sources.py"])
def test_every_page_offers_the_same_file(run: Run, page: str) -> None:
    """A change made on one page is offered for download on the others."""
    app = run()
    assert all("brief.yaml" not in each.proto.label for each in app.get("download_button"))
    app.session_state["briefing-en"] = True
    app.session_state["edits"] = {"siyaqat-2024-10": EDITS}
    (app.switch_page(page) if page else app).run()
    assert not app.exception
    html = " ".join(each.proto.body for each in app.get("html"))
    assert "Changed in this session: 2 grades set, 1 slide saved." in html
    buttons = [each.proto.label for each in app.get("download_button") if "brief.yaml" in each.proto.label]
    # The briefing menu, which lists the slides, is on every page.
    assert buttons == ["Download the edited brief.yaml"] * (2 if page else 1)


@dataclass(frozen=True)
class Visit:
    """The connection of a visitor, as Streamlit tells it."""

    headers: dict[str, str]
    ip_address: str | None = None


@pytest.mark.parametrize(
    ("visit", "offered"),
    [
        (Visit({"Host": "localhost:8501"}), True),
        (Visit({"Host": "127.0.0.1"}), True),
        (Visit({"Host": "[::1]:8501"}), True),
        (Visit({"Host": "localhost:8501"}, "10.0.0.7"), False),
        (Visit({"Host": "briefs.example"}), False),
        (Visit({"Host": "localhost.evil.example"}), False),
        (Visit({"Host": "localhost", "X-Forwarded-For": "127.0.0.1"}), False),
        (Visit({"Host": "localhost", "X-Real-IP": "10.0.0.7"}), False),
        (Visit({}), False),
    ],
)
def test_a_file_that_withholds_a_source_stays_on_its_machine(
    visit: Visit, *, offered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy on the same machine connects over loopback too."""
    monkeypatch.setattr(edits_download.st, "context", visit)
    brief = read_brief_bytes(WITHHELD_YAML.encode()).brief
    assert brief is not None
    assert may_offer_file(brief) is offered


def test_every_other_file_is_offered_to_everyone(demo: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    """As before."""
    monkeypatch.setattr(edits_download.st, "context", Visit({}, "10.0.0.7"))
    assert may_offer_file(demo)
