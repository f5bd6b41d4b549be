"""The page of figures, without a browser."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


def shown(app: AppTest) -> str:
    """The words of the page, after moving there."""
    app.switch_page("figures.py").run()
    assert not app.exception
    return re.sub(r"<[^>]+>|[\u2066-\u2069]", "", " ".join(each.proto.body for each in app.get("html")))


@pytest.mark.parametrize(
    ("lang", "rival", "amount"),
    [
        ("en", "Events with figures of several speakers", "more than 13,000 containers"),
        ("ar", "أحداث أرقامها لأكثر من قائل", "أكثر من 13,000 حاوية"),
    ],
)
def test_every_figure_is_compared(run: Run, lang: str, rival: str, amount: str) -> None:
    """Rivals first, in the reader's language, each event with its way to the map."""
    app = run(lang=lang)
    words = shown(app)
    assert rival in words
    assert amount in words
    assert sum("focus=" in link.proto.query_string for link in app.get("page_link")) >= 6


def test_the_page_follows_the_filters(run: Run) -> None:
    """Only selected events have their figures here; a hint stands for none."""
    words = shown(run(layer="exercise"))
    assert "400 ships" in words
    assert "containers" not in words
    assert "Reset the filters" in shown(run(layer="-"))


def test_one_switch_for_the_scale(run: Run) -> None:
    """The axis chosen on the page applies to the card too."""
    app = run(focus="prk-rus-containers")
    assert "15,000" in " ".join(each.proto.body for each in app.get("html"))
    app.button_group(key="scale-en").set_value("log").run()
    assert "15,000" not in " ".join(each.proto.body for each in app.get("html"))
    assert "100,000" in shown(app)
