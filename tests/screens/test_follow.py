"""What lies between the text and the map: a script of our own, served as a file."""

from importlib.resources import files

from streamlit.testing.v1 import AppTest

from geodata.screens.follow import SERVED


def test_served_folder_holds_the_script_alone() -> None:
    """Anyone may fetch what lies in it."""
    served = files("geodata.screens") / SERVED
    assert [each.name for each in served.iterdir()] == ["follow.js"]


def test_script_is_a_file_and_not_inline() -> None:
    """Under the security policy no inline script runs."""

    def script() -> None:
        from geodata.screens.follow import _component  # noqa: PLC0415 - the body of a page

        _component()(data={"focus": None})

    app = AppTest.from_function(script).run()
    assert not app.exception
    sent = app.get("bidi_component")[0].proto
    assert (sent.component_name, sent.js_source_path, sent.js_content) == ("briefmap.follow", "follow.js", "")
