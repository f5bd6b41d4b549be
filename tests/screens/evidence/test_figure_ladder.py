"""The ladder of figures: a row a figure, never a sum."""

import re

from geodata.brief.records import Brief
from geodata.screens.evidence.figure_ladder import figure_ladder_html


def plain(html: str) -> str:
    """The words of some HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def cells(html: str) -> list[str]:
    """The words of each cell of a table's body."""
    body = re.findall(r"<tbody>(.*?)</tbody>", html)
    return [words for cell in re.findall(r"<td[^>]*>(.*?)</td>", "".join(body)) if (words := plain(cell))]


def test_rows_by_the_day_of_the_saying(demo: Brief) -> None:
    """Each row has the amount, the counted thing, the speaker, the day and the grade."""
    html = figure_ladder_html(demo.event_by_id["harbour-exercise"], demo, "en")
    assert cells(str(html)) == [
        "about 30 ships taking part",
        "The ministry said 10 January 2030 Grade B6: Usually reliable; Truth cannot be judged",
        "20 ships taking part",
        "The ministry, according to A rival paper",
    ]


def test_rivals_are_called_so_and_never_added(demo: Brief) -> None:
    """Two figures stand side by side with a note; their sum and their middle are nowhere."""
    html = plain(str(figure_ladder_html(demo.event_by_id["harbour-exercise"], demo, "en")))
    assert "Figures by speaker" in html
    assert "never added" in html
    assert not {"50", "25"} & set(html.split())


def test_marks_stand_where_figures_are_compared(shipped: Brief) -> None:
    """Two counts of containers have marks; one count of shells and one of rockets have none."""
    html = str(figure_ladder_html(shipped.event_by_id["prk-rus-containers"], shipped, "en"))
    assert html.count('class="mark"') == 2
    assert html.count('class="rungs unmarked"') == 2


def test_logarithmic_scale(shipped: Brief) -> None:
    """The axis has the powers of ten in place of even steps."""
    event = shipped.event_by_id["prk-rus-containers"]
    assert "5,000" in plain(str(figure_ladder_html(event, shipped, "en")))
    assert "5,000" not in plain(str(figure_ladder_html(event, shipped, "en", log=True)))


def test_no_figures_no_ladder(demo: Brief) -> None:
    """An event without a figure has no ladder."""
    assert figure_ladder_html(demo.event_by_id["parts"], demo, "en") is None


def test_alternatives_are_told(shipped: Brief) -> None:
    """Shells or rockets: one or the other."""
    assert "one or the other" in str(
        figure_ladder_html(shipped.event_by_id["prk-rus-containers"], shipped, "en")
    )
    assert "one or the other" not in str(
        figure_ladder_html(shipped.event_by_id["troops-in-russia"], shipped, "en")
    )
