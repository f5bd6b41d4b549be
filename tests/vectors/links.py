"""Record in ``links.json`` the view, the events and the page of each link, and in ``pages.json`` the words.

``python tests/vectors/links.py`` does so for the links in ``links.json``. Read the difference before it is
committed: links are in letters and bookmarks, so that a change here breaks them. To add a link, add an object
with ``link`` to the list. It may also have ``heading`` (checked in the browser, which alone draws a slide),
``picture`` (name of a stored picture), ``phone`` (it is taken on a phone) and ``words`` (they are recorded).
"""

import html
import json
import os
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from geodata import __version__
from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.brief_reader import read_brief
from geodata.settings import variable_of
from geodata.view import URL_PARAMETERS, View, parse_view
from tests.names_folder import build_names_folder

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
BRIEF = ROOT / "geodata" / "data" / "briefs" / "siyaqat-2024-10"
MAIN = ROOT / "pages" / "main.py"
EMBED = ("embed", "embed_options")
"""Parameters that Streamlit takes for itself."""
TIMEOUT_S = 60
HIDDEN_MAP = ":has(> .st-key-map-layout) { display: none"
"""Rule of the style sheet of a page without a map."""
BY_HAND = ("link", "heading", "picture", "phone", "words")
Plain = dict[str, Any]


def links() -> list[Plain]:
    """The links of the file, each with what it opens."""
    found: list[Plain] = json.loads((FOLDER / "links.json").read_text(encoding="utf-8"))
    return found


def address(link: str) -> tuple[str, dict[str, list[str]]]:
    """The page of a link, empty for the dashboard, and its parameters."""
    page, _, query = link.partition("?")
    return page, parse_qs(query, keep_blank_values=True)


def opened(link: str) -> Plain:
    """The view of a link, the parts not understood, the events it selects, and the slide it shows."""
    page, parameters = address(link)
    parsed = parse_view(link.partition("?")[2])
    found = {"view": fields(parsed.view), "ignored": [list(each) for each in parsed.ignored]}
    found |= selected(select_events(shipped(), parsed.view))
    if page == "briefing":
        found["slide"] = slide(int(parameters.get("slide", ["0"])[0]))
    return found


def fields(view: View) -> Plain:
    """A View as plain data, by the names that links have for its fields."""
    values = dict(view)
    values |= dict(values.pop("camera") or {})
    return {key: plain(values.pop(field, None)) for key, field in URL_PARAMETERS.items()} | values


def plain(value: Any) -> Any:
    """A value as JSON keeps it; sets are sorted."""
    found = sorted(value) if isinstance(value, frozenset) else value
    return json.loads(json.dumps(found, default=str))


def selected(selection: Selection) -> Plain:
    """The ids of the events within the period and perhaps within it, and why the others are omitted."""
    names = [event.id for event in selection.atlas.brief.events]
    standing = {name: str(selection.standing_of(name)) for name in names}
    reasons = {name: selection.reason_of(name) for name in names}
    return {
        "within": [name for name in names if standing[name] == "within"],
        "perhaps": [name for name in names if standing[name] == "perhaps"],
        "omitted": {name: reason for name, reason in reasons.items() if reason},
    }


def slide(number: int) -> Plain | None:
    """The slide of a number with the events on it; none for the cover and the sources."""
    slides = shipped().brief.slides
    if not 0 < number <= len(slides):
        return None
    found = slides[number - 1]
    view = parse_view(found.view).view
    return {"id": found.id, "view": fields(view)} | selected(select_events(shipped(), view))


@cache
def shipped() -> Atlas:
    """The atlas of the shipped brief."""
    brief = read_brief(BRIEF).brief
    assert brief is not None
    return build_atlas(brief, "shipped")


def run(link: str) -> AppTest:
    """The page of a link, run without a browser as on a first visit."""
    page, parameters = address(link)
    app = AppTest.from_file(str(MAIN), default_timeout=TIMEOUT_S)
    app.query_params |= {key: values for key, values in parameters.items() if key not in EMBED}
    app.context["is_embedded"] = parameters.get("embed") == ["true"]
    # The reading page counts the names that it asks for: with the index, whatever this machine has built.
    with patch.dict(os.environ, {variable_of("cache"): str(build_names_folder())}):
        app.run()
        if page:
            app.switch_page(f"{page}.py").run()
    assert not app.exception, link
    return app


def shown(app: AppTest) -> Plain:
    """Headings and warnings of a page, the events it lists and leads to, and the camera of its map."""
    body = " ".join(each.proto.body for each in app.get("html"))
    sent = list(components(app))
    # A page without a map keeps the map of the page before, hidden.
    maps = [each for each in sent if "camera" in each and _shows_map(app)]
    return {
        "headings": [words(each) for each in re.findall(r"<h[1-3]\b.*?</h[1-3]>", body, re.DOTALL)],
        "warnings": [
            words(line)
            for box in re.findall(r'<div class="warnings".*?</div>', body, re.DOTALL)
            for line in re.findall(r"<li\b.*?</li>", box, re.DOTALL)
        ],
        "listed": [row[0] for each in sent for row in each.get("rows", [])],
        "leads to": list(dict.fromkeys([*re.findall(r'data-focus="([^"]*)"', body), *_focused(app)])),
        "maps": len(maps),
        "camera": maps[0]["camera"] if maps else None,
    }


def _shows_map(app: AppTest) -> bool:
    """Whether the style sheet of a page shows the map."""
    return not any(HIDDEN_MAP in each.proto.body for each in app.get("html"))


def _focused(app: AppTest) -> Iterable[str]:
    """The events that the ways of a page put in focus."""
    queries = [parse_qs(each.proto.query_string) for each in app.get("page_link")]
    return [name for query in queries for name in query.get("focus", [])]


def components(app: AppTest) -> Iterable[Plain]:
    """The data of each component of ours on a page."""
    for each in app.get("bidi_component"):
        sent = zlib.decompress(each.proto.bytes) if each.proto.bytes else each.proto.json
        if sent:  # one that watches the page needs no data
            yield json.loads(sent)


def told(app: AppTest) -> list[str]:
    """The words of a page: of each piece of HTML, of each control, of each row of its table."""
    pieces = [words(each.proto.body) for each in app.get("html")]
    kinds = ("button", "page_link", "text_input", "selectbox", "button_group", "file_uploader", "expander")
    labels = [each.proto.label for kind in kinds for each in app.get(kind)]
    rows = [
        words(" | ".join(each["cell_texts"][at] for at in row[1:]))
        for each in components(app)
        for row in each.get("rows", [])
    ]
    return [text for text in (*pieces, *labels, *rows) if text]


def words(markup: str) -> str:
    """The words between tags, without digests and the version, which change with every brief and release."""
    bare = re.sub(r"<style\b.*?</style>|<svg\b.*?</svg>", "", markup, flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]*>", " ", bare))
    text = re.sub(r"[\u2066-\u2069]", "", text).replace(__version__, "VERSION")
    return " ".join(re.sub(r"\b[0-9a-f]{64}\b", "DIGEST", text).split())


def main() -> None:
    """Write both files."""
    found: list[Plain] = []
    pages: dict[str, list[str]] = {}
    for entry in links():
        link, app = entry["link"], run(entry["link"])
        given = {key: value for key, value in entry.items() if key in BY_HAND}
        found.append(given | {"opens": opened(link), "shows": shown(app)})
        if entry.get("words"):
            pages[link] = told(app)
    (FOLDER / "links.json").write_text(printed(found), encoding="utf-8")
    text = json.dumps(pages, ensure_ascii=False, indent=1)
    (FOLDER / "pages.json").write_text(f"{text}\n", encoding="utf-8")


def printed(entries: Iterable[Mapping[str, Any]]) -> str:
    """The entries as JSON, with a line for each field of what a link opens and shows."""
    return "[\n" + ",\n".join(_lines(entry, 2) for entry in entries) + "\n]\n"


def _lines(value: Any, depth: int) -> str:
    if not depth or not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "{\n" + ",\n".join(f'"{key}": {_lines(each, depth - 1)}' for key, each in value.items()) + "\n}"


if __name__ == "__main__":
    main()
