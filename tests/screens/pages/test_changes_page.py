"""The page What changed: an older version chosen or uploaded, the changes, the link to the map."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]
BRIEF = "demo-changed"
"""A separate id: another test may have added the invented brief to the library of this process."""


@pytest.fixture
def page(
    run: Run, tmp_path: Path, demo_yaml: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], AppTest]:
    """A function that opens the page in a language, with the invented brief and an older version of it."""
    newer = demo_yaml.replace("demo-2030-01", BRIEF)
    older = (
        newer.replace(BRIEF, "older")
        .replace("value: 30", "value: 45")
        .replace("status: expected", "status: feared")
    )
    for name, text in {"new": newer, "old": older}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "brief.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(tmp_path))

    def _open(lang: str) -> AppTest:
        app = run(brief=BRIEF, lang=lang)
        app.switch_page("changes.py").run()
        assert not app.exception
        return app

    return _open


def html(app: AppTest) -> str:
    """All HTML that the page writes itself."""
    return " ".join(each.proto.body for each in app.get("html"))


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ["2 changes", "about 45 ships", "Feared"]), ("ar", ["تغييران", "نحو", "يُخشى منه"])],
)
def test_changes_from_another_brief(page: Callable[[str], AppTest], lang: str, words: list[str]) -> None:
    """Count, old and new words with their speakers, in the language of the page."""
    app = page(lang)
    assert "<del" not in html(app)
    app.selectbox(key=f"older-{lang}").select("older").run()
    assert not app.exception
    assert [word for word in words if word not in html(app)] == []
    assert html(app).count("<del") == 2


def test_a_change_leads_to_its_event(page: Callable[[str], AppTest]) -> None:
    """The button puts the event in focus."""
    app = page("en")
    app.selectbox(key="older-en").select("older").run()
    app.button(key="change-link-claim-harbour-exercise-1-en").click().run()
    assert app.session_state["view"].focus == "harbour-exercise"


def test_an_uploaded_file_is_compared_or_explained(page: Callable[[str], AppTest], demo_yaml: str) -> None:
    """The same brief has no changes; the problems of an unreadable file are listed with their lines."""
    app = page("en")
    app.get("file_uploader")[-1].upload(
        "brief.yaml", demo_yaml.replace("demo-2030-01", BRIEF).encode(), "application/yaml"
    ).run()
    assert "Nothing changed" in html(app)
    app.get("file_uploader")[-1].upload("brief.yaml", b"events: [", "application/yaml").run()
    assert "yaml brief.yaml:" in html(app)


def test_older_marks_are_on_the_map(page: Callable[[str], AppTest], demo_yaml: str) -> None:
    """A moved event is drawn at its older place too, named as older; without a move there is no map."""
    app = page("en")
    moved = demo_yaml.replace("place: sea-of-japan", "place: yellow-sea")
    app.get("file_uploader")[-1].upload("brief.yaml", moved.encode(), "application/yaml").run()
    assert not app.exception
    assert "Older version: Harbour exercise" in app.get("deck_gl_json_chart")[0].proto.json
    app.get("file_uploader")[-1].set_value(("brief.yaml", demo_yaml.encode(), "application/yaml")).run()
    assert len(app.get("deck_gl_json_chart")) == 0
