"""The report: complete, in one file, and safe against markup in a brief's words."""

import re
from html.parser import HTMLParser

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.derived_facts.comparable_figures import claims_with_figures
from geodata.brief.records import Brief
from geodata.charts.ladder_html import LadderSource, ladder_style, ladder_table
from geodata.charts.ladders import event_ladders, unit_axes
from geodata.export.html_report import html_report_file
from geodata.export.report_content import ReportContent
from geodata.phrasing.figure_words import figure_phrase
from geodata.view import View, parse_view
from geodata.words import LANGS, Lang

EMPTY = {"meta", "img", "br", "hr"}


class Reader(HTMLParser):
    """Parser of a page: its words, and the tags that it opens."""

    def __init__(self, page: bytes) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag and where it leads."""
        self.tags.append(tag)
        self.open += [] if tag in EMPTY else [tag]
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action"}]

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if self.open[-1:] != ["style"]:
            self.words += data


def test_what_is_proposed_says_so(drafted_atlas: Atlas, demo_atlas: Atlas) -> None:
    """In the map's legend and note, at the event, in the ladder and at the claim; else nowhere."""
    words = Reader(html_report_file(select_events(drafted_atlas, View()), lang="en")).words
    assert words.count("Found by rule") == 3
    assert "Dashed frame: found by rule, not accepted by a person" in words
    assert "Some of this is found by rule" in words
    assert (
        "roposed by rule" not in Reader(html_report_file(select_events(demo_atlas, View()), lang="en")).words
    )


@pytest.mark.parametrize("lang", LANGS)
def test_everything_is_in_it(lang: Lang, shipped_atlas: Atlas) -> None:
    """Every event, claim, restated sentence, reason, note and source stands in the words of the file."""
    selection = select_events(shipped_atlas, View())
    dossier, found = (
        ReportContent(selection, lang),
        Reader(html_report_file(selection, lang=lang, marking="EXAMPLE")),
    )
    wanted = [text for item in dossier.items for text in (item.title, item.reason or "")]
    wanted += [
        amount
        for event in shipped_atlas.brief.events
        for claim in claims_with_figures(event)
        if claim.figure
        for amount in (figure_phrase(claim.figure, shipped_atlas.brief, lang), claim.figure.counts[lang])
        if not claim.figure.ratio
    ]
    passages = [passage for item in dossier.items for passage in item.passages]
    wanted += [passage.restatement or "" for passage in passages] + [note.what for note in dossier.notes]
    wanted += [name for name, _ in dossier.sources] + [*dossier.summary, dossier.imprint]
    assert [text for text in wanted if text not in found.words] == []
    assert found.words.count("EXAMPLE") == 2
    assert found.open == []


def test_rival_figures_are_the_ladder_of_the_screen(shipped_atlas: Atlas) -> None:
    """Two marks on one axis for the containers, in words as on the card."""
    view = parse_view("layer=transfer").view
    page = html_report_file(select_events(shipped_atlas, view), lang="en").decode()
    brief = shipped_atlas.brief
    event = brief.event_by_id["prk-rus-containers"]
    ladder = event_ladders(event, brief)[0]
    looks = ladder_style(shipped_atlas.brief.kind_table.look_of(event.kind), "en", "light")
    axis = unit_axes([ladder])[ladder.axis_key]
    assert ladder_table(ladder, axis, LadderSource(event, brief), looks) in page
    assert page.count('class="mark"') == 2


def test_arabic_lines_run_from_the_right(shipped_atlas: Atlas) -> None:
    """A line of figures is no left-to-right isolate, and lines of Latin titles have the page's direction."""
    page = html_report_file(select_events(shipped_atlas, View()), lang="ar").decode()
    assert '<ul class="figures"' in page
    assert not re.search("<li>\u2068\u2068", page)
    assert '<li><bdi dir="rtl">' in page


def test_it_needs_nothing_else(shipped_atlas: Atlas) -> None:
    """Only addresses of the file itself; its policy forbids scripts and requests."""
    page = html_report_file(select_events(shipped_atlas, parse_view("actor=prk").view), lang="en")
    assert {address.partition(",")[0] for address in Reader(page).addresses} == {"data:image/svg+xml;base64"}
    assert not re.search(rb"url\((?!\"data:)", page)
    assert b"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-" in page


def test_the_view_is_told(shipped_atlas: Atlas) -> None:
    """Period, actors, counts and what was filtered out stand at the head."""
    view = parse_view("actor=prk&from=2024-10-01&to=2024-10-31").view
    words = Reader(html_report_file(select_events(shipped_atlas, view), lang="en")).words
    assert "Period: October 2024" in words
    assert "Actors: North Korea" in words
    assert "Filtered out: " in words


def test_same_bytes_twice(demo_atlas: Atlas) -> None:
    """The file depends on neither clock nor chance."""
    selection = select_events(demo_atlas, View())
    assert html_report_file(selection, lang="ar") == html_report_file(selection, lang="ar")


def test_hostile_words_are_literal(hostile_atlas: Atlas) -> None:
    """No word of a brief opens a tag."""
    selection = select_events(hostile_atlas, View())
    found = Reader(html_report_file(selection, lang="en", marking=hostile_atlas.brief.title["en"]))
    assert not {"script", "svg", "iframe", "object", "link", "form", "a"} & set(found.tags)
    assert found.tags.count("style") == found.tags.count("title") == 1
    assert found.words.count(hostile_atlas.brief.title["en"]) > 5


def test_a_draft_is_stamped(demo_yaml: str) -> None:
    """Over the title, with the number of records that are not shown."""
    brief = read_brief_bytes(demo_yaml.replace("kind: alignment", "kind: x").encode()).brief
    assert brief is not None
    html = html_report_file(select_events(build_atlas(brief, "draft"), View()), lang="ar").decode()
    assert html.index('<p class="unfinished">مسودة · ') < html.index("<h1>")


def test_a_typed_marking_stands_beside_that_of_the_brief(sparse: Brief) -> None:
    """At both ends and in the head of the file."""
    selection = select_events(build_atlas(sparse, "sparse"), View())
    html = html_report_file(selection, lang="en", marking="EXERCISE").decode()
    assert html.count('<td class="marking">TLP:GREEN · EXERCISE</td>') == 2
    assert '<meta name="briefmap-marking" content="TLP:GREEN · EXERCISE">' in html
