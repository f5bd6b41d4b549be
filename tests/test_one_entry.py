"""A language, a page and a format are added to a copy of the program, by one entry each, and all open."""

import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

ROOT = Path(__file__).parents[1]
LANGUAGE = 'Language(code="qps", name="Þšéûðö", locale="en-GB", fallback="en", direction="rtl")'
PAGE = 'PageEntry("extra", "extra", "page.changes", "header")'
FORMAT = (
    'ExportFormat("extra", FormatGroup.DATA, "Extra", "text/plain", "geodata.export.data_files:geojson_file")'
)
ENTRIES = {
    "words/languages.py": ("_REGISTERED: Final = (\n", LANGUAGE),
    "screens/shell/page_registry.py": ('    PageEntry("figures", ', PAGE),
    "export/formats.py": ("_ENTRIES: Final = (\n", FORMAT),
}
"""By registry: the text after which the entry stands (before it, where it is no whole line); the entry."""
CATALOGUE = """\
[page]
dashboard = "Måþ"
reading = "Téxţ"
help = "Hélþ"
"""
KIND_WORDS = 'words.qps = {one = "Éxérçîšé", many = "Éxérçîšéš"}\n'
"""Names of a kind in the new language, which stand in its block of ``kinds.toml``."""
SCRIPT = """\
import streamlit as st
from geodata.screens.shell.page_body import show_page
show_page(lambda context: st.html(f"<p>an extra page in {context.lang}</p>"))
"""
OPEN_PAGES = """
import json
from streamlit.testing.v1 import AppTest
from geodata.screens.shell.page_registry import PAGES

app = AppTest.from_file("pages/main.py", default_timeout=60)
app.query_params["lang"] = "qps"
app.run()
found = {}
for entry in PAGES:
    if entry is not PAGES[0]:
        app.switch_page(entry.script).run()
    found[entry.name] = {
        "exceptions": [each.message for each in app.exception],
        "html": "".join(each.proto.body for each in app.get("html")),
        "buttons": [each.label for each in app.button],
        "links": [each.proto.label for each in app.get("page_link")],
    }
print(json.dumps(found))
"""
WRITE_FILES = """
import sys
from geodata.command_line.cli import run_command as main

brief, *_ = sys.argv[1:]
view = "lang=qps&layer=exercise"
assert main(["snapshot", brief, "--view", view, "-o", "map.png"]) == 0
assert main(["slides", brief, "--view", view, "-o", "map.pptx"]) == 0
assert main(["report", brief, "--view", view, "-o", "map.html"]) == 0
assert main(["features", brief, "--format", "extra", "-o", "map.extra"]) == 0
assert main(["features", brief, "--view", "lang=qqq"]) == 1
"""

WRITE_CONTRACT = """
import json
from geodata.derive.contract_file import briefing_typescript, component_typescript, map_typescript
from geodata.export.briefing_content import briefing_words
from geodata.webmap import assets

_, sha256, name = assets.asset_url("words-qps.json").split("/")
print(json.dumps({
    "contract": {
        "map-contract": map_typescript(),
        "component-contract": component_typescript(),
        "briefing-contract": briefing_typescript(),
    },
    "file": json.loads(assets.asset_content(sha256, name)),
    "briefing": briefing_words("en")["next-language"],
}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with one entry more in each registry, a catalogue folder and a page's script."""
    copy = tmp_path_factory.mktemp("copy")
    skipped = shutil.ignore_patterns("__pycache__", "instrument", "guide")
    shutil.copytree(ROOT / "geodata", copy / "geodata", ignore=skipped)
    shutil.copytree(ROOT / "pages", copy / "pages", ignore=skipped)
    for name in ("instrument", "guide"):
        (copy / "geodata" / name).symlink_to(ROOT / "geodata" / name)
    for name, (place, entry) in ENTRIES.items():
        file = copy / "geodata" / name
        text = file.read_text("utf-8")
        assert text.count(place) == 1
        at = text.index(place) + (len(place) if place.endswith("\n") else 0)
        file.write_text(f"{text[:at]}    {entry},\n{text[at:]}", "utf-8")
    (copy / "geodata" / "data" / "words" / "qps").mkdir()
    (copy / "geodata" / "data" / "words" / "qps" / "all.toml").write_text(CATALOGUE, "utf-8")
    kinds = copy / "geodata" / "data" / "kinds.toml"
    block = "[kinds.exercise]\n"
    kinds.write_text(kinds.read_text("utf-8").replace(block, block + KIND_WORDS), "utf-8")
    (copy / "pages" / "extra.py").write_text(SCRIPT, "utf-8")
    return copy


def _run(copy: Path, program: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the copy."""
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", program, *words]
    ran = subprocess.run(
        command, check=False, capture_output=True, cwd=copy, env=environment, encoding="utf-8", timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    return ran


@pytest.fixture(scope="module")
def pages(copy: Path) -> dict[str, Any]:
    """HTML, buttons, links and exceptions of every page in the new language."""
    found: dict[str, Any] = json.loads(_run(copy, OPEN_PAGES).stdout.splitlines()[-1])
    return found


def test_every_page_opens_in_a_new_language(pages: dict[str, Any]) -> None:
    """No page fails; each has the language's words and direction, and a button to each other language."""
    shown = ["dashboard", "reading", "figures", "sources", "actors", "changes", "help", "about"]
    assert {*shown, "extra", "briefing"} == set(pages)
    assert {name: page["exceptions"] for name, page in pages.items() if page["exceptions"]} == {}
    for name in shown:
        assert {"العربية", "English"} <= set(pages[name]["buttons"])
        assert 'lang="qps" dir="rtl"' in pages[name]["html"]
        assert {"Hélþ", "Téxţ"} & set(pages[name]["links"])
    assert "Éxérçîšé" in pages["sources"]["html"] + pages["figures"]["html"] + pages["actors"]["html"]


def test_a_new_page_is_linked_and_opens(pages: dict[str, Any]) -> None:
    """The entry puts it into the header of the others."""
    assert "What changed" in pages["reading"]["links"]
    assert "an extra page in qps" in pages["extra"]["html"]


def test_the_browser_takes_a_new_language_from_its_row(copy: Path) -> None:
    """Its file of messages has the row's facts; the generated types are those of the tree."""
    found = json.loads(_run(copy, WRITE_CONTRACT).stdout)
    generated = ROOT / "geodata" / "instrument" / "src" / "generated"
    assert found["contract"] == {
        name: (generated / f"{name}.ts").read_text("utf-8") for name in found["contract"]
    }
    facts = found["file"]["language"]
    assert (facts["code"], facts["direction"], facts["locale"]) == ("qps", "rtl", "en-GB")
    assert found["file"]["messages"]["map.time-bar.all-dates"]
    assert found["briefing"] == "Þšéûðö"


def test_files_are_made_in_a_new_language_and_a_new_format(copy: Path, demo_folder: Path) -> None:
    """Picture, slides and report take the language; the format is one of the command line's choices."""
    ran = _run(copy, WRITE_FILES, str(demo_folder))
    assert "lang=qqq" in ran.stderr
    assert "lang=qps" not in ran.stderr
    with Image.open(copy / "map.png") as picture:
        assert picture.format == "PNG"
    slides = Presentation(BytesIO((copy / "map.pptx").read_bytes()))
    assert slides.core_properties.language == "en-GB"
    report = (copy / "map.html").read_text("utf-8")
    assert '<html lang="qps" dir="rtl">' in report
    assert "Éxérçîšé" in report
    assert json.loads((copy / "map.extra").read_bytes())["features"]
