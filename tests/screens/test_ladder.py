"""The ladder of figures: a row a figure, never a sum."""

import re

from geodata.brief.records import Brief
from geodata.screens.ladder import amount, ladder


def cells(html: str) -> list[str]:
    """The words of each cell of a table's body."""
    return [
        re.sub(r"<[^>]+>", " ", cell).split() and " ".join(re.sub(r"<[^>]+>", " ", cell).split())
        for cell in re.findall(r"<td[^>]*>(.*?)</td>", html)
    ]


def test_rows_in_the_order_of_the_text(demo: Brief) -> None:
    """Amount with what it counts, then speaker with the day of the saying."""
    html = ladder(demo.event["harbour-exercise"], demo, "en")
    assert cells(str(html)) == [
        "about 30 ships taking part",
        "The ministry said 10 January 2030",
        "20 ships taking part",
        "The ministry, according to A rival paper",
    ]


def test_rivals_are_called_so_and_never_added(demo: Brief) -> None:
    """Two figures stand side by side with a note; their sum is nowhere."""
    html = str(ladder(demo.event["harbour-exercise"], demo, "en"))
    assert "Figures by speaker" in html
    assert "never added" in html
    assert "50" not in html


def test_no_figures_no_ladder(demo: Brief) -> None:
    """An event without a figure has no ladder."""
    assert ladder(demo.event["parts"], demo, "en") is None


def test_alternatives_are_told(shipped: Brief) -> None:
    """Shells or rockets: one or the other."""
    assert "one or the other" in str(ladder(shipped.event["prk-rus-containers"], shipped, "en"))
    assert "one or the other" not in str(ladder(shipped.event["troops-in-russia"], shipped, "en"))


def test_amount(demo: Brief) -> None:
    """A figure with what it counts, in one line."""
    figure = demo.event["harbour-exercise"].claims[0].figure
    assert figure is not None
    assert amount(figure, "en") == "about 30 ships · taking part"
