"""The address and the View follow each other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.library.brief_library import process_library
from geodata.view import View

Run = Callable[..., AppTest]


def test_changed_address_is_read_again(run: Run) -> None:
    """Another address in the same tab (a link, the back button) sets another View."""
    app = run(actor="irn")
    app.query_params["actor"] = ["rus"]
    app.run()
    assert app.session_state["view"].actors == frozenset({"rus"})


def test_back_to_the_bare_address_asks_for_all(run: Run) -> None:
    """An address without parameters is the whole brief."""
    app = run(actor="irn")
    for key in list(app.query_params):
        del app.query_params[key]
    app.run()
    assert app.session_state["view"] == View()


def test_moving_to_another_page_keeps_the_view(run: Run) -> None:
    """A page without parameters in its address keeps the View."""
    app = run(actor="irn")
    app.switch_page("about.py").run()
    assert app.session_state["view"].actors == frozenset({"irn"})


def test_what_was_not_understood_is_kept_until_something_is_asked(run: Run) -> None:
    """A warning about a link stands until the reader uses a control."""
    app = run(colour="red")
    app.run()
    assert any("colour=red" in each.proto.body for each in app.get("html"))
    app.button(key="theme-dark-en").click().run()
    assert not any("colour=red" in each.proto.body for each in app.get("html"))


def test_a_former_id_is_rewritten_and_said(
    run: Run, demo_yaml: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the address, in the View and above the page; the rest of the link stays."""
    renamed = demo_yaml.replace("id: jpn, name", "id: jpn, was: [nippon], name")
    renamed = renamed.replace("- id: parts\n", "- id: parts\n    was: [pieces]\n")
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "brief.yaml").write_text(renamed, encoding="utf-8")
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(tmp_path))
    process_library.cache_clear()
    try:
        app = run(brief="demo-2030-01", actor=["nippon", "kor"], focus="pieces", colour="red")
    finally:
        process_library.cache_clear()
    assert app.session_state["view"].actors == frozenset({"jpn", "kor"})
    assert app.query_params["actor"] == ["jpn", "kor"]
    assert app.query_params["focus"] in ("parts", ["parts"])
    said = "".join(each.proto.body for each in app.get("html"))
    assert "actor=nippon → jpn" in said
    assert "focus=pieces → parts" in said
    assert "colour=red" in said
